import { connect, createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { sendAll } from '../../../electron/forwarding/send.ts';

/** Sends frames to a receiver that does with the connection what the test says. */
async function send(receive: (socket: Socket) => void, frames: Buffer[], patience?: number): Promise<void> {
  const server = createServer({ allowHalfOpen: true }, socket => {
    socket.on('error', () => {});
    receive(socket);
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  await new Promise(resolve => socket.once('connect', resolve));
  return sendAll(socket, frames, new AbortController().signal, patience);
}

const frames = Array.from({ length: 400 }, (_, at) => Buffer.alloc(8192, at));
const whole = frames.length * 8192;

it('is done when the receiver has read all and closed, however slowly it reads', async () => {
  let read = 0;
  await send(socket => {
    socket.on('readable', () => {
      setImmediate(() => {
        for (let chunk: Buffer | null; (chunk = socket.read() as Buffer | null) !== null;)
          read += chunk.length;
      });
    });
    socket.on('end', () => socket.end());
  }, frames);
  expect(read).toBe(whole);
});

it('is not done where the receiver closes before it has all, breaks off, or does not close', async () => {
  await expect(send(socket => socket.end(), frames)).rejects.toThrow(
    /closed the connection before it had all|broke the connection/,
  );
  await expect(send(socket => socket.once('data', () => socket.resetAndDestroy()), frames)).rejects.toThrow(
    /broke/,
  );
  await expect(send(socket => socket.resume(), frames, 50)).rejects.toThrow(/did not close the connection/);
  await expect(send(socket => socket.pause(), Array(20).fill(frames).flat() as Buffer[], 50)).rejects.toThrow(
    /does not read/,
  );
});
