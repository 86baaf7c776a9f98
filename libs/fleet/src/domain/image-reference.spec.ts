import fc from 'fast-check';
import { ImageReference, parseDigestReference } from './image-reference.ts';

const digest = `sha256:${'a1'.repeat(32)}`;

describe('ImageReference', () => {
  it.each([
    ['ghcr.io/acme/bot:stable', 'ghcr.io', 'acme/bot', 'stable', undefined],
    ['127.0.0.1:5000/bot', '127.0.0.1:5000', 'bot', undefined, undefined],
    [`localhost/a/b/c@${digest}`, 'localhost', 'a/b/c', undefined, digest],
    [`ghcr.io/acme/bot:1.2@${digest}`, 'ghcr.io', 'acme/bot', '1.2', digest],
    ['nginx', 'docker.io', 'library/nginx', undefined, undefined],
    ['acme/bot', 'docker.io', 'acme/bot', undefined, undefined],
    ['index.docker.io/acme/bot', 'docker.io', 'acme/bot', undefined, undefined],
    ['docker.io/nginx:1', 'docker.io', 'library/nginx', '1', undefined],
    ['GHCR.IO/acme/bot', 'ghcr.io', 'acme/bot', undefined, undefined],
    ['[::1]:5000/bot', '[::1]:5000', 'bot', undefined, undefined],
    ['a__b/c--d/e.f', 'docker.io', 'a__b/c--d/e.f', undefined, undefined],
  ])('reads %s', (text, registry, repository, tag, expected) => {
    expect(ImageReference.parse(text)).toMatchObject({ registry, repository, tag, digest: expected });
  });

  it.each([
    '',
    ' ',
    '/',
    'a/',
    '/a',
    'a//b',
    'A',
    'acme/Bot',
    'a..b',
    '-a',
    'a-',
    'a___b',
    'ghcr.io/',
    'bot:',
    'bot:-x',
    'bot@sha256:12',
    `bot@${digest}0`,
    `bot@md5:${'a'.repeat(32)}`,
    `bot@${digest.toUpperCase()}`,
    'bot:a b',
    'bot\n',
    'bot:tag\n',
    'ghcr.io:port/bot',
    'ghcr..io/bot',
    'http://ghcr.io/bot',
    'user@ghcr.io/bot',
    '../bot',
    'ghcr.io/../bot',
    'ghcr.io/a?b',
    'ghcr.io/a#b',
    'ghcr.io/a%2fb',
    `a/${'b'.repeat(600)}`,
    `bot:${'t'.repeat(129)}`,
  ])('refuses %j', (text) => {
    expect(() => ImageReference.parse(text)).toThrow(
      expect.objectContaining({ code: 'RUNTIME.IMAGE_REFERENCE_INVALID' }),
    );
  });

  it('writes what it reads back to the same reference', () => {
    const component = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8})?$/);
    const parts = fc.record({
      registry: fc.constantFrom('ghcr.io/', 'localhost/', '127.0.0.1:5000/', 'docker.io/', ''),
      path: fc.array(component, { minLength: 1, maxLength: 4 }),
      tag: fc.option(fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/)),
      digest: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
    });
    fc.assert(
      fc.property(parts, ({ registry, path, tag, digest: hex }) => {
        const parsed = ImageReference.parse(
          `${registry}${path.join('/')}${tag ? `:${tag}` : ''}${hex ? `@sha256:${hex}` : ''}`,
        );
        expect(ImageReference.parse(parsed.toString())).toEqual(parsed);
        expect(parsed.tag).toBe(tag ?? undefined);
      }),
    );
  });

  it('refuses a host that is one only for its capitals', () => {
    expect(() => ImageReference.parse('Z/a')).toThrow(
      expect.objectContaining({ code: 'RUNTIME.IMAGE_REFERENCE_INVALID' }),
    );
    expect(ImageReference.parse('LOCALHOST/a').name).toBe('localhost/a');
  });

  it('never takes text for a reference that means something else when written out', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ0.:/@-_[]%? sha256'.split('')), maxLength: 40 }), (text) => {
        let parsed;
        try {
          parsed = ImageReference.parse(text);
        } catch {
          return;
        }
        expect(parsed.name).toMatch(/^[a-z0-9.:[\]-]+(\/[a-z0-9._-]+)+$/);
        expect(ImageReference.parse(parsed.toString())).toEqual(parsed);
      }),
    );
  });

  it('names a digest where one is needed', () => {
    expect(parseDigestReference(`ghcr.io/acme/bot:1@${digest}`).digest).toBe(digest);
    expect(() => parseDigestReference('ghcr.io/acme/bot:1')).toThrow(
      expect.objectContaining({ code: 'RUNTIME.IMAGE_REFERENCE_INVALID' }),
    );
    expect(ImageReference.parse('ghcr.io/acme/bot').withDigest(digest).toString()).toBe(`ghcr.io/acme/bot@${digest}`);
    expect(ImageReference.parse('ghcr.io/acme/bot').tagged).toBe('ghcr.io/acme/bot:latest');
  });
});
