import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { AssertionVerifierOptions } from '../identity/assertion-verifier.ts';
import { ASSERTION_HEADER, type Identity, IDENTITY_HEADERS } from '../identity/identity-headers.ts';

/** The headers that the platform's proxy would set for a person, without an assertion. */
export function identityHeaders(identity: Identity): Record<string, string> {
  return {
    [IDENTITY_HEADERS.userId]: identity.userId,
    [IDENTITY_HEADERS.email]: /^[\x21-\x7e]*$/.test(identity.email)
      ? identity.email
      : encodeURIComponent(identity.email),
    [IDENTITY_HEADERS.name]: encodeURIComponent(identity.name),
    [IDENTITY_HEADERS.tenantId]: identity.tenantId,
    [IDENTITY_HEADERS.role]: identity.role,
  };
}

/** Bends an assertion for a test of what must not be believed. */
export interface AssertionOverrides {
  readonly issuer?: string;
  readonly audience?: string;
  /** seconds from now; negative for one that has ended */
  readonly expiresIn?: number;
}

/** Signs like the platform does and serves its keys, without a network. */
export async function platformDouble(issuer = 'http://platform.test', audience = 'bot') {
  let signing = await newKey('key-1');
  let published = [signing.jwk];
  let fetches = 0;
  let reachable = true;

  const verifierOptions: AssertionVerifierOptions = {
    jwksUrl: `${issuer}/.well-known/jwks.json`,
    issuer,
    audience,
    fetch: async () => {
      fetches += 1;
      if (!reachable) throw new Error('connection refused');
      return Response.json({ keys: published });
    },
  };

  const assertionFor = (identity: Identity, overrides: AssertionOverrides = {}): Promise<string> =>
    new SignJWT({ email: identity.email, name: identity.name, tenant_id: identity.tenantId, role: identity.role })
      .setProtectedHeader({ alg: 'EdDSA', kid: signing.jwk.kid })
      .setSubject(identity.userId)
      .setIssuer(overrides.issuer ?? issuer)
      .setAudience(overrides.audience ?? audience)
      .setIssuedAt()
      .setExpirationTime(new Date(Date.now() + (overrides.expiresIn ?? 60) * 1000))
      .sign(signing.privateKey);

  return {
    verifierOptions,
    assertionFor,
    jwks: () => ({ keys: published }),
    fetches: () => fetches,
    setReachable: (value: boolean) => void (reachable = value),
    /** Signs with a new key from now on; it is published at once unless `publish` is false. */
    rotate: async (publish = true) => {
      signing = await newKey(`key-${published.length + 1}`);
      if (publish) published = [...published, signing.jwk];
    },
    /** The headers of a request, with the assertion. */
    headersFor: async (identity: Identity, overrides?: AssertionOverrides) => ({
      ...identityHeaders(identity),
      [ASSERTION_HEADER]: await assertionFor(identity, overrides),
    }),
  };
}

async function newKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' } };
}
