import type { Confirmable, DomainView } from '../../../shared/contract/domains.ts';

/** What a requirement is for, and where or by which command it is done. */
export interface RequirementWords {
  title: string;
  /** Why MIM PAM needs it. */
  means: string;
  /** Where it is done, where no command does it. */
  place: string | null;
  /** Commands to copy, in their order. */
  commands: readonly string[];
}

const windows2016 = (domain: DomainView) => domain.functionality === 'DS_BEHAVIOR_WIN2015';

/** The seven requirements of a CORP domain and the three switches of its trust (docs/mim-facts.md, domains). */
export function requirementWords(domain: DomainView, name: Confirmable): RequirementWords {
  const { netbios } = domain;
  const group = `${netbios}$$$`;
  switch (name) {
    case 'groupObject':
      return {
        title: `Group ${group}`,
        means: 'A domain local security group of this name must exist in the domain.',
        place: null,
        commands: [
          `New-ADGroup -Name '${group}' -SamAccountName '${group}' -GroupCategory Security -GroupScope DomainLocal`,
        ],
      };
    case 'auditing':
      return {
        title: 'Auditing',
        means: 'Success and failure of account management and of directory service access must be audited.',
        place:
          'In the policy of the domain controllers: Computer Configuration, Windows Settings, Security Settings, Local Policies, Audit Policy.',
        commands: [],
      };
    case 'lsaRpc':
      return {
        title: 'RPC to the local security authority',
        means: 'The domain controllers must accept RPC to the local security authority over TCP.',
        place: 'On the domain controllers, in the registry. It counts after a restart.',
        commands: [
          'New-ItemProperty -Path HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Lsa -Name TcpipClientSupport -PropertyType DWORD -Value 1',
        ],
      };
    case 'domainConfiguration':
      return {
        title: 'PAM domain configuration',
        means: windows2016(domain)
          ? 'At the Windows Server 2016 level MIM does not use New-PAMDomainConfiguration: the netdom commands of the trust take its place. Confirm it once they have run.'
          : 'MIM must configure the domain, after the trust. Running the cmdlet here records that; it must also run on the MIM server.',
        place: null,
        commands: windows2016(domain)
          ? []
          : [`New-PAMDomainConfiguration -SourceDomain '${netbios}' -Credentials (Get-Credential)`],
      };
    case 'readPermission':
      return {
        title: 'Read permission for PRIV',
        means:
          'The administrators of PRIV and the account of the PAM Monitoring Service must be able to read all user information of the domain.',
        place:
          'In Active Directory Users and Computers: Delegate Control of the domain, “Read all user information”.',
        commands: [],
      };
    case 'breakGlass':
      return {
        title: 'Break-glass account',
        means:
          'An account of the domain that does not depend on PRIV must be kept, so that the domain can be administered when PRIV is down.',
        place: 'In the domain, its password under lock and key.',
        commands: [],
      };
    case 'adminSdHolder':
      return {
        title: 'Review of AdminSDHolder',
        means:
          'The permissions on AdminSDHolder apply to every privileged account and group; someone must have looked at who has them.',
        place: 'In Active Directory Users and Computers: System, AdminSDHolder, Security.',
        commands: [],
      };
    case 'sidHistory':
      return {
        title: 'SID history enabled',
        means: 'Without it CORP ignores the CORP SIDs that a PRIV account carries.',
        place: 'netdom answers “Enabling SID history for this trust”, or that it is enabled already.',
        commands: [domain.commands.sidHistory],
      };
    case 'sidFilteringOff':
      return {
        title: 'SID filtering off',
        means: 'SID filtering, or quarantine, takes the CORP SIDs out of what comes over the trust.',
        place:
          'netdom answers “Setting the trust to not filter SIDs”, or “SID filtering is not enabled for this trust”.',
        commands: [domain.commands.sidFilteringOff],
      };
    case 'pimTrust':
      return {
        title: 'PIM trust enabled',
        means: 'It lets CORP accept memberships of shadow principals, which end by themselves.',
        place: null,
        commands: [domain.commands.pimTrust],
      };
  }
}
