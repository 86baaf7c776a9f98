import { RandomIds, SystemClock } from '@moorage/kernel';
import { parseOptions } from '@node-rs/argon2';
import { passwordHasherContract } from '../../testing/password-hasher.contract.ts';
import { Argon2PasswordHasher } from './argon2-password-hasher.ts';

describe('Argon2PasswordHasher', () => {
  const hasher = new Argon2PasswordHasher(new RandomIds(new SystemClock()));
  passwordHasherContract(() => hasher);

  it('hashes by argon2id with the parameters that OWASP asks for, and a salt of its own', async () => {
    const [first, second] = [await hasher.hash('quiet harbour lantern'), await hasher.hash('quiet harbour lantern')];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(first)).toMatchObject({
      memoryCost: 19456,
      timeCost: 2,
      parallelism: 1,
      saltLen: 16,
      outputLen: 32,
    });
    expect(second).not.toBe(first);
  });

  it('spends a whole hash on an account that is not there', async () => {
    await hasher.onModuleInit();
    const hash = await hasher.hash('quiet harbour lantern');
    const timeOf = async (stored: string | undefined): Promise<number> => {
      const start = performance.now();
      await hasher.verify(stored, 'another text entirely');
      return performance.now() - start;
    };
    const real: number[] = [];
    const decoy: number[] = [];
    for (let i = 0; i < 8; i++) {
      real.push(await timeOf(hash));
      decoy.push(await timeOf(undefined));
    }
    // Far apart only if one of them hashes and the other doesn't: a factor of a hundred or more.
    expect(Math.min(...decoy)).toBeGreaterThan(Math.min(...real) / 4);
    expect(Math.min(...real)).toBeGreaterThan(Math.min(...decoy) / 4);
  });
});
