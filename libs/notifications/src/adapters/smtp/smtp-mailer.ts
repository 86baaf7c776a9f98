import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { MailRefused, Mailer, type OutgoingMail } from '../../application/ports/mailer.port.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** Name and address of the sender, such as `Moorage <moorage@acme.example>`. */
  readonly from: string;
}

/** Milliseconds. */
export interface SmtpTimeouts {
  /** For the connection, and again for the server's greeting. */
  readonly connect: number;
  /** For each answer. RFC 5321 §4.5.3.2 asks for minutes: who gives up while the server still takes the mail sends it twice. */
  readonly answer: number;
  /** For one mail in all. */
  readonly mail: number;
}

const standardTimeouts: SmtpTimeouts = { connect: 15_000, answer: 5 * 60_000, mail: 15 * 60_000 };

/** Hands mails to a mail server, over a few connections that stay open while there is something to send. */
@Injectable()
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly idDomain: string;

  constructor(
    { url, from }: SmtpOptions,
    private readonly timeouts: SmtpTimeouts = standardTimeouts,
  ) {
    super();
    const { connect, answer } = timeouts;
    this.transport = createTransport(
      {
        url,
        pool: true,
        maxConnections: 3,
        disableFileAccess: true,
        disableUrlAccess: true,
        ...(demandsTls(url) && { requireTLS: true }),
        connectionTimeout: connect,
        greetingTimeout: connect,
        dnsTimeout: connect,
        socketTimeout: answer,
      },
      // RFC 3834 §5: no machine shall answer this one.
      { from, headers: { 'auto-submitted': 'auto-generated' } },
    );
    this.idDomain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
  }

  override async deliver({ id, to, subject, text, html, unsubscribeUrl }: OutgoingMail): Promise<'sent'> {
    try {
      await this.transport.sendMail({
        messageId: `<${id}@${this.idDomain}>`,
        to: { name: '', address: to },
        subject,
        text,
        html,
        signal: AbortSignal.timeout(this.timeouts.mail),
        ...(unsubscribeUrl !== undefined && { headers: unsubscribeHeaders(unsubscribeUrl) }),
      });
      return 'sent';
    } catch (error) {
      throw isRefusal(error) ? new MailRefused((error as Error).message) : error;
    }
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}

/**
 * A 5xx answer (RFC 5321 §4.2.1) to the recipient or to the text is for good. One to the greeting or the sign-in isn't: that
 * is the operator's to mend, and the mail shall go out then.
 */
function isRefusal(error: unknown): boolean {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const aboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
  return aboutThisMail && typeof responseCode === 'number' && responseCode >= 500;
}

/** RFC 2369 §3.2 and RFC 8058 §3: a mail program may POST to the address without asking its user to go there. */
function unsubscribeHeaders(url: string): Record<string, string> {
  return { 'list-unsubscribe': `<${url}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' };
}

/**
 * Whether a connection without TLS is refused: where a password would go over it to another machine. Else whoever stands between
 * could hide the server's offer of STARTTLS and read along (RFC 3207 §6). `?requireTLS=` or `?ignoreTLS=` in the address decide
 * otherwise.
 */
export function demandsTls(address: string): boolean {
  const { protocol, username, hostname, searchParams } = new URL(address);
  const decided = searchParams.has('requireTLS') || searchParams.has('ignoreTLS');
  const loopback = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return protocol === 'smtp:' && username !== '' && !loopback && !decided;
}
