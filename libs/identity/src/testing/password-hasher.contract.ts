import type { PasswordHasher } from '../application/ports/password-hasher.port.ts';

/** What every PasswordHasher does. */
export function passwordHasherContract(open: () => PasswordHasher): void {
  it('knows the password that was hashed from every other', async () => {
    const hash = await open().hash('quiet harbour lantern');
    expect(await open().verify(hash, 'quiet harbour lantern')).toBe(true);
    expect(await open().verify(hash, 'quiet harbour lanterN')).toBe(false);
    expect(await open().verify(hash, '')).toBe(false);
  });

  it('takes the same text in another composition', async () => {
    const hash = await open().hash('cafe\u0301 au lait \uFF11');
    expect(await open().verify(hash, 'café au lait 1')).toBe(true);
  });

  it('matches nothing where there is no hash', async () => {
    expect(await open().verify(undefined, 'quiet harbour lantern')).toBe(false);
  });
}
