import { createHash } from 'node:crypto';

/** SHA-256 as lower-case hex: how tokens of full entropy are stored. Passwords are not tokens; they get argon2id. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** SHA-256 over the parts one after the other, as bytes: for chains and commitments, whose parts have fixed lengths. */
export function sha256Bytes(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
}

/** Keeps secrets encrypted at rest. The context binds a sealed text to its place, so that it can't be moved to another row. */
export abstract class SecretBox {
  /** Encrypts `plaintext`; `context` is authenticated, not stored. */
  abstract seal(plaintext: string, context: string): string;
  /** Decrypts; throws where the text was tampered with, sealed with a key that is no longer configured, or for another context. */
  abstract open(sealed: string, context: string): string;
}
