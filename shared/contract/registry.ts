import { appContract } from './app.ts';
import { attestationContract } from './attestation.ts';
import { callsContract } from './calls.ts';
import { checksContract } from './checks.ts';
import { cmdletsContract } from './cmdlets.ts';
import { domainsContract } from './domains.ts';
import { eventsContract } from './events.ts';
import { evidenceContract } from './evidence.ts';
import { findContract } from './find.ts';
import { forestContract } from './forest.ts';
import { forwardingContract } from './forwarding.ts';
import { mfaContract } from './mfa.ts';
import { pamContract } from './pam.ts';
import { pastContract } from './past.ts';
import { scriptsContract } from './scripts.ts';
import { mimEvidenceContract } from './mim-evidence.ts';
import { matrixContract } from './matrix.ts';
import { setsContract } from './sets.ts';
import { simulatorContract } from './simulator.ts';
import { phonesContract } from './phones.ts';
import { transferContract } from './transfer.ts';
import type { InputOf, OutputOf, RequestOf } from './define.ts';

/** Every call that can cross the bridge. There is no other. */
export const contract = {
  ...appContract,
  ...forestContract,
  ...cmdletsContract,
  ...pamContract,
  ...findContract,
  ...matrixContract,
  ...setsContract,
  ...scriptsContract,
  ...domainsContract,
  ...callsContract,
  ...eventsContract,
  ...evidenceContract,
  ...forwardingContract,
  ...pastContract,
  ...mfaContract,
  ...checksContract,
  ...simulatorContract,
  ...phonesContract,
  ...transferContract,
  ...mimEvidenceContract,
  ...attestationContract,
};

export type BastionContract = typeof contract;
export type CommandName = keyof BastionContract;
export type Request<N extends CommandName> = RequestOf<BastionContract[N]>;
export type Input<N extends CommandName> = InputOf<BastionContract[N]>;
export type Output<N extends CommandName> = OutputOf<BastionContract[N]>;

/** True for a name that the contract has of its own: `__proto__` and `toString` are not. */
export function isCommandName(name: unknown): name is CommandName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
