import { plainName } from './plain-name.ts';

describe('plainName', () => {
  it.each([
    ['Kim Reed', 'Kim Reed'],
    ['Acme Inc.', 'Acme Inc.'],
    ['J.R.R. Tolkien', 'J.R.R. Tolkien'],
    ['Łódź & Søn 李', 'Łódź & Søn 李'],
    ['Note: later', 'Note: later'],
  ])('leaves %s as it is', (name, expected) => {
    expect(plainName(name)).toBe(expected);
  });

  it.each([
    ['evil.example', 'evil. example'],
    ['https://evil.example/path', 'https evil. example path'],
    ['kim@evil.example', 'kim evil. example'],
    ['mailto:kim', 'mailto kim'],
    ['Kim\r\nBcc: x', 'Kim Bcc: x'],
    ['a\u202Eb\u0000c', 'a b c'],
  ])('takes the sting out of %j', (name, expected) => {
    expect(plainName(name)).toBe(expected);
  });

  it('cuts a name that is longer than a line', () => {
    expect(plainName('x'.repeat(300))).toHaveLength(100);
  });
});
