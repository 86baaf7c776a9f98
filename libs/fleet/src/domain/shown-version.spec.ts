import { shownVersion } from './shown-version.ts';

describe('the version that an image or a bot names', () => {
  it('is shown as it is', () => {
    expect(shownVersion(' 2.0.0-rc.1+build ')).toBe('2.0.0-rc.1+build');
  });

  it.each([undefined, null, 7, {}, '', '  ', '1\0', 'a\nb', '\ud83d', 'v'.repeat(101)])(
    'is none where it is %j',
    (told) => {
      expect(shownVersion(told)).toBeNull();
    },
  );
});
