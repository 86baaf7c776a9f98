import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { AesGcmSecretBox } from './aes-gcm-secret-box.ts';

describe('AesGcmSecretBox', () => {
  const key = randomBytes(32);
  const box = new AesGcmSecretBox([key]);

  it('opens what it sealed, for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, context) => box.open(box.seal(text, context), context) === text),
    );
  });

  it('never seals the same text to the same bytes', () => {
    expect(box.seal('secret', 'a')).not.toBe(box.seal('secret', 'a'));
  });

  it('refuses a sealed text that was moved to another place', () => {
    expect(() => box.open(box.seal('secret', 'instance:1'), 'instance:2')).toThrow();
  });

  it('refuses a sealed text in which any character was changed', () => {
    const sealed = box.seal('secret', 'a');
    const start = sealed.lastIndexOf('.') + 1;
    fc.assert(
      fc.property(fc.integer({ min: start, max: sealed.length - 2 }), (at) => {
        const other = sealed[at] === 'A' ? 'B' : 'A';
        expect(() => box.open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'a')).toThrow();
      }),
    );
  });

  it('opens with a previous key and seals with the newest', () => {
    const old = new AesGcmSecretBox([key]).seal('secret', 'a');
    const rotated = new AesGcmSecretBox([randomBytes(32), key]);
    expect(rotated.open(old, 'a')).toBe('secret');
    expect(() => box.open(rotated.seal('secret', 'a'), 'a')).toThrow('not configured');
  });
});
