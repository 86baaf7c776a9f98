import type { IncomingMessage } from 'node:http';

const NAME = 'bot_session';
const MAX_AGE_S = 30 * 24 * 60 * 60;

/** The session's token that the browser sent, or undefined. */
export function sessionTokenOf(req: IncomingMessage): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === NAME)?.[1];
}

export function sessionCookie(token: string): { 'set-cookie': string } {
  return { 'set-cookie': `${NAME}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${MAX_AGE_S}` };
}

export function noSessionCookie(): { 'set-cookie': string } {
  return { 'set-cookie': `${NAME}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` };
}
