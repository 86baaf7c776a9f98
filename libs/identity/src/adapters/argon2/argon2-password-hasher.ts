import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Ids } from '@moorage/kernel';
import { hash, verify, type Options } from '@node-rs/argon2';
import { PasswordHasher } from '../../application/ports/password-hasher.port.ts';

/**
 * OWASP Password Storage Cheat Sheet: argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane. The package's default algorithm is
 * argon2id; each hash carries its own salt and these parameters, so raising them leaves older hashes readable.
 */
const parameters: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

@Injectable()
export class Argon2PasswordHasher extends PasswordHasher implements OnModuleInit {
  private decoy: Promise<string> | undefined;

  constructor(private readonly ids: Ids) {
    super();
  }

  /** Made at the start: the first stranger shall not wait for it. */
  async onModuleInit(): Promise<void> {
    await this.decoyHash();
  }

  override hash(password: string): Promise<string> {
    return hash(canonical(password), parameters);
  }

  override async verify(stored: string | undefined, password: string): Promise<boolean> {
    const matches = await verify(stored ?? (await this.decoyHash()), canonical(password));
    return stored !== undefined && matches;
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= this.hash(this.ids.token());
    return this.decoy;
  }
}

/** The same text typed on another keyboard may arrive in another composition (NIST SP 800-63B §3.1.1.2). */
function canonical(password: string): string {
  return password.normalize('NFKC');
}
