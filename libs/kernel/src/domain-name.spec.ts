import fc from 'fast-check';
import { normalizeDomain } from './domain-name.ts';

describe('a domain name', () => {
  it.each([
    ['acme.example', 'acme.example'],
    ['  ACME.Example. ', 'acme.example'],
    ['a-b.c0.example', 'a-b.c0.example'],
    ['München.example', 'xn--mnchen-3ya.example'],
    ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
    // Full stops and letters that look like others are mapped to those (UTS #46).
    ['ａｃｍｅ。example', 'acme.example'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('%j is kept as %s', (text, domain) => {
    expect(normalizeDomain(text)).toBe(domain);
  });

  it.each([
    '',
    '.',
    'example',
    'localhost',
    'app.localhost',
    '127.0.0.1',
    '0x7f.1',
    '[::1]',
    '::1',
    'acme.123',
    'acme..example',
    '.acme.example',
    '-acme.example',
    'acme-.example',
    '_dmarc.acme.example',
    '*.acme.example',
    'acme example.test',
    'https://acme.example',
    'acme.example/path',
    'acme.example:443',
    'acme.example?x',
    'acme.example#x',
    'acme.example\\x',
    'ac\nme.example',
    'ac\tme.example',
    'kim@acme.example',
    'acme.exam\u0000ple',
    'acme.exa\u200Bmple\u202E',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(124)}example`,
  ])('%j is none', (text) => {
    expect(() => normalizeDomain(text)).toThrow(
      expect.objectContaining({ code: 'DOMAIN.INVALID', data: { field: 'domain' } }) as Error,
    );
  });

  it('is in its one form already, once it is', () => {
    fc.assert(
      fc.property(fc.domain(), (text) => {
        const domain = normalizeDomain(text);
        expect(normalizeDomain(domain.toUpperCase())).toBe(domain);
      }),
    );
  });
});
