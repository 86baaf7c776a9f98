import {
  ASSERTION_HEADER,
  type HeaderSource,
  headerOf,
  type Identity,
  readIdentityHeaders,
} from './identity-headers.ts';
import { type AssertionVerifierOptions, createAssertionVerifier, type VerifyAssertion } from './assertion-verifier.ts';

/** Why a request has no actor. All of them mean: refuse it. */
export type NoActorReason =
  /** an identity header is missing or malformed */
  | 'no_identity'
  /** the assertion is missing, forged, expired or for another bot */
  | 'bad_assertion'
  /** the assertion speaks of someone else than the headers do */
  | 'disagreement';

export type ActorResult =
  { readonly ok: true; readonly actor: Identity } | { readonly ok: false; readonly reason: NoActorReason };

/** Finds the actor of one request, from its headers alone. */
export type HostedProxyActor = (headers: HeaderSource) => Promise<ActorResult>;

/**
 * Makes the actor of mode `hosted_proxy`: whoever the identity headers name, and nobody where they name nobody. There is
 * no default user. With `assertion` set, the signed assertion must be there, be valid, and agree with the headers.
 */
export function createHostedProxyActor(assertion?: AssertionVerifierOptions): HostedProxyActor {
  return assertion ? verifyingActor(createAssertionVerifier(assertion)) : async (headers) => trustedActor(headers);
}

function trustedActor(headers: HeaderSource): ActorResult {
  const actor = readIdentityHeaders(headers);
  return actor ? { ok: true, actor } : { ok: false, reason: 'no_identity' };
}

function verifyingActor(verify: VerifyAssertion): HostedProxyActor {
  return async (headers) => {
    const named = trustedActor(headers);
    if (!named.ok) return named;
    const assertion = headerOf(headers, ASSERTION_HEADER);
    const signed = assertion === undefined ? null : await verify(assertion);
    if (!signed) return { ok: false, reason: 'bad_assertion' };
    return agree(named.actor, signed) ? named : { ok: false, reason: 'disagreement' };
  };
}

function agree(a: Identity, b: Identity): boolean {
  return (
    a.userId === b.userId && a.email === b.email && a.name === b.name && a.tenantId === b.tenantId && a.role === b.role
  );
}
