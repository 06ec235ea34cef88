import { describe, expect, it } from 'vitest';
import { type Desk, openDesk } from '../compose/desk.ts';

// The examples of Microsoft's pages, as they stand there: dashes, prompts and spellings too. Those of one page go on from each
// other, as their variables do. What stands beside each is what it answers, or the place and the reason of its refusal.

interface Example {
  /** The page. */
  page: string;
  script: string;
  as?: string;
  /** The PRIV account of whoever sits here: nobody decides as another without a reason. */
  own?: string;
  answers?: unknown[];
  /** What the page's reader would look at next, and what it then sees. */
  then?: [line: string, unknown[]];
  refused?: RegExp;
}

const examples: Example[] = [
  {
    page: 'Step 6, users, without what is Active Directory’s own',
    script: 'Import-Module MIMPAM\n$sj = New-PAMUser –SourceDomain CONTOSO.local –SourceAccountName Jen',
    answers: [],
    then: ['Get-PAMUser -SourceAccountName Jen', [{ PrivAccountName: 'PRIV.Jen' }]],
  },
  {
    page: 'Step 6, what is Active Directory’s own',
    script: 'Import-Module MIMPAM\nImport-Module ActiveDirectory',
    refused: /^Line 2, column 15: found "ActiveDirectory", expected MIMPAM/,
  },
  {
    page: 'Step 6, passwords',
    script: '$jp = ConvertTo-SecureString "Pass@word1" –asplaintext –force',
    refused: /^Column 7: found "ConvertTo-SecureString".* Only the cmdlets of MIM PAM are run here/,
  },
  {
    page: 'Step 6, group and role',
    script: [
      '$sj = Get-PAMUser -SourceAccountName Jen',
      '$ca = get-credential –UserName CONTOSO\\Administrator –Message "CORP forest domain admin credentials"',
      '$pg = New-PAMGroup –SourceGroupName "CorpAdmins" –SourceDomain CONTOSO.local –SourceDC CORPDC.contoso.local –Credentials $ca',
      '$pr = New-PAMRole –DisplayName "CorpAdmins" –Privileges $pg –Candidates $sj',
    ].join('\n'),
    answers: [],
    then: [
      'Get-PAMRole CorpAdmins',
      [
        {
          Candidates: [expect.objectContaining({ PrivAccountName: 'PRIV.Jen' })],
          Privileges: [expect.objectContaining({ SourceAccountName: 'CorpAdmins' })],
        },
      ],
    ],
  },
  {
    page: 'Step 7, without klist',
    script:
      'Import-module MIMPAM\n$r = Get-PAMRoleForRequest | ? { $_.DisplayName –eq "CorpAdmins" }\nNew-PAMRequest –role $r',
    as: 'PRIV.Jen',
    answers: [{ RequestStatus: 'Active', RoleName: 'CorpAdmins' }],
  },
  {
    page: 'Step 7, klist',
    script: 'klist purge',
    refused: /^Column 1: found "klist"/,
  },
  {
    page: 'Close-PAMRequest',
    script: 'PS C:\\> Close-PAMRequest -RoleDisplayName "CorpAdmins"',
    as: 'PRIV.Jen',
    answers: [],
    then: ['Get-PAMRequest (Get-PAMUser -SourceAccountName Jen) -Active', []],
  },
  {
    page: 'New-PAMRole',
    script:
      '$PG = Get-PAMGroup CorpAdmins; $SJ = Get-PAMUser -SourceAccountName Jen\nPS C:\\>New-PAMRole -DisplayName "IT" -TTL 600 -Privileges $PG -Candidates $SJ',
    answers: [{ DisplayName: 'IT', TTL: 600 }],
  },
  {
    page: 'Get-PAMRole',
    script: 'PS C:\\> $Role = Get-PAMRole -DisplayName "IT"',
    answers: [],
  },
  {
    page: 'Set-PAMRole, example 1',
    script: 'PS C:\\> Set-PAMRole -Role (Get-PAMRole -DisplayName "IT") -Description "For IT Use Only"',
    answers: [{ Description: 'For IT Use Only' }],
  },
  {
    page: 'Set-PAMRole, example 2',
    script:
      'PS C:\\> $Role = Get-PAMRole -DisplayName "IT" ; $NC = $Role.Candidates + (Get-PAMUser -PrivDisplayName "contoso.ann") ; $Role = Set-PAMRole -Role $Role -Candidates $NC',
    answers: [],
    then: [
      'Get-PAMRole IT',
      [
        {
          Candidates: [
            expect.objectContaining({ SourceAccountName: 'Jen' }),
            expect.objectContaining({ SourceAccountName: 'Ann' }),
          ],
        },
      ],
    ],
  },
  {
    page: 'Get-PAMUser',
    script: 'PS C:\\> $Users = Get-PAMUser -SourceDisplayName "Jen"\n$Users.Count',
    answers: [{ Value: 1 }],
  },
  {
    page: 'Set-PAMUser',
    script:
      'PS C:\\> Set-PAMUser -User (Get-PAMUser -PrivDisplayName "contoso.ann") -PrivAccountActive $False',
    answers: [{ PrivAccountActive: false }],
  },
  {
    page: 'MFA, users',
    script: 'Set-PAMUser (Get-PAMUser -SourceDisplayName Jen) -SourcePhoneNumber 12135551212',
    answers: [{ SourcePhoneNumber: '12135551212' }],
  },
  {
    page: 'MFA, roles',
    script: 'Set-PAMRole (Get-PAMRole -DisplayName "CorpAdmins") -MFAEnabled 1',
    answers: [{ MFAEnabled: true }],
  },
  {
    page: 'MFA, roles, off',
    script: 'Set-PAMRole (Get-PAMRole -DisplayName "CorpAdmins") -MFAEnabled 0',
    answers: [{ MFAEnabled: false }],
  },
  {
    page: 'Set-PAMGroup',
    script:
      'PS C:\\> Set-PAMGroup -Group (Get-PAMGroup -SourceAccountName "CorpAdmins") -PrivDescription "For IT Use"',
    answers: [{ PrivDescription: 'For IT Use' }],
  },
  {
    page: 'New-PAMGroup, example 1: a parameter that its own page does not describe',
    script:
      'PS C:\\> $Cred = Get-Credential; $PAMGroup = New-PAMGroup -SourceGroupName "CorpAdmins" -SourceDomain "CORP" -SourceDC "CORPDC" -Credentials $Cred -CloneSIDHistory 1',
    refused: /found -CloneSIDHistory/,
  },
  {
    page: 'New-PAMGroup, example 2',
    script:
      'PS C:\\> $PAMGroup = New-PAMGroup -PrivOnly -SourceDomain "priv.contoso.local" -SourceGroupName "Domain Admins"\n$PAMGroup.PrivOnly',
    answers: [{ Value: true }],
  },
  {
    page: 'Get-PAMRequest',
    script: 'PS C:\\> Get-PAMRequest -User (Get-PAMUser -PrivDisplayName "contoso.jen")',
    answers: [{ RequestStatus: 'Closed' }],
  },
  {
    page: 'Set-PAMConfiguration',
    script:
      'PS C:\\> Set-PAMConfiguration -RoleMaximalDuration (New-TimeSpan -Days 7) -RoleDefaultDuration (New-TimeSpan -Days 1)',
    answers: [{ RoleMaximalDuration: 604_800, RoleDefaultDuration: 86_400 }],
  },
  {
    page: '“Raise the bastion functional level”, with the spelling of Get-PAMConfiguration',
    script: 'Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_WIN2015',
    answers: [{ ForestFunctionality: 'DS_BEHAVIOR_WIN2015' }],
  },
  {
    page: '“Raise the bastion functional level”, with its own spelling',
    script: 'Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_2015',
    refused: /found "DS_BEHAVIOR_2015", expected DS_BEHAVIOR_WIN2012R2 or DS_BEHAVIOR_WIN2015/,
  },
  {
    page: 'New-PAMRequest, example 1',
    script: '$Role = Get-PAMRoleForRequest -DisplayName IT\nPS C:\\> New-PAMRequest -role $Role',
    as: 'PRIV.Jen',
    answers: [{ RequestStatus: 'PendingApproval' }],
  },
  {
    page: 'Get-PAMRequestToApprove',
    script: 'PS C:\\> $Requests = Get-PAMRequestToApprove\n$Requests | Select-Object Requestor, RoleName',
    as: 'PRIV.Pat',
    answers: [{ Requestor: 'PRIV.Jen', RoleName: 'IT' }],
  },
  {
    page: 'Set-PAMRequestToApprove',
    script:
      'PS C:\\> $RejectApproval = Get-PAMRequestToApprove ; foreach ($request in $RejectApproval) {Set-PAMRequestToApprove -Request $request -Reject}',
    own: 'PRIV.Pat',
    answers: [],
    then: ['Get-PAMRequest (Get-PAMUser -SourceAccountName Jen) -Rejected', [{ RequestStatus: 'Rejected' }]],
  },
  {
    page: 'Close-PAMRequestForControl',
    script: 'PS C:\\> Close-PAMRequestForControl -User (Get-PAMUser -PrivDisplayName "contoso.jen")',
    answers: [],
  },
  {
    page: 'Remove-PAMUser',
    script: 'PS C:\\> Remove-PAMUser -User (Get-PAMUser -PrivDisplayName "contoso.jen")',
    refused: /candidate/,
  },
  {
    page: 'an operator’s wrapper: who may activate what',
    script:
      'foreach ($r in Get-PAMRole | Sort-Object DisplayName) { foreach ($c in $r.Candidates) { "$($r.DisplayName): $($c.PrivAccountName)" } }',
    answers: [{ Value: 'CorpAdmins: PRIV.Jen' }, { Value: 'IT: PRIV.Jen' }, { Value: 'IT: PRIV.Ann' }],
  },
  {
    page: 'an operator’s wrapper: every request of every user',
    script:
      'Get-PAMUser | % { Get-PAMRequest $_ -All } | Where-Object { $_.RequestStatus -ne "Active" } | Measure-Object | % Count',
    answers: [{ Value: 2 }],
  },
  {
    page: 'an operator’s wrapper: take a candidate off',
    script:
      '$r = Get-PAMRole IT; Set-PAMRole $r -Candidates ($r.Candidates | ? { $_.SourceAccountName -ne "Ann" }) | Out-Null; (Get-PAMRole IT).Candidates.PrivAccountName',
    answers: [{ Value: 'PRIV.Jen' }],
  },
];

/** What the pages take for granted between their examples. */
const between: Record<string, string[]> = {
  'Set-PAMRole, example 2': [
    'New-PAMUser CONTOSO Ann',
    'Set-PAMUser (Get-PAMUser -SourceAccountName Ann) -PrivDisplayName contoso.ann',
    'Set-PAMUser (Get-PAMUser -SourceAccountName Jen) -PrivDisplayName contoso.jen',
  ],
  'New-PAMRequest, example 1': [
    'New-PAMUser CONTOSO Pat',
    'Set-PAMRole (Get-PAMRole IT) -ApprovalEnabled 1 -Approvers (Get-PAMUser -SourceAccountName Pat)',
  ],
};

describe('the examples of the pages', () => {
  it('answer as the pages say, one after the other', async () => {
    const desk = await openDesk();
    for (const example of examples) await holds(desk, example);
  });
});

async function holds(desk: Desk, { page, script, as, own, answers, then, refused }: Example): Promise<void> {
  const exec = async (line: string, by?: string) =>
    (await desk.call('cmdlet.exec', { line, ...(by === undefined ? {} : { as: by }) })).objects;
  for (const line of between[page] ?? []) await exec(line);
  if (own !== undefined)
    await desk.call('console.setAccess', { osUser: 'pat', access: 'administer', as: own });
  if (refused !== undefined) {
    const { message } = await desk.refused('cmdlet.exec', { line: script });
    expect(message, page).toMatch(refused);
    return;
  }
  const objects = await exec(script, as);
  expect(objects, page).toHaveLength(answers?.length ?? 0);
  expect(objects, page).toMatchObject(answers ?? []);
  if (then === undefined) return;
  const seen = await exec(then[0]);
  expect(seen, page).toHaveLength(then[1].length);
  expect(seen, page).toMatchObject(then[1]);
}
