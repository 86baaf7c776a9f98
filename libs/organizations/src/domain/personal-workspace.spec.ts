import { personalNameOf, personalSlugOf } from './personal-workspace.ts';

describe('a personal workspace', () => {
  it('is called after its person', () => {
    expect(personalNameOf(' Kim Reed ')).toBe('Kim Reed’s workspace');
    expect([...personalNameOf('😀'.repeat(500))].length).toBeLessThanOrEqual(128);
  });

  it.each([
    ['Kim Reed', 'kim-reed'],
    ['Åsa  Söhne!', 'asa-sohne'],
    ['--x', 'x'],
    ['李', ''],
    ['a'.repeat(80), 'a'.repeat(40)],
  ])('of %j has an address like %j', (name, slug) => {
    expect(personalSlugOf(name)).toBe(slug);
  });

  it('has a word for an address where the name gives none', () => {
    expect(personalSlugOf('李', '00c0ffee')).toBe('workspace-00c0ffee');
    expect(personalSlugOf('Kim', '00c0ffee')).toBe('kim-00c0ffee');
  });
});
