import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { phoneProblems, type phonesContract } from '../../shared/contract/phones.ts';
import { dialPublic, readPhoneNumber } from '../../shared/domain/phone-number.ts';
import { userNameOf } from './bridge-views.ts';
import type { World } from './bridge-world.ts';

/** The numbers of the forest for looking at: nobody in it is blocked, and nobody can be. */
export function fakePhones(world: World): Handlers<typeof phonesContract> {
  const refuse = (): never => {
    throw new AppError(
      'UNAVAILABLE',
      'This is a forest for looking at: it blocks nobody. Open the sample forest.',
    );
  };
  return {
    'phones.report': () => ({
      rows: world.users.map(user => {
        const reading = readPhoneNumber(user.sourcePhoneNumber, '1');
        return {
          user: userNameOf(user),
          text: user.sourcePhoneNumber,
          reading,
          canDial: dialPublic(reading).canDial,
          why: '',
          problems: reading.kind === 'empty' ? (['missing'] as const).slice() : [],
          sharedWith: [],
          changedAt: null,
          mfaRoles: [],
          standing: null,
        };
      }),
      next: null,
      total: world.users.length,
      counts: Object.fromEntries([...phoneProblems, 'blocked', 'bypass'].map(one => [one, 0])) as Record<
        (typeof phoneProblems)[number] | 'blocked' | 'bypass',
        number
      >,
    }),
    'phones.block': refuse,
    'phones.unblock': refuse,
    'phones.giveBypass': refuse,
    'phones.takeBypass': refuse,
  };
}
