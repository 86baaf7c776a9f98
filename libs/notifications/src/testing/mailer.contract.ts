import type { Mailer, OutgoingMail } from '../application/ports/mailer.port.ts';

/** A mail as its reader gets it. */
export interface ReadMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mailer, and the place where its mails are read. */
export interface MailerHarness {
  readonly mailer: Mailer;
  /** What a mailer says of a mail that it took. */
  readonly outcome: 'sent' | 'kept';
  /** Brings a mail to the mailer the way the application does. */
  send(mail: Omit<OutgoingMail, 'id'>): Promise<'sent' | 'kept'>;
  mailsTo(address: string): Promise<ReadMail[]>;
}

/** What every Mailer does. */
export function mailerContract(harness: () => MailerHarness): void {
  const mail = {
    to: 'kim@acme.example',
    subject: 'Verify your e-mail address',
    text: 'Hello Kim,\n\nhttps://moorage.example/verify-email#token=abc-DEF_123\n',
    html: '<p>Hello Kim,</p>\n<p><a href="https://moorage.example/verify-email#token=abc-DEF_123">Verify</a></p>\n',
  };

  it('brings recipient, subject, text and HTML to where mails are read, unchanged', async () => {
    expect(await harness().send(mail)).toBe(harness().outcome);
    expect(await harness().mailsTo(mail.to)).toEqual([mail]);
  });

  it('brings letters of every alphabet and long lines unchanged', async () => {
    const worldly = {
      to: 'li@acme.example',
      subject: 'Zoë Ångström 李 🚢 invites you to Łódź & Sons <Ltd>',
      text: `${'a very long line '.repeat(80)}ende\n.\n..and a dot\n`,
      html: `<p>Grüße, 李 &amp; ${'x'.repeat(3000)}</p>\n`,
    };
    await harness().send(worldly);
    expect(await harness().mailsTo(worldly.to)).toEqual([worldly]);
  });

  it('lets no recipient or subject add a header or a second recipient', async () => {
    await harness().send({ ...mail, to: 'mo@acme.example', subject: 'Hello\r\nBcc: eve@evil.example' });
    expect(await harness().mailsTo('mo@acme.example')).toHaveLength(1);
    expect(await harness().mailsTo('eve@evil.example')).toEqual([]);
  });
}
