import { countRepeats, isEmail, readEmails } from './email-list.ts';

describe('readEmails', () => {
  it.each([
    ['a@x.org', ['a@x.org']],
    ['a@x.org, b@x.org; c@x.org\nd@x.org', ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org']],
    ['Ada Lovelace <ada@x.org>, "B, C" <b@x.org>', ['ada@x.org', 'b@x.org']],
    ['ADA@x.org ada@x.org', ['ADA@x.org']],
    ['nonsense', ['nonsense']],
    ['  ', []],
  ])('reads %j', (text, emails) => {
    expect(readEmails(text)).toEqual(emails);
  });
});

describe('isEmail', () => {
  it.each(['ada@x.org', 'a.b+c@sub.x.org'])('takes %s', (text) => expect(isEmail(text)).toBe(true));
  it.each(['ada', 'ada@x', 'a b@x.org', 'a@@x.org', `${'a'.repeat(250)}@x.org`])('refuses %s', (text) => {
    expect(isEmail(text)).toBe(false);
  });
});

it('counts who is named again, in other capitals too', () => {
  expect(countRepeats('a@x.org, A@X.org; b@x.org b@x.org')).toBe(2);
  expect(countRepeats('a@x.org')).toBe(0);
});
