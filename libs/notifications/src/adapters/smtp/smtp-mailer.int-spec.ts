import { randomUUID } from 'node:crypto';
import { MailRefused, type OutgoingMail } from '../../application/ports/mailer.port.ts';
import { mailerContract } from '../../testing/mailer.contract.ts';
import { SmtpCatcher } from '../../testing/smtp-catcher.ts';
import { SmtpMailer } from './smtp-mailer.ts';

describe('SmtpMailer', () => {
  let catcher: SmtpCatcher;
  let mailer: SmtpMailer;

  beforeAll(async () => {
    catcher = await SmtpCatcher.start();
    mailer = new SmtpMailer({ url: catcher.url, from: 'Moorage <moorage@mail.acme.example>' });
  });
  afterAll(async () => {
    mailer.onApplicationShutdown();
    await catcher.stop();
  });

  mailerContract(() => ({
    mailer,
    outcome: 'sent',
    send: (mail) => mailer.deliver({ id: randomUUID(), ...mail }),
    mailsTo: (address) =>
      Promise.resolve(catcher.mailsTo(address).map(({ to, subject, text, html }) => ({ to, subject, text, html }))),
  }));

  const mailTo = (to: string): OutgoingMail => ({
    id: randomUUID(),
    to,
    subject: 'Hello',
    text: 'Hello',
    html: '<p>Hello</p>',
  });

  it('names the sender, the mail and that no human wrote it', async () => {
    const mail = mailTo('headers@acme.example');
    await mailer.deliver(mail);
    const [caught] = catcher.mailsTo(mail.to);
    expect(caught?.headers.get('message-id')).toBe(`<${mail.id}@mail.acme.example>`);
    expect(caught?.headers.get('from')).toBe('Moorage <moorage@mail.acme.example>');
    expect(caught?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('says how its reader stops such mails by one click, where they may', async () => {
    const url = 'https://moorage.example/unsubscribe?token=v1.abc.def';
    const mail = { ...mailTo('unsubscribe@acme.example'), unsubscribeUrl: url };
    await mailer.deliver(mail);
    const [caught] = catcher.mailsTo(mail.to);
    expect(caught?.headers.get('list-unsubscribe')).toBe(`<${url}>`);
    expect(caught?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    await mailer.deliver(mailTo('mandatory@acme.example'));
    expect(catcher.mailsTo('mandatory@acme.example')[0]?.headers.has('list-unsubscribe')).toBe(false);
  });

  it.each([
    ['recipient', 550],
    ['text', 554],
  ] as const)('says for good when the %s is refused with %i', async (at, code) => {
    catcher.refuseNext(at, code);
    await expect(mailer.deliver(mailTo('refused@acme.example'))).rejects.toThrow(MailRefused);
  });

  it.each([
    ['recipient', 450],
    ['text', 451],
  ] as const)('leaves hope when the %s is put off with %i', async (at, code) => {
    const mail = mailTo(`put-off-at-${at}@acme.example`);
    catcher.refuseNext(at, code);
    const refusal = await mailer.deliver(mail).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ responseCode: code });
    expect(refusal).not.toBeInstanceOf(MailRefused);
    await mailer.deliver(mail);
    expect(catcher.mailsTo(mail.to)).toHaveLength(1);
  });

  it('leaves hope when nobody listens', async () => {
    const gone = await SmtpCatcher.start();
    await gone.stop();
    const stranded = new SmtpMailer({ url: gone.url, from: 'moorage@acme.example' });
    const failure = await stranded.deliver(mailTo('kim@acme.example')).catch((error: unknown) => error);
    stranded.onApplicationShutdown();
    expect(failure).toMatchObject({ code: 'ESOCKET' });
    expect(failure).not.toBeInstanceOf(MailRefused);
  });

  it('sends many at once over few connections', async () => {
    const before = catcher.connectionCount;
    await Promise.all(Array.from({ length: 30 }, (_, i) => mailer.deliver(mailTo(`many-${i}@acme.example`))));
    expect(catcher.connectionCount - before).toBeLessThanOrEqual(3);
    expect(catcher.mails.filter(({ to }) => to.startsWith('many-'))).toHaveLength(30);
  });
});
