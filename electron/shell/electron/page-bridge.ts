import type { IpcRenderer, IpcRendererEvent } from 'electron';
import type { Bridge, Reply } from '../../../shared/contract/bridge.ts';
import { callChannel, pushChannel } from './channels.ts';

/**
 * What the preload gives to the page: two functions, and no object of Electron's. An event object would hand over
 * `sender`, so a listener gets the value alone.
 */
export function pageBridge(ipc: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>): Bridge {
  return {
    call: (name, input) => ipc.invoke(callChannel, name, input) as Promise<Reply>,
    on(name, listener) {
      const receive = (_event: IpcRendererEvent, pushed: unknown, value: Parameters<typeof listener>[0]) => {
        if (pushed === name) listener(value);
      };
      ipc.on(pushChannel, receive);
      return () => void ipc.removeListener(pushChannel, receive);
    },
  };
}
