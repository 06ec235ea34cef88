import type { attestationContract } from '../../shared/contract/attestation.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { listCampaigns, makeCampaign, viewCampaign, writeCampaign } from '../attestation/campaigns.ts';
import { identify } from '../pam/identity.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/attestation.ts. */
export function attestationHandlers(
  forest: () => Forest,
  uuid: () => string,
): Handlers<typeof attestationContract> {
  return {
    'attestation.list': () => ({ campaigns: listCampaigns(forest()) }),
    'attestation.get': ({ id }) => viewCampaign(forest(), id),
    'attestation.make': async (input, caller) => {
      const opened = forest();
      const { actor } = identify(opened.store, caller, undefined);
      requireForeign('The access review was not made', input.path, opened);
      return { ...(await makeCampaign(opened, input, uuid(), actor)), path: input.path };
    },
    'attestation.write': async ({ id, path }) => {
      requireForeign('The access review was not written', path, forest());
      await writeCampaign(forest(), id, path);
      return { path };
    },
  };
}
