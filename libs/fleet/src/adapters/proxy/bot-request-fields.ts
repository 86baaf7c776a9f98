import type { Granted } from './access-gate.ts';
import type { ReadCookies } from './cookies.ts';
import type { ForwardingFields } from './forwarding-fields.ts';
import type { PlatformIdentity } from './platform-identity.ts';
import type { RequestHead } from './request-head.ts';

interface BotRequestFieldsDeps {
  readonly forwarding: ForwardingFields;
  readonly identity: PlatformIdentity;
  /** What API keys of the platform begin with: no bot ever sees one. */
  readonly platformKeyPrefixes: readonly string[];
}

/** The header fields that a bot gets with a request. */
export class BotRequestFields {
  readonly #forwarding: ForwardingFields;
  readonly #identity: PlatformIdentity;
  readonly #platformKeyPrefixes: readonly string[];

  constructor({ forwarding, identity, platformKeyPrefixes }: BotRequestFieldsDeps) {
    this.#forwarding = forwarding;
    this.#identity = identity;
    this.#platformKeyPrefixes = platformKeyPrefixes;
  }

  /** Everything the bot gets but framing. Ours come last and stand alone: whatever could be taken for them was dropped. */
  of(head: RequestHead, cookies: ReadCookies, grant: Granted, peer: string | undefined): string[] {
    const fields = head.forwarded;
    fields.push('host', head.host as string);
    if (cookies.forBot !== '') fields.push('cookie', cookies.forBot);
    if (head.authorization !== undefined && !this.#holdsPlatformKey(head.authorization))
      fields.push('authorization', head.authorization);
    this.#forwarding.append(fields, head, peer);
    for (const each of this.#identity.fieldsFor(grant.session, grant.target)) fields.push(each);
    return fields;
  }

  /** API keys come as `Bearer <key>`, or as either half of `Basic`. */
  #holdsPlatformKey(authorization: string): boolean {
    const credentials = authorization.slice(authorization.indexOf(' ') + 1).trim();
    const halves = /^basic /i.test(authorization)
      ? Buffer.from(credentials, 'base64').toString('latin1').split(':')
      : [credentials];
    return halves.some((half) => this.#platformKeyPrefixes.some((prefix) => half.startsWith(prefix)));
  }
}
