import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { MainSide, Sender } from '../port.ts';
import { callChannel, pushChannel } from './channels.ts';

type Event = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/**
 * Who called. A frame that is gone (null), and any contents but the window's, come out as nobody, and the router refuses
 * nobody by name.
 */
export function senderOf(event: Event, window: Pick<WebContents, 'id'>): Sender {
  const frame = event.senderFrame;
  if (frame === null || event.sender.id !== window.id) return { origin: null, mainFrame: false };
  return { origin: frame.origin === 'null' ? null : frame.origin, mainFrame: frame.parent === null };
}

type Contents = Pick<WebContents, 'id' | 'send' | 'isDestroyed'>;

/** Connects the window with the main process. Returns the function that takes the connection away. */
export function connect(
  ipc: Pick<IpcMain, 'handle' | 'removeHandler'>,
  contents: Contents,
  main: MainSide,
): () => void {
  ipc.handle(callChannel, (event, name: unknown, input: unknown) =>
    main.call(senderOf(event, contents), name, input),
  );
  const stop = main.subscribe((name, value) => {
    if (!contents.isDestroyed()) contents.send(pushChannel, name, value);
  });
  return () => {
    stop();
    ipc.removeHandler(callChannel);
  };
}
