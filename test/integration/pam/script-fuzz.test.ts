import fc from 'fast-check';
import { expect, it } from 'vitest';
import { furnished } from '../compose/desk.ts';

const values = fc.constantFrom(
  ...[
    '$u',
    '$r',
    '$t',
    '$n',
    '$l',
    '$e',
    '$_',
    '$true',
    '$null',
    '600',
    "'PRIV.Jen'",
    "'R'",
    '"$t $n"',
    '"$($r.TTL) $u"',
  ],
  ...[
    '(Get-PAMUser -SourceAccountName Jen)',
    '(Get-PAMRole R)',
    '(Get-PAMGroup)',
    '@(Get-PAMUser)',
    '(Get-PAMConfiguration)',
  ],
  ...[
    '(New-TimeSpan -Hours 1)',
    '(Get-Date 2026-01-01)',
    '(Read-Host)',
    '(Get-Credential)',
    '(Get-PAMRoleForRequest -DisplayName R)',
  ],
  ...[
    '$r.Candidates',
    '$r.TTL',
    '$u.PrivAccountName',
    '$u[0]',
    '$l.Count',
    '$r.Nothing',
    '$_.DisplayName',
    '$r.Candidates[0]',
  ],
);
const sign = fc.constantFrom(
  '+',
  '-',
  '*',
  '-eq',
  '-ne',
  '-gt',
  '-le',
  '-like',
  '-contains',
  '-in',
  '-and',
  '-or',
);
const expression = fc
  .tuple(values, fc.array(fc.tuple(sign, values), { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest.flat()].join(' '));
const stage = fc.oneof(
  expression.map(text => `Where-Object { ${text} }`),
  expression.map(text => `ForEach-Object { ${text} }`),
  fc.constantFrom(
    ...[
      'Select-Object -First 1',
      'Select-Object DisplayName, TTL',
      'Select-Object *',
      'Select-Object -ExpandProperty TTL',
    ],
    ...[
      'Sort-Object',
      'Sort-Object TTL -Descending',
      'Sort-Object Candidates',
      'Measure-Object',
      'Out-Null',
      'ft',
      'select -Unique',
    ],
    ...[
      'Set-PAMRole -TTL 900',
      'Set-PAMUser -SourcePhoneNumber 1',
      'Remove-PAMRole',
      'Get-PAMRequest -All',
      'New-PAMRequest',
    ],
  ),
);
const command = fc
  .tuple(
    fc.constantFrom(
      ...[
        'Set-PAMRole $r -Candidates',
        'Set-PAMRole $r -TTL',
        'Set-PAMRole $r -MFAEnabled',
        'Set-PAMRole -Role',
        'Set-PAMUser -User',
      ],
      ...[
        'New-PAMRole',
        'New-PAMRequest',
        'Get-PAMRole',
        'Set-PAMUser $u -PrivPINCode',
        'Get-PAMRequest',
        'Get-PAMRole -Filter',
      ],
      ...[
        'New-PAMUser CONTOSO Ann -Credentials',
        'Set-PAMRole $r -AvailableFrom',
        'Set-PAMConfiguration -UserAdminPasswordLength',
      ],
    ),
    expression,
  )
  .map(([name, text]) => `${name} (${text})`);
const pipeline = fc
  .tuple(fc.oneof(expression, command), fc.array(stage, { maxLength: 3 }))
  .map(([first, stages]) => [first, ...stages].join(' | '));
const statement = fc.oneof(
  { weight: 4, arbitrary: pipeline },
  pipeline.map(text => `$x = ${text}`),
  pipeline.map(text => `$l += ${text}`),
  fc.tuple(expression, pipeline).map(([test, body]) => `if (${test}) { ${body} } else { $t }`),
  fc.tuple(values, pipeline).map(([over, body]) => `foreach ($i in ${over}) { ${body} }`),
);

it('whatever a script says, it is answered or refused, and never a fault of the console', async () => {
  const desk = await furnished();
  const start =
    "$u = Get-PAMUser\n$r = Get-PAMRole R\n$t = 'text'\n$n = 5\n$l = @(1, 'a', $true)\n$e = @()\n";
  const states = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 4 }), async statements => {
      const input = {
        text: start + statements.join('\n'),
        mode: 'transaction',
        whatIf: true,
        as: 'PRIV.Jen',
      };
      const reply = await desk.app.router.callTrusted('script.run', input);
      if (!reply.ok) expect(reply.error.code, reply.error.message).toBe('BAD_REQUEST');
      else
        for (const { state } of (reply.value as { statements: { state: string }[] }).statements)
          states.add(state);
    }),
    { numRuns: 600 },
  );
  // The arbitraries reach far enough to mean something.
  expect([...states].sort()).toEqual(['done', 'failed', 'not-run']);
});
