import { matrixPeople, type MatrixFilter } from '../../../shared/contract/matrix.ts';
import { addressCodec, choicePart, flagPart, textPart } from '../../components/address-filter.ts';
import type { AddressValue } from '../../components/address-filter.ts';

const asked = ['yes', 'no'] as const;

const spec = {
  users: textPart(),
  people: choicePart(matrixPeople),
  roles: textPart(),
  mfa: choicePart(asked),
  approval: choicePart(asked),
  active: flagPart(),
};

/** The filter of the matrix, as the address holds it. */
export const matrixAddress = addressCodec(spec);
export type MatrixAddress = AddressValue<typeof spec>;

/** The filter as `matrix.get` takes it. */
export function matrixInput({ users, people, roles, mfa, approval, active }: MatrixAddress): MatrixFilter {
  return {
    ...(users === undefined ? {} : { users }),
    ...(people === undefined ? {} : { people }),
    ...(roles === undefined ? {} : { roles }),
    ...(mfa === undefined ? {} : { mfaEnabled: mfa === 'yes' }),
    ...(approval === undefined ? {} : { approvalEnabled: approval === 'yes' }),
    ...(active === undefined ? {} : { active: true }),
  };
}
