import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The bot's provision secret from its environment.
 * @throws Error with a sentence for the operator where it is unset: a bot that anyone may provision must not start
 */
export function requireProvisionSecret(environment: Readonly<Record<string, string | undefined>>): string {
  const secret = environment.PROVISION_SECRET?.trim();
  if (!secret) {
    throw new Error('PROVISION_SECRET is unset. Set it to the secret that the platform sends as its bearer token.');
  }
  return secret;
}

/** Whether an `Authorization` header carries the secret; takes equally long for every wrong one. */
export function isAuthorized(authorization: string | undefined, secret: string): boolean {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  // Digests have one length, which timingSafeEqual needs and which hides the secret's.
  return timingSafeEqual(sha256(token), sha256(secret));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
