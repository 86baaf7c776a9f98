import { slugProblem, suggestSlug } from './slug.ts';

describe('suggestSlug', () => {
  it.each([
    ['Acme', 'acme'],
    ['Åsa & Söhne GmbH', 'asa-sohne-gmbh'],
    ['  Weiß  ', 'weiss'],
    ['--- 42 ---', '42'],
    ['株式会社', ''],
    [`${'a'.repeat(47)} b`, 'a'.repeat(47)],
  ])('makes of %j %j', (name, slug) => {
    expect(suggestSlug(name)).toBe(slug);
  });
});

describe('slugProblem', () => {
  it.each(['acme', 'a-b', '4th', 'a'.repeat(48)])('takes %s', (slug) => {
    expect(slugProblem(slug)).toBeUndefined();
  });

  it.each(['ab', '-ab', 'ab-', 'Acme', 'a.b', 'a'.repeat(49)])('refuses %s', (slug) => {
    expect(slugProblem(slug)).toEqual(expect.any(String));
  });
});
