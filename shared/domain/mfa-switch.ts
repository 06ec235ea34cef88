import { mfaElementNames, type MfaBackEnd, type MfaElementName, type MfaValues } from './mfa-settings.ts';

/** What changing the back end asks for: the texts to clear, the texts that must be there, and the steps in words. */
export interface MfaSwitchPlan {
  clear: MfaElementName[];
  required: MfaElementName[];
  steps: string[];
}

const restart = 'Restart the MIM Service (FIMService) for this to take effect.';
const backUp =
  'The console keeps the file as it was as a backup beside it; restoring that backup reverts the change.';

/**
 * What Microsoft says to clear and set for a back end.
 * Sources: working-with-mfaserver-for-mim.md (MFA Server), working-with-custommfaserver-for-mim.md (custom: all entries are
 * cleared), the seed page (SDK). That a back end's own switch is cleared when another takes its place, and all of `none`, are ours.
 */
export function switchPlan(to: MfaBackEnd): MfaSwitchPlan {
  switch (to) {
    case 'mfa-server':
      return {
        clear: ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD', 'CertFilePath', 'CustomPhoneProvider'],
        required: ['username', 'LOCMFA', 'LOCMFASRV'],
        steps: [
          'Clears LICENSE_KEY, GROUP_KEY, CERT_PASSWORD and CertFilePath, as Microsoft says for MFA Server, and CustomPhoneProvider.',
          'Sets Username to the MIM Service account’s UPN, LOCMFA to true, and LOCMFASRV to the address of the Web Service SDK.',
          'Needs MIM 4.5.202.0 or later.',
          backUp,
          restart,
        ],
      };
    case 'custom':
      return {
        clear: mfaElementNames.filter(name => name !== 'CustomPhoneProvider'),
        required: ['CustomPhoneProvider'],
        steps: [
          'Clears all the other configuration entries, DefaultCountryCode and username included, as Microsoft says for a custom provider.',
          'Sets CustomPhoneProvider to the full path of the provider’s DLL, without quotes.',
          'Needs MIM 4.5.202.0 or later.',
          backUp,
          restart,
        ],
      };
    case 'sdk':
      return {
        clear: ['LOCMFA', 'LOCMFASRV', 'CustomPhoneProvider'],
        required: ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD', 'CertFilePath', 'username'],
        steps: [
          'Clears LOCMFA, LOCMFASRV and CustomPhoneProvider.',
          'Sets LICENSE_KEY, GROUP_KEY and CERT_PASSWORD from pf_auth.cs, CertFilePath to the full path of cert_key.p12 without quotes, and username.',
          backUp,
          restart,
        ],
      };
    case 'none':
      return {
        clear: mfaElementNames.filter(name => name !== 'DefaultCountryCode'),
        required: [],
        steps: [
          'Clears every entry except DefaultCountryCode, which says how numbers are read.',
          backUp,
          restart,
        ],
      };
  }
}

/**
 * The texts to write so that `to` becomes the back end. `values` are the person's own and win over the plan: a text given for
 * a cleared element keeps it. LOCMFA is set to true for MFA Server. The result holds only what differs from `current`.
 */
export function switchEdits(current: MfaValues, to: MfaBackEnd, values: MfaValues): MfaValues {
  const edits: MfaValues = {};
  for (const name of switchPlan(to).clear) if ((current[name] ?? '') !== '') edits[name] = '';
  if (to === 'mfa-server' && (current.LOCMFA ?? '').trim().toLowerCase() !== 'true') edits.LOCMFA = 'true';
  for (const name of mfaElementNames) {
    const value = values[name];
    if (value === undefined) continue;
    if (value === (current[name] ?? '')) delete edits[name];
    else edits[name] = value;
  }
  return edits;
}

/** The required elements of `to` that would be empty once `edits` are written over `current`. */
export function missingFor(to: MfaBackEnd, current: MfaValues, edits: MfaValues): MfaElementName[] {
  return switchPlan(to).required.filter(name => (edits[name] ?? current[name] ?? '').trim() === '');
}
