import fc from 'fast-check';
import { parseSlug } from './slug.ts';

const codeOf = (text: string): string => {
  try {
    return parseSlug(text);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the address of an organisation', () => {
  it.each(['abc', 'acme', 'a-1', '007', 'a--b', 'x'.repeat(48)])('may be %s', (slug) => {
    expect(parseSlug(slug)).toBe(slug);
  });

  it.each([
    ['', 'empty'],
    ['ab', 'too short'],
    ['x'.repeat(49), 'too long'],
    ['-acme', 'a hyphen first'],
    ['acme-', 'a hyphen last'],
    ['Acme', 'a capital'],
    ['ac me', 'a space'],
    [' acme', 'a space first'],
    ['acme\n', 'a line break last'],
    ['acme.', 'a dot'],
    ['ac_me', 'an underscore'],
    ['аcme', 'a Cyrillic letter'],
    ['ａｃｍｅ', 'full-width letters, which NFKC makes plain'],
    ['ﬁsh', 'a ligature'],
    ['ac\u200bme', 'a zero-width space'],
    ['ac\u00adme', 'a soft hyphen'],
    ['acme\u202e', 'a bidirectional override'],
    ['acmé', 'an accent'],
    ['acme١', 'a digit of another script'],
    ['xn--acme', 'the prefix of encoded names'],
    ['0190a5b2-7c1e-7d3f-8a4b-5c6d7e8f9a0b', 'the shape of an id, which `x-tenant-id` takes for one'],
    ['ab--cd', 'the shape of an encoded name, which `a--b` has not'],
  ])('may not be %j: %s', (slug) => {
    expect(codeOf(slug)).toBe('ORG.SLUG_INVALID');
  });

  it.each(['app', 'api', 'admin', 'www', 'mail', 'auth', 'sso', 'scim', 'status', 'docs', 'staging', 'dashboard'])(
    'may not be %s, which is reserved',
    (slug) => {
      expect(codeOf(slug)).toBe('ORG.SLUG_RESERVED');
    },
  );

  it('is never anything but a plain host label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const slug = codeOf(text);
        return slug.startsWith('ORG.') || (slug === text && /^[a-z0-9-]{3,48}$/.test(slug));
      }),
    );
  });
});
