import { useEffect, useEffectEvent } from 'react';
import type { PushName, Pushes } from '../../shared/contract/push.ts';

/** Listens to a push of the main process while the component is mounted. The latest `listener` is always the one called. */
export function usePush<N extends PushName>(name: N, listener: (value: Pushes[N]) => void): void {
  const latest = useEffectEvent(listener);
  useEffect(() => window.bastion.on(name, value => latest(value)), [name]);
}
