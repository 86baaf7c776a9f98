/** A public key as a JWK (RFC 7517); of Ed25519 here (RFC 8037). */
export interface PublicJwk {
  readonly [member: string]: unknown;
}

/** The keys that sign who is calling, shared by all replicas. */
export abstract class AssertionKeys {
  /** The set that bots verify with; public. */
  abstract publicKeySet(): Promise<{ readonly keys: readonly PublicJwk[] }>;
}
