import { MailRequested } from '@moorage/contracts';
import type { IdentityBed } from './identity-bed.ts';

/** The token of the last mailed link. */
export function mailedToken({ publisher }: IdentityBed): string {
  const data = publisher.of(MailRequested).at(-1)?.data;
  const token = data !== undefined && 'link' in data ? /#token=(.+)$/.exec(data.link)?.[1] : undefined;
  if (token === undefined) throw new Error('The last mail carries no link');
  return token;
}
