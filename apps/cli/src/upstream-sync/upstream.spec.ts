import { withoutCredentials } from './upstream.ts';

it.each([
  ['https://robot:hunter2@git.example.test/a.git', 'https://git.example.test/a.git'],
  [
    'fatal: no https://token@git.example.test/a and ssh://git@b/c',
    'fatal: no https://git.example.test/a and ssh://b/c',
  ],
  ['https://git.example.test/a@b.git', 'https://git.example.test/a@b.git'],
  ['git@git.example.test:a.git', 'git@git.example.test:a.git'],
])('tells of %s without a password', (text, told) => expect(withoutCredentials(text)).toBe(told));
