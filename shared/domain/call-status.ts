/**
 * The call-status codes that Microsoft published for the SDK's calls (docs/mim-facts.md, call status): 0–25 and 100–147.
 * A code says how a call went. It never says that the user is verified: that is the provider's `authenticated` alone, and a
 * call with code 2, which most successful calls have, may still be a failed one.
 */
export interface CallStatus {
  code: number;
  /** What happened, in our words. */
  words: string;
  /** What the operator does next where the call failed with this code. */
  nextStep: string;
}

const askAgain = 'Ask again with the user at the phone.';
const numberWrong = 'Compare the stored number with the user and set it with Set-PAMUser -SourcePhoneNumber.';
const unblock = 'Find out with the user what happened before you lift the block at the provider.';
const providerMode = 'Allow this way of verifying at the provider, or use the standard call.';
const licences = 'Have the provider’s licences extended, or remove users who no longer need MFA.';
const voiceprint = 'Have the user enrol the voiceprint again, or use the standard call.';
const oath = 'Ask again and type the code that the token shows now; check the token’s clock.';
const sms = 'Check that the number takes text messages, or use the standard call.';
const app = 'Check the app on the user’s device, or use the standard call.';
const programming =
  'This is a fault between the console and the provider: report it with the time and the request.';

type Row = readonly [code: number, words: string, nextStep: string];

// How to tell the near ones apart: 102 nobody took the call (not answered, busy, switched off); 13 a machine took it; 4 somebody
// took it and pressed nothing; 108 somebody took it and hung up; 12 somebody pressed the wrong keys.
const rows: readonly Row[] = [
  [0, 'The provider gave no result', 'Check that the provider can be reached, then ask again.'],
  [1, 'The PIN was entered', askAgain],
  [2, 'Only # was pressed', askAgain],
  [3, 'Keys were pressed without # at the end', 'Ask again and press # last.'],
  [
    4,
    'The call was taken and nothing was pressed in time',
    'Ask again and press #; a mailbox may have answered.',
  ],
  [5, 'The PIN has expired and was not changed', 'Set a new PIN for the user, then ask again.'],
  [6, 'An earlier verification was used', askAgain],
  [7, 'Verification was bypassed', 'Find out who set the bypass at the provider and why.'],
  [8, 'An earlier verification from the same address was used', askAgain],
  [9, 'An earlier verification from the same application was used', askAgain],
  [10, 'The call was cut off', askAgain],
  [11, 'The call took too long', askAgain],
  [12, 'Wrong keys were pressed', 'Ask again and press # only, or the PIN and then #.'],
  [13, 'A mailbox took the call', 'Ask again when the user can answer; a mailbox cannot verify.'],
  [14, 'The user is blocked at the provider', unblock],
  [15, 'The result is not known yet', 'Wait for the result; if none comes, ask again.'],
  [16, 'The voiceprint matched', askAgain],
  [17, 'The voiceprint was enrolled', askAgain],
  [18, 'The voiceprint has expired and was not renewed', voiceprint],
  [19, 'Verified by text message', askAgain],
  [20, 'The text message was sent', 'Wait for the answer to the message; if none comes, ask again.'],
  [21, 'Verified by the phone app', askAgain],
  [22, 'The OATH code is awaited', 'Type the code that the token shows.'],
  [23, 'The OATH code was right', askAgain],
  [24, 'The OATH code, asked instead of a call, was right', askAgain],
  [25, 'The security questions, asked instead of a call, were answered', askAgain],
  [100, 'The number does not exist', numberWrong],
  [101, 'The phone is already in a call', 'Wait until that call has ended, then ask again.'],
  [
    102,
    'Nobody could be reached: no answer, busy, or out of service',
    `${askAgain} If it keeps failing, check the number.`,
  ],
  [
    103,
    'International calls are not allowed',
    'Allow calls to this country at the provider, or store another number.',
  ],
  [104, 'Verification with a PIN is not allowed', providerMode],
  [105, 'The account is locked', unblock],
  [106, 'The request to the provider was malformed', programming],
  [
    107,
    'The number is not written as the provider needs it',
    `${numberWrong} Country code 1 needs 10 digits.`,
  ],
  [108, 'The call was taken and hung up before a key was pressed', askAgain],
  [109, 'The credit at the provider is used up', 'Have the credit at the provider topped up.'],
  [110, 'Extensions are not allowed', 'Store a number that reaches the user without an extension.'],
  [111, 'The extension is not valid', 'Store a number that reaches the user without an extension.'],
  [
    112,
    'The fraud code was entered: the user denies having asked',
    'Treat it as an attack: find out who asked before anything else.',
  ],
  [
    113,
    'Trying further numbers is not allowed',
    'Allow it at the provider, or store the number that the user answers.',
  ],
  [114, 'Handing the PIN back is not allowed', providerMode],
  [115, 'Confirming events is not allowed', providerMode],
  [116, 'A parameter of the event is not valid', programming],
  [117, 'The call could not be placed', 'Check the line of the provider, then ask again.'],
  [118, 'The voiceprint did not match', voiceprint],
  [119, 'Verification by voiceprint is not allowed', providerMode],
  [120, 'The text message could not be sent', sms],
  [121, 'Nobody answered the text message', sms],
  [
    122,
    'The code from the text message was wrong',
    'Ask again and answer with the code of the newest message.',
  ],
  [
    123,
    'The code from the text message or the PIN was wrong',
    'Ask again; if the PIN is forgotten, set a new one.',
  ],
  [124, 'Verification by text message is not allowed', providerMode],
  [125, 'Another language is not allowed', 'Set the language at the provider to one that it allows.'],
  [126, 'All user licences are in use', licences],
  [127, 'All user licences for text messages are in use', licences],
  [128, 'All user licences for voiceprints are in use', licences],
  [129, 'The user denied it in the phone app', 'Find out with the user whether the request was theirs.'],
  [130, 'The PIN in the phone app was wrong', 'Ask again; if the PIN is forgotten, set a new one.'],
  [
    131,
    'The PIN of the phone app was not changed',
    'Have the user change the PIN in the app, then ask again.',
  ],
  [132, 'The user reported fraud', 'Treat it as an attack: find out who asked before anything else.'],
  [133, 'The phone app did not answer', app],
  [134, 'Verification by the phone app is not allowed', providerMode],
  [135, 'All of the user’s devices are blocked', unblock],
  [136, 'The phone app could not be notified', app],
  [137, 'The phone app gave a result that is not valid', app],
  [138, 'The OATH code was wrong', oath],
  [139, 'The OATH code was used before', oath],
  [140, 'The OATH code is out of date', oath],
  [141, 'Verification by OATH token is not allowed', providerMode],
  [142, 'No OATH code came in time', oath],
  [143, 'The security questions were not answered in time', askAgain],
  [144, 'No result came in time', 'Check that the provider can be reached, then ask again.'],
  [145, 'The device’s token has changed', 'Have the user register the device again.'],
  [
    146,
    'The code from the text message was wrong too often',
    'Wait, then ask again with the code of the newest message.',
  ],
  [147, 'The OATH code or the PIN was wrong', oath],
];

/** Every published code, in order. */
export const callStatuses: readonly CallStatus[] = rows.map(([code, words, nextStep]) => ({
  code,
  words,
  nextStep,
}));

const byCode: ReadonlyMap<number, CallStatus> = new Map(callStatuses.map(status => [status.code, status]));

/** True for a code that Microsoft published. */
export function isCallStatusCode(code: number): boolean {
  return byCode.has(code);
}

/** What a code says. One that is not published, or none, is shown as it is and explains nothing. */
export function callStatus(code: number | null): Pick<CallStatus, 'words' | 'nextStep'> {
  const known = code === null ? undefined : byCode.get(code);
  if (known) return known;
  const words =
    code === null ? 'The provider gives no status code' : `Status ${code}, which is not published`;
  return { words, nextStep: 'Look into the provider’s own report.' };
}
