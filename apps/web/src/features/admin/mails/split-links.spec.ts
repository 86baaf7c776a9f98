import { splitLinks } from './split-links.ts';

it('finds the links of a text, without the end of the sentence', () => {
  expect(splitLinks('Open https://m.example/verify-email#token=a_b-c, now.\nOr (http://x.test/).')).toEqual([
    { text: 'Open ', isLink: false },
    { text: 'https://m.example/verify-email#token=a_b-c', isLink: true },
    { text: ', now.\nOr (', isLink: false },
    { text: 'http://x.test/', isLink: true },
    { text: ').', isLink: false },
  ]);
  expect(splitLinks('')).toEqual([]);
});

it('makes no link of a script', () => {
  expect(splitLinks('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)', isLink: false }]);
});
