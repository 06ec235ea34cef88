import type { Socket } from 'node:net';
import { DeliveryFailure, failureWords } from './failure-words.ts';

/** Milliseconds without a byte in either direction after which a receiver has stalled. */
const stall = 30_000;
/** Milliseconds between the last byte and our end, in which a receiver that closed on its own account is heard to have done so. */
const listening = 25;

/**
 * Writes frames, ends the stream and waits until the receiver has ended it too. Syslog has no acknowledgement; a receiver that closes in
 * good order after our end has read all that came before it (docs/decisions/forwarding.md). Writes no faster than the receiver takes.
 * Throws DeliveryFailure where anything else happens: none, some or all of it may have arrived then.
 */
export function sendAll(
  socket: Socket,
  frames: Iterable<Buffer>,
  signal: AbortSignal,
  patience = stall,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const rest = frames[Symbol.iterator]();
    let allWritten = false;
    let settled = false;
    let pause: NodeJS.Timeout | undefined;

    const settle = (error?: Error) => {
      if (settled) return;
      settled = true;
      clearTimeout(pause);
      signal.removeEventListener('abort', abort);
      socket.setTimeout(0);
      socket.destroy();
      if (error === undefined) resolve();
      else reject(error);
    };
    const fail = (why: string) => settle(new DeliveryFailure(why));
    const abort = () => settle(signal.reason as Error);

    const end = () => socket.end(() => (allWritten = true));
    const write = () => {
      for (;;) {
        if (settled) return;
        const next = rest.next();
        if (next.done === true) break;
        if (!socket.write(next.value)) {
          socket.once('drain', write);
          return;
        }
      }
      // Its callback comes when the system has all that was written before.
      socket.write('', () => {
        if (!settled) pause = setTimeout(end, listening);
      });
    };

    socket.setTimeout(patience, () =>
      fail(
        socket.writableFinished
          ? 'the receiver took the entries and did not close the connection, so nobody knows whether it read them'
          : 'the receiver does not read: it took nothing more for 30 seconds',
      ),
    );
    socket.on('error', error => fail(failureWords(error)));
    socket.on('end', () => {
      if (!allWritten && !socket.writableFinished)
        fail('the receiver closed the connection before it had all entries');
    });
    socket.on('close', () => {
      if (allWritten || socket.writableFinished) settle();
      else fail('the connection broke');
    });
    // What a receiver says is thrown away, but must be read for its end to be seen.
    socket.resume();
    if (signal.aborted) abort();
    else {
      signal.addEventListener('abort', abort);
      write();
    }
  });
}
