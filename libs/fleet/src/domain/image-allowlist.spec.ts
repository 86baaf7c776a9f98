import fc from 'fast-check';
import { ImageAllowlist } from './image-allowlist.ts';
import { ImageReference } from './image-reference.ts';

const allows = (list: string, image: string): boolean => ImageAllowlist.parse(list).allows(ImageReference.parse(image));

describe('ImageAllowlist', () => {
  it.each([
    ['ghcr.io/acme', 'ghcr.io/acme/bot:1'],
    ['ghcr.io/acme/', 'ghcr.io/acme/team/bot'],
    ['ghcr.io/acme/bot', 'ghcr.io/acme/bot'],
    ['ghcr.io', 'ghcr.io/anyone/bot'],
    ['docker.io', 'nginx'],
    ['docker.io/library', 'nginx'],
    ['docker.io/acme', 'acme/bot'],
    ['127.0.0.1:5000', '127.0.0.1:5000/bot'],
    ['quay.io/a, ghcr.io/acme', 'GHCR.io/acme/bot'],
  ])('%s allows %s', (list, image) => {
    expect(allows(list, image)).toBe(true);
  });

  it.each([
    ['ghcr.io/acme', 'ghcr.io/acme-evil/bot'],
    ['ghcr.io/acme', 'ghcr.io.evil.com/acme/bot'],
    ['ghcr.io/acme', 'evil.com/ghcr.io/acme/bot'],
    ['ghcr.io/acme', 'ghcr.io:444/acme/bot'],
    ['ghcr.io/acme', 'ghcr.io/evil/acme/bot'],
    ['ghcr.io/acme', 'acme/bot'],
    ['ghcr.io/acme/bot', 'ghcr.io/acme/bot2'],
    ['ghcr.io/acme/bot', 'ghcr.io/acme'],
    ['docker.io/acme', 'ghcr.io/acme/bot'],
    ['127.0.0.1:5000', '127.0.0.1:50001/bot'],
    ['', 'ghcr.io/acme/bot'],
  ])('%j does not allow %s', (list, image) => {
    expect(allows(list, image)).toBe(false);
    expect(() => ImageAllowlist.parse(list).assertAllows(ImageReference.parse(image))).toThrow(
      expect.objectContaining({ code: 'RUNTIME.IMAGE_NOT_ALLOWED' }),
    );
  });

  it.each([
    'acme',
    'acme/bot',
    'https://ghcr.io/acme',
    'ghcr.io/acme:1',
    'ghcr.io/*',
    'ghcr.io//acme',
    'ghcr.io/Acme',
    'ghcr.io/acme@sha256:12',
  ])('refuses the entry %j', (entry) => {
    expect(() => ImageAllowlist.parse(entry)).toThrow(`"${entry}"`);
  });

  it('allows exactly what lies below the prefix, part by part', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,6}$/);
    const suffix = fc.stringMatching(/^[a-z0-9]{1,4}$/);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.array(part, { minLength: 1, maxLength: 3 }),
        suffix,
        (prefix, below, more) => {
          const entry = ['ghcr.io', ...prefix].join('/');
          expect(allows(entry, [entry, ...below].join('/'))).toBe(true);
          expect(allows(entry, [`${entry}${more}`, ...below].join('/'))).toBe(false);
          expect(allows(entry, [`${entry}-${more}`, ...below].join('/'))).toBe(false);
          expect(allows(entry, ['ghcr.io', more, ...prefix, ...below].join('/'))).toBe(
            prefix.every((p, i) => p === [more, ...prefix, ...below][i]),
          );
          expect(allows(entry, [`ghcr.io.${more}.com`, ...prefix, ...below].join('/'))).toBe(false);
        },
      ),
    );
  });
});
