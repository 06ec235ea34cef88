import {
  configuredBackEnds,
  isMfaSecret,
  mfaBackEndNames,
  mfaElementNames,
  type MfaValues,
} from './mfa-settings.ts';
import { switchPlan } from './mfa-switch.ts';
import {
  isFullPath,
  isPlaceholder,
  isPlainHttp,
  isWebServiceSdk,
  refusedValues,
  unusualShape,
} from './mfa-values.ts';
import type { MfaFinding } from './mfa-views.ts';

type Severity = MfaFinding['severity'];

function finding(
  id: string,
  severity: Severity,
  subject: string,
  message: string,
  remedy: string,
): MfaFinding {
  return { id, severity, subject, message, remedy };
}

function secretFindings(values: MfaValues): MfaFinding[] {
  return mfaElementNames.filter(isMfaSecret).flatMap(name => {
    const value = values[name];
    if (value === undefined || value === '') return [];
    if (isPlaceholder(value)) {
      return [
        finding(
          'placeholder',
          'error',
          name,
          `${name} holds a placeholder, not a key.`,
          'Import the credential ZIP, or set the key.',
        ),
      ];
    }
    const shape = unusualShape(name, value);
    if (shape === undefined) return [];
    const message = `${name} has an unusual shape: keys seen so far are ${shape}.`;
    return [
      finding(
        'unusual-shape',
        'warning',
        name,
        message,
        'Compare it with pf_auth.cs. If it is the same, leave it.',
      ),
    ];
  });
}

function pathFindings(values: MfaValues): MfaFinding[] {
  return (['CertFilePath', 'CustomPhoneProvider'] as const).flatMap(name => {
    const value = values[name] ?? '';
    if (value === '' || isFullPath(value)) return [];
    return [
      finding(
        'path-not-full',
        'warning',
        name,
        `${name} is not a full path.`,
        'Write the path from its root, for example C:\\….',
      ),
    ];
  });
}

function serverFindings(values: MfaValues): MfaFinding[] {
  const found: MfaFinding[] = [];
  const address = values.LOCMFASRV ?? '';
  if (isPlainHttp(address)) {
    const message = 'LOCMFASRV is an http address: requests travel unencrypted.';
    found.push(
      finding(
        'server-not-https',
        'warning',
        'LOCMFASRV',
        message,
        'Use the https address of the Web Service SDK.',
      ),
    );
  }
  if (address !== '' && !isWebServiceSdk(address)) {
    const message = 'LOCMFASRV does not end in PfWsSdk.asmx, as Microsoft’s example does.';
    found.push(
      finding('server-unusual', 'information', 'LOCMFASRV', message, 'Check the address on the MFA Server.'),
    );
  }
  if (configuredBackEnds(values).includes('mfa-server') && !/^[^@\s]+@[^@\s]+$/.test(values.username ?? '')) {
    const message =
      'With MFA Server, Username is the MIM Service account’s UPN, such as mimservice@contoso.com.';
    found.push(
      finding('username-not-upn', 'warning', 'username', message, 'Set the UPN of the MIM Service account.'),
    );
  }
  return found;
}

function backEndFindings(values: MfaValues): MfaFinding[] {
  const found: MfaFinding[] = [];
  const backEnds = configuredBackEnds(values);
  const first = backEnds[0];
  if (backEnds.length > 1) {
    const names = backEnds.map(backEnd => mfaBackEndNames[backEnd]).join(', ');
    const message = `The file configures more than one back end: ${names}. Which one MIM takes is not published.`;
    found.push(
      finding(
        'several-back-ends',
        'error',
        'MfaSettings.xml',
        message,
        'Switch to the one you mean: the others are cleared.',
      ),
    );
  }
  if (first !== undefined) {
    for (const name of switchPlan(first).required) {
      if ((values[name] ?? '').trim() !== '') continue;
      const message = `${name} is empty, and “${mfaBackEndNames[first]}” needs it.`;
      found.push(finding('incomplete', 'error', name, message, `Set ${name}.`));
    }
    if (first !== 'custom' && (values.DefaultCountryCode ?? '').trim() === '') {
      const message = 'DefaultCountryCode is empty: numbers stored without a country code cannot be dialled.';
      found.push(
        finding(
          'no-country-code',
          'warning',
          'DefaultCountryCode',
          message,
          'Set the code of your users, for example 1.',
        ),
      );
    }
  }
  return found;
}

/**
 * What there is to say of the texts of a settings file, from the texts alone. Texts that could not be written today (quotes in a
 * path, an unknown country code) are errors: the file holds them already. No message holds a secret.
 */
export function valueFindings(values: MfaValues): MfaFinding[] {
  const refused = refusedValues(values).map(({ element, message }) =>
    finding('refused-value', 'error', element, message, `Correct ${element}.`),
  );
  return [
    ...refused,
    ...backEndFindings(values),
    ...secretFindings(values),
    ...pathFindings(values),
    ...serverFindings(values),
  ];
}
