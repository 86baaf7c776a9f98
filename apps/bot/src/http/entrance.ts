import type { IncomingMessage } from 'node:http';
import type { Member } from '../team/member.ts';
import type { Reply } from './reply.ts';

/** Somebody is let in, or gets an answer that says why not. */
export type Entry = { readonly member: Member } | { readonly refused: Reply };

/** How people come in: by the platform's identity headers, or by the bot's own sign-in. */
export interface Entrance {
  enter(req: IncomingMessage): Promise<Entry>;
}
