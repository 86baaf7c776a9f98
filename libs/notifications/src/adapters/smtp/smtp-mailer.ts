import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { MailRefused, Mailer, type OutgoingMail } from '../../application/ports/mailer.port.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** Name and address of the sender, such as `Moorage <moorage@acme.example>`. */
  readonly from: string;
}

/** Milliseconds; all of them together stay below the time for which a mail is claimed. */
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 45_000, dnsTimeout: 15_000 };

/** Hands mails to a mail server, over a few connections that stay open while there is something to send. */
@Injectable()
export class SmtpMailer extends Mailer implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly idDomain: string;

  constructor({ url, from }: SmtpOptions) {
    super();
    this.transport = createTransport(
      { url, pool: true, maxConnections: 3, disableFileAccess: true, disableUrlAccess: true, ...timeouts },
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
