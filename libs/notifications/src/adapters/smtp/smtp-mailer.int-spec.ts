import { randomUUID } from 'node:crypto';
import { MailRefused, type OutgoingMail } from '../../application/ports/mailer.port.ts';
import { mailerContract } from '../../testing/mailer.contract.ts';
import { SmtpCatcher } from '../../testing/smtp-catcher.ts';
import { SmtpMailer, demandsTls } from './smtp-mailer.ts';

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

  it('gives the mail back when the connection breaks in its text, and brings it once at the next try', async () => {
    const mail = mailTo('broken@acme.example');
    catcher.failNext('drop-in-text');
    const failure = await mailer.deliver(mail).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(MailRefused);
    expect(catcher.mailsTo(mail.to)).toEqual([]);
    await mailer.deliver(mail);
    expect(catcher.mailsTo(mail.to)).toHaveLength(1);
  });

  it('brings a mail again that was taken without our hearing of it, under the same Message-ID', async () => {
    const mail = mailTo('unheard@acme.example');
    catcher.failNext('drop-when-taken');
    await expect(mailer.deliver(mail)).rejects.not.toBeInstanceOf(MailRefused);
    await mailer.deliver(mail);
    const ids = catcher.mailsTo(mail.to).map(({ headers }) => headers.get('message-id'));
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    ['an answer that does not come', { connect: 15_000, answer: 300, mail: 15_000 }],
    ['a mail that takes too long in all', { connect: 15_000, answer: 15_000, mail: 300 }],
  ])('waits no longer than it should for %s', async (_, timeouts) => {
    const impatient = new SmtpMailer({ url: catcher.url, from: 'moorage@acme.example' }, timeouts);
    catcher.failNext('stall');
    const failure = await impatient.deliver(mailTo('slow@acme.example')).catch((error: unknown) => error);
    impatient.onApplicationShutdown();
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(MailRefused);
    expect(catcher.mailsTo('slow@acme.example')).toEqual([]);
  });

  describe.each(['starttls', 'smtps'] as const)('by %s', (security) => {
    const credentials = { user: 'moorage', password: 'a-secret' };
    let secured: SmtpCatcher;
    beforeAll(async () => {
      secured = await SmtpCatcher.start({ security, credentials });
    });
    afterAll(() => secured.stop());

    async function deliver(url: string, to: string): Promise<unknown> {
      const sender = new SmtpMailer({ url, from: 'moorage@acme.example' });
      const outcome = await sender.deliver(mailTo(to)).catch((error: unknown) => error);
      sender.onApplicationShutdown();
      return outcome;
    }

    it('signs in, and says everything encrypted', async () => {
      expect(await deliver(`${secured.url}?tls.rejectUnauthorized=false`, 'safe@acme.example')).toBe('sent');
      expect(secured.mailsTo('safe@acme.example')).toMatchObject([{ secure: true, user: 'moorage' }]);
    });

    it('tells a server with a certificate that nobody vouches for nothing at all', async () => {
      const failure = await deliver(secured.url, 'unsafe@acme.example');
      expect(failure).toMatchObject({ message: expect.stringMatching(/certificate/i) as string });
      expect(failure).not.toBeInstanceOf(MailRefused);
      expect(secured.mailsTo('unsafe@acme.example')).toEqual([]);
    });

    it('leaves hope when the password is wrong: that is for the operator to mend', async () => {
      const wrong = secured.url.replace('a-secret', 'another');
      const failure = await deliver(`${wrong}?tls.rejectUnauthorized=false`, 'wrong@acme.example');
      expect(failure).toMatchObject({ code: 'EAUTH', responseCode: 535 });
      expect(failure).not.toBeInstanceOf(MailRefused);
    });
  });

  it.each([
    ['smtp://user:secret@mail.acme.example:587', true],
    ['smtp://user:secret@mail.acme.example:587?requireTLS=false', false],
    ['smtp://user:secret@mail.acme.example:587?ignoreTLS=true', false],
    ['smtp://mail.acme.example:25', false],
    ['smtps://user:secret@mail.acme.example', false],
    ['smtp://user:secret@127.0.0.1:2525', false],
    ['smtp://user:secret@[::1]:2525', false],
    ['smtp://user:secret@localhost', false],
    ['smtp://user:secret@127.0.0.1.evil.example', true],
  ])('of %s: no password goes out unencrypted is %s', (url, demanded) => {
    expect(demandsTls(url)).toBe(demanded);
  });
});
