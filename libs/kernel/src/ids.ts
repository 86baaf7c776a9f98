import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Ids and secrets, injected, so that a test can foresee them. */
export abstract class Ids {
  /** A UUID version 7 (RFC 9562 §5.7): sortable by time, which keeps B-tree inserts at the right edge. */
  abstract uuid(): string;
  /** 32 random bytes as base64url (43 characters): the value of every single-use token, session and key. */
  abstract token(): string;
}

export class RandomIds extends Ids {
  constructor(private readonly clock: Clock) {
    super();
  }

  override uuid(): string {
    const bytes = randomBytes(16);
    bytes.writeUIntBE(this.clock.now().getTime(), 0, 6);
    bytes[6] = (bytes[6]! & 0x0f) | 0x70;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  override token(): string {
    return randomBytes(32).toString('base64url');
  }
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text has the form of a UUID. Postgres raises an error for one that hasn't, so check before asking it. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
