import { useQueryClient } from '@tanstack/react-query';
import type { Output } from '../../../shared/contract/registry.ts';
import type { CallView } from '../../../shared/domain/call.ts';
import { usePush } from '../../api/use-push.ts';
import { useRead } from '../../api/use-read.ts';
import { withCall } from './call-words.ts';

/** The calls as they happen: read once, then each change is pushed. */
export function useCalls(): readonly CallView[] {
  const client = useQueryClient();
  const { data } = useRead('calls.current', {});
  usePush('call', call => {
    client.setQueryData<Output<'calls.current'>>(['calls.current', {}], before => ({
      calls: withCall(before?.calls ?? [], call),
    }));
  });
  return data?.calls ?? [];
}
