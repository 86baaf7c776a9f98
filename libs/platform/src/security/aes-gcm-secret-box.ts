import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { SecretBox } from '@moorage/kernel';

/**
 * Envelope encryption with AES-256-GCM: each text gets a key of its own, derived by HKDF (RFC 5869) from a configured key
 * and a random salt. Sealed form: `v1.<key id>.<base64url(salt ‖ iv ‖ tag ‖ ciphertext)>`. The first key seals; all of
 * them open, so that a key can be rotated by putting a new one in front.
 */
export class AesGcmSecretBox extends SecretBox {
  private readonly keys: { id: string; key: Buffer }[];

  /** @param keys 32 bytes each */
  constructor(keys: readonly Buffer[]) {
    super();
    if (keys.length === 0 || keys.some((key) => key.length !== 32)) throw new Error('A secret key must have 32 bytes');
    this.keys = keys.map((key) => ({ id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }));
  }

  override seal(plaintext: string, context: string): string {
    const { id, key } = this.keys[0]!;
    const salt = randomBytes(16);
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', derive(key, salt), iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return `v1.${id}.${Buffer.concat([salt, iv, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  override open(sealed: string, context: string): string {
    const [version, id, body] = sealed.split('.');
    const key = this.keys.find((candidate) => candidate.id === id)?.key;
    if (version !== 'v1' || key === undefined || body === undefined) {
      throw new Error('A sealed text was made with a key that is not configured');
    }
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', derive(key, bytes.subarray(0, 16)), bytes.subarray(16, 28))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(28, 44));
    return decipher.update(bytes.subarray(44), undefined, 'utf8') + decipher.final('utf8');
  }
}

function derive(key: Buffer, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, 'moorage secret box', 32));
}
