import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { CommandName, Output, Request } from '../../shared/contract/registry.ts';
import { call, type CallError } from './client.ts';

/**
 * A command that a person starts: `act.mutateAsync(input)` answers or throws CallError, `act.isPending` while it runs, `act.error`
 * after. What it changed is read again by itself, through the 'changed' push.
 */
export function useAct<N extends CommandName>(name: N): UseMutationResult<Output<N>, CallError, Request<N>> {
  return useMutation<Output<N>, CallError, Request<N>>({
    mutationKey: [name],
    mutationFn: input => call(name, input),
  });
}
