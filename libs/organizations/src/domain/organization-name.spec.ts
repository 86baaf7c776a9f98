import { parseOrganizationName } from './organization-name.ts';

describe('the name of an organisation', () => {
  it.each([
    ['Acme', 'Acme'],
    ['  Acme Ltd ', 'Acme Ltd'],
    ['Cafe\u0301', 'Café'],
    ['株式会社', '株式会社'],
    ['👩🏽', '👩🏽'],
    ['😀'.repeat(128), '😀'.repeat(128)],
  ])('takes %j as %j', (text, name) => {
    expect(parseOrganizationName(text)).toBe(name);
  });

  it.each([
    '',
    '   ',
    'x'.repeat(129),
    'Ac\u200bme',
    'Ac\u202eme',
    'Ac\u0000me',
    'Ac\nme',
    'Ac\u2028me',
    '\ufeffAc\ufeffme',
    '\u3164',
    'Acme\u2800',
    '\ufe0f',
  ])('refuses %j', (text) => {
    expect(() => parseOrganizationName(text)).toThrow(
      expect.objectContaining({ code: 'ORG.NAME_INVALID', data: { field: 'name' } }),
    );
  });
});
