import { randomUUID } from 'node:crypto';
import type { BotSessionView, ProxyTarget } from '../../application/ports/proxy-access.port.ts';
import { assertionAudience, type AssertionSigner } from './assertion-signer.ts';

const ASSERTION_LIFE_SECONDS = 60;
/** An assertion is sent with later requests for so long, so that a bot always gets one with 40 s or more to go. */
const REUSE_MS = 20_000;

interface Signed {
  readonly instanceId: string;
  readonly signedAt: number;
  readonly fields: readonly string[];
}

/**
 * The header fields that tell a bot who is calling:
 *
 * | field | value |
 * | --- | --- |
 * | `x-platform-user-id` | user id |
 * | `x-platform-user-email` | e-mail address; percent-encoded UTF-8 where it isn't printable ASCII |
 * | `x-platform-user-name` | name, always percent-encoded UTF-8: decode with `decodeURIComponent` |
 * | `x-platform-tenant-id` | org id |
 * | `x-platform-role` | role in the org, e.g. `OWNER` |
 * | `x-platform-assertion` | the same, signed ({@link AssertionSigner}) |
 */
export class PlatformIdentity {
  readonly #signer: AssertionSigner;
  readonly #issuer: string;
  readonly #now: () => number;
  /** Goes with the session's view: a changed role or name is a new view, so never an old assertion. */
  readonly #signed = new WeakMap<BotSessionView, Signed>();

  constructor(deps: { signer: AssertionSigner; platformUrl: string; now: () => number }) {
    this.#signer = deps.signer;
    this.#issuer = deps.platformUrl.replace(/\/$/, '');
    this.#now = deps.now;
  }

  /** @returns name, value, name, value …; the same array for some seconds. Don't change it. */
  fieldsFor(session: BotSessionView, target: ProxyTarget): readonly string[] {
    const now = this.#now();
    const known = this.#signed.get(session);
    if (known && known.instanceId === target.instanceId && now - known.signedAt < REUSE_MS && now >= known.signedAt)
      return known.fields;
    const fields = this.#sign(session, target, Math.floor(now / 1000));
    this.#signed.set(session, { instanceId: target.instanceId, signedAt: now, fields });
    return fields;
  }

  #sign(session: BotSessionView, target: ProxyTarget, iat: number): readonly string[] {
    const { userId, email, name, role } = session;
    const assertion = this.#signer.sign({
      iss: this.#issuer,
      aud: assertionAudience(target.instanceId),
      sub: userId,
      email,
      name,
      tenant_id: target.orgId,
      role,
      iat,
      exp: iat + ASSERTION_LIFE_SECONDS,
      jti: randomUUID(),
    });
    return [
      'x-platform-user-id',
      userId,
      'x-platform-user-email',
      /^[\x21-\x7e]*$/.test(email) ? email : percentEncoded(email),
      'x-platform-user-name',
      percentEncoded(name),
      'x-platform-tenant-id',
      target.orgId,
      'x-platform-role',
      role,
      'x-platform-assertion',
      assertion,
    ];
  }
}

/** Never throws: a lone surrogate becomes U+FFFD, as it would in UTF-8. */
const percentEncoded = (text: string): string => encodeURIComponent(text.toWellFormed());
