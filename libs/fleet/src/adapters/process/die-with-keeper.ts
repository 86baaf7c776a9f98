/**
 * Loaded into a bot's process before the bot: ends it when its keeper ends, however that happened. The keeper holds the other
 * end of a pipe that the system closes with it. The variable is taken away at once, so that processes the bot starts with its
 * own arguments don't look for a pipe they haven't got.
 */
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

const descriptor = process.env['MOORAGE_KEEPER_PIPE'];
delete process.env['MOORAGE_KEEPER_PIPE'];
if (isMainThread && descriptor) {
  const pipe = new Socket({ fd: Number(descriptor), readable: true, writable: false });
  pipe.on('close', () => process.kill(process.pid, 'SIGKILL'));
  pipe.on('error', () => undefined); // followed by close
  pipe.resume();
  pipe.unref();
}
