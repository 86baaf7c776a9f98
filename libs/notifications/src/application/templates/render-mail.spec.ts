import type { MailRequest, NoticeFacts, NoticeKind } from '@moorage/contracts';
import { exampleRequests, mailExamples, noticeExamples } from './examples.ts';
import { noticeMail } from './notice-mail.ts';
import { noticeWords, sayNotice } from './notice-words.ts';
import { renderMail } from './render-mail.ts';
import type { RenderedMail } from './template.ts';

const platformUrl = 'https://moorage.example';
const links = {
  platformUrl,
  preferences: `${platformUrl}/account/notifications`,
  unsubscribe: `${platformUrl}/unsubscribe?token=v1.abc`,
};

/** Times and numbers, what is of the installation's own making, and domains that were proven; the rest is text that somebody wrote. */
const notWritten = /^(expires.*|.*[lL]ink|role|seats|.*At|deletedOn|losesOn|domain|since|queue)$/;

/** The data with every text that somebody wrote replaced, however deep it lies. */
function saying<Data>(data: Data, text: string): Data {
  if (Array.isArray(data)) return data.map((value: unknown) => saying(value, text)) as Data;
  if (typeof data === 'string') return text as Data;
  if (typeof data !== 'object' || data === null) return data;
  const entries = Object.entries(data).map(([name, value]) => [
    name,
    notWritten.test(name) ? value : saying(value, text),
  ]);
  return Object.fromEntries(entries) as Data;
}

/** Every mail there is, with `text` wherever somebody may write something; as it is with the examples, where absent. */
function everyMail(text?: string): [name: string, mail: RenderedMail][] {
  const data = <D extends object>(example: D): D => (text === undefined ? example : saying(example, text));
  const mails = exampleRequests(platformUrl).map((request): [string, RenderedMail] => [
    request.template,
    renderMail({ ...request, data: data(request.data) } as Pick<MailRequest, 'template' | 'data'>),
  ]);
  const notices = (Object.keys(noticeWords) as NoticeKind[]).map((kind): [string, RenderedMail] => {
    const facts = data(noticeExamples[kind]) as NoticeFacts[typeof kind];
    const said = sayNotice(kind, facts, { orgName: text ?? 'Harbour & Sons', basePath: '/orgs/harbour' });
    return [kind, noticeMail(said, links)];
  });
  return [...mails, ...notices];
}

describe('mails', () => {
  it.each(everyMail())(
    '%s says the same as text and as HTML, and offers the same to do',
    (_, { subject, text, html }) => {
      expect(subject).not.toBe('');
      expect(subject).not.toMatch(/undefined|\[object|NaN/);
      expect(text).not.toMatch(/undefined|\[object|NaN|<\w/);
      expect(html).toContain('<!doctype html>');
      expect(html).not.toMatch(/undefined|\[object|NaN/);
      const addresses = [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => address?.replaceAll('&amp;', '&'));
      for (const address of addresses) expect(text).toContain(address);
    },
  );

  it.each(everyMail('<img src=x onerror=alert(1)>"\'&</title></style><script>'))(
    '%s lets no name write markup',
    (_, { html }) => {
      expect(html).not.toMatch(/<img|<script|"'&<|onerror=alert\(1\)>/);
      expect(html.match(/<\/title>/g)).toHaveLength(1);
      expect(html.match(/<\/style>/g)).toHaveLength(1);
    },
  );

  it.each(everyMail('Win at https://evil.example/now, evil.example or x@evil.example'))(
    '%s lets no name make a link',
    (_, { subject, text, html }) => {
      for (const part of [subject, text, html]) expect(part).not.toMatch(/evil\.example|https:\/\/evil|@evil/);
    },
  );

  it.each(everyMail('Kim\r\nBcc: eve@evil.example\u2028\u0000\u0085X'))(
    '%s keeps its subject on one line',
    (_, { subject }) => {
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    },
  );

  it.each(everyMail('\u202Eelpmaxe.live\u2066\u200Bad\u200Dmin\uFEFF'))(
    '%s lets no name turn a line around, or hide letters',
    (_, { subject, text, html }) => {
      for (const part of [subject, text, html]) expect(part).not.toMatch(/\p{Cf}/u);
    },
  );

  it.each(everyMail('x'.repeat(10_000)))('%s stays of a bearable length', (_, { subject, text, html }) => {
    expect(subject.length).toBeLessThan(300);
    expect(text.length).toBeLessThan(2_500);
    expect(html.length).toBeLessThan(9_000);
  });

  it('say who invites, to what, as what and until when', () => {
    const { subject, text } = renderMail({ template: 'invitation', data: mailExamples(platformUrl).invitation });
    expect(subject).toBe('Olive Owner invites you to Harbour & Sons');
    expect(text).toContain('billing admin');
    expect(text).toContain('12 January 2027 at 09:30 UTC');
  });

  it('of a new version tell what it brings', () => {
    const said = sayNotice('instance.update-available', noticeExamples['instance.update-available'], {
      orgName: 'Harbour',
      basePath: '/orgs/harbour',
    });
    const { subject, text, html } = noticeMail(said, links);
    expect(subject).toBe('Version 2.4.0 of the bot of Harbour is available');
    expect(text).toContain(`New:
- Boards can be shared with guests.

Fixed:
- Long lists scroll again.
- Dates are those of your time zone.

And more:
- 4 more things.`);
    expect(html.match(/<li>/g)).toHaveLength(4);
  });

  it('of notices lead to the page, to the choice, and out', () => {
    const said = sayNotice('member.joined', noticeExamples['member.joined'], {
      orgName: 'Harbour',
      basePath: '/orgs/harbour',
    });
    const { text } = noticeMail(said, links);
    expect(text).toBe(`Kim Reed joined Harbour

They are a member with the role billing admin.

See the team:

https://moorage.example/orgs/harbour/team

-- 
Choose what you are told: https://moorage.example/account/notifications

No more mails of this kind: https://moorage.example/unsubscribe?token=v1.abc
`);
  });
});
