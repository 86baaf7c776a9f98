import { PasswordHasher } from '../application/ports/password-hasher.port.ts';

/** Hashes nothing, so that unit tests take no time; remembers which work it was asked for. */
export class PlainPasswordHasher extends PasswordHasher {
  readonly work: ('hash' | 'verify' | 'verify decoy')[] = [];

  override hash(password: string): Promise<string> {
    this.work.push('hash');
    return Promise.resolve(`plain:${password.normalize('NFKC')}`);
  }

  override verify(hash: string | undefined, password: string): Promise<boolean> {
    this.work.push(hash === undefined ? 'verify decoy' : 'verify');
    return Promise.resolve(hash === `plain:${password.normalize('NFKC')}`);
  }
}
