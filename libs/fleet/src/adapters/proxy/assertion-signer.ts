import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/** Claims of `x-platform-assertion`, a JWT (RFC 7519) that lets a bot verify who is calling instead of trusting headers. */
export interface AssertionClaims {
  /** `PLATFORM_URL`. */
  readonly iss: string;
  /** The instance's audience: an assertion for one bot is worth nothing at another. */
  readonly aud: string;
  /** User id. */
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  /** Org id. */
  readonly tenant_id: string;
  readonly role: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  readonly exp: number;
  /** Unique per signature. One assertion is sent with several requests, so it can't be used to detect a request sent twice. */
  readonly jti: string;
}

/** A JWK Set (RFC 7517 §5) of public keys. */
export interface JsonWebKeySet {
  readonly keys: readonly JsonWebKey[];
}

/** Signs assertions and publishes what verifies them. */
export interface AssertionSigner {
  /** @returns a compact JWS (RFC 7515 §3.1). */
  sign(claims: AssertionClaims): string;
  /** Current key first, then retired ones whose assertions may still be about. Served at the platform's JWKS address. */
  jwks(): JsonWebKeySet;
}

/** The audience of an instance's assertions, also told to the bot as `PLATFORM_AUDIENCE`. */
export const assertionAudience = (instanceId: string): string => `bot:${instanceId}`;

const base64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

/**
 * Ed25519 (RFC 8037): 64-byte signatures, made in tens of microseconds by OpenSSL.
 *
 * To rotate: publish the new key as retired until every bot's JWKS cache has it, make it current with the old one retired, and
 * drop the old one after a minute or more. `kid` is the key's RFC 7638 thumbprint, so replicas agree on it without being told.
 */
export class Ed25519AssertionSigner implements AssertionSigner {
  readonly #key: KeyObject;
  readonly #header: string;
  readonly #jwks: JsonWebKeySet;

  /**
   * @param current PKCS #8 PEM of the private key that signs.
   * @param retired PEM (private or public) of keys that are published but don't sign.
   * @throws TypeError for a key that isn't Ed25519.
   */
  constructor(current: string, retired: readonly string[] = []) {
    this.#key = createPrivateKey(current);
    const published = [createPublicKey(this.#key), ...retired.map((pem) => createPublicKey(pem))].map(publicJwk);
    this.#header = base64url(JSON.stringify({ alg: 'EdDSA', typ: 'JWT', kid: published[0]?.kid }));
    this.#jwks = { keys: published };
  }

  /** @returns a new private key as PKCS #8 PEM. */
  static generateKey(): string {
    return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  }

  sign(claims: AssertionClaims): string {
    const signed = `${this.#header}.${base64url(JSON.stringify(claims))}`;
    return `${signed}.${sign(null, Buffer.from(signed, 'ascii'), this.#key).toString('base64url')}`;
  }

  jwks(): JsonWebKeySet {
    return this.#jwks;
  }
}

function publicJwk(key: KeyObject): JsonWebKey {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new TypeError(`assertion keys are Ed25519, this one is ${key.asymmetricKeyType}`);
  const { crv, kty, x } = key.export({ format: 'jwk' });
  // RFC 7638 §3.2: required members only, in lexicographic order.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
  return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' };
}
