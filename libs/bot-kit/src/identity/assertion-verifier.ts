import { createRemoteJWKSet, customFetch, type FetchImplementation, jwtVerify } from 'jose';
import { type Identity, identityOf } from './identity-headers.ts';

export interface AssertionVerifierOptions {
  /** where the platform publishes its keys (`PLATFORM_JWKS_URL`): `https:`, `http:`, or the keys themselves as `data:` */
  readonly jwksUrl: string;
  /** who must have signed: the platform's address (`PLATFORM_URL`) */
  readonly issuer: string;
  /** whom it must be for: this bot (`PLATFORM_AUDIENCE`) */
  readonly audience: string;
  /** for tests; the global `fetch` by default */
  readonly fetch?: FetchImplementation;
}

/** Answers who an assertion speaks of, or null where it is not to be believed. */
export type VerifyAssertion = (assertion: string) => Promise<Identity | null>;

/** Keys are used for 10 minutes; a key nobody knows causes a fetch at most every 30 s. */
const KEYS_MAX_AGE_MS = 10 * 60_000;
const UNKNOWN_KEY_COOLDOWN_MS = 30_000;
/** After a failed fetch of the keys none is tried for this long, so that a slow platform isn't asked once per request. */
const FAILURE_COOLDOWN_MS = 2_000;
const FETCH_TIMEOUT_MS = 3_000;
const CLOCK_TOLERANCE_S = 5;

/**
 * Makes a verifier of the platform's signed assertions: a JWT (RFC 7519) signed with EdDSA (RFC 8037), `iss` the platform,
 * `aud` this bot, `sub` the user id, and the claims `email`, `name`, `tenant_id`, `role`. Fails closed: while the platform's
 * keys can't be had, nothing is believed.
 */
export function createAssertionVerifier(options: AssertionVerifierOptions): VerifyAssertion {
  // The platform signs without the slash that an address may end with.
  const issuer = options.issuer.replace(/\/+$/, '');
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), {
    cacheMaxAge: KEYS_MAX_AGE_MS,
    cooldownDuration: UNKNOWN_KEY_COOLDOWN_MS,
    timeoutDuration: FETCH_TIMEOUT_MS,
    [customFetch]: withFailureCooldown(options.fetch ?? fetch),
  });
  return async (assertion) => {
    try {
      const { payload } = await jwtVerify(assertion, keys, {
        issuer,
        audience: options.audience,
        algorithms: ['EdDSA', 'Ed25519'],
        requiredClaims: ['exp', 'sub', 'tenant_id', 'role'],
        clockTolerance: CLOCK_TOLERANCE_S,
      });
      const { sub, email, name, tenant_id: tenantId, role } = payload;
      return identityOf({ userId: sub, email, name: name ?? '', tenantId, role });
    } catch {
      return null;
    }
  };
}

function withFailureCooldown(fetchKeys: FetchImplementation): FetchImplementation {
  let failedAt = -Infinity;
  return async (url, init) => {
    if (performance.now() - failedAt < FAILURE_COOLDOWN_MS)
      throw new Error('The keys could not be fetched a moment ago.');
    try {
      const response = await fetchKeys(url, init);
      if (response.status !== 200) failedAt = performance.now();
      return response;
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  };
}
