import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { pastContract, PastMoment } from '../../shared/contract/past.ts';
import type { Jobs } from '../jobs.ts';
import type { AskedMoment } from '../past/resolve.ts';
import type { Forest } from './forest.ts';
import { readMoment } from './moments.ts';

/** Handlers of shared/contract/past.ts. All of it is done off the main thread. */
export function pastHandlers(forest: () => Forest, jobs: () => Jobs): Handlers<typeof pastContract> {
  return {
    'past.open': async ({ moment }) => {
      const { past, now } = forest();
      const { ready, ...found } = await past.ask('open', [asked(forest(), moment), now()]);
      if (ready) return { ...found, job: null };
      const job = jobs().start(`The forest as of entry ${found.seq.toLocaleString('en')}`, async control => {
        control.progress(0, found.seq);
        await past.ask('make', [found.seq], control);
        return 'It is rebuilt from the history.';
      });
      return { ...found, job };
    },
    'past.objects': ({ moment, ...rest }) =>
      forest().past.ask('objects', [asked(forest(), moment), forest().now(), rest]),
    'past.whoCould': ({ moment, role }) => {
      const { past, now, provider, phone } = forest();
      const { name, simulated } = provider;
      const defaultCountryCode = phone.defaultCountryCode();
      const question = { role, provider: { name, simulated }, defaultCountryCode };
      return past.ask('whoCould', [asked(forest(), moment), now(), question]);
    },
    'past.compare': ({ moments: [one, other] }) =>
      forest().past.ask('compare', [[asked(forest(), one), asked(forest(), other)], forest().now()]),
  };
}

/** A moment without text: that is read on the forest's clock. */
function asked({ store, now }: Forest, moment: PastMoment): AskedMoment {
  if (!('text' in moment)) return moment;
  try {
    return { at: readMoment(moment.text, store.consoleConfiguration().timeZone, now()) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message } = error;
    throw new AppError(code, message, { issues: [{ path: 'moment', message }] });
  }
}
