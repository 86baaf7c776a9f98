import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { ReadMail } from './mailer.contract.ts';

export interface CaughtMail extends ReadMail {
  readonly headers: ReadonlyMap<string, string>;
  /** Whether it came over TLS, and who signed in to bring it. */
  readonly secure: boolean;
  readonly user: string | undefined;
}

export interface SmtpCatcherOptions {
  /** `none`: no TLS is offered; `starttls`: it is; `smtps`: nothing else is spoken. The certificate is nobody's. */
  readonly security?: 'none' | 'starttls' | 'smtps';
  /** Whoever doesn't sign in with these is refused. */
  readonly credentials?: { readonly user: string; readonly password: string };
}

/**
 * What goes wrong with the next mail: the connection breaks in the middle of its text, or right after it was taken and before
 * the client hears of it, or the server falls silent.
 */
export type SmtpFault = 'drop-in-text' | 'drop-when-taken' | 'stall';

/** A mail server on 127.0.0.1 that keeps what it gets, and refuses what it was told to. */
export class SmtpCatcher {
  readonly mails: CaughtMail[] = [];
  private readonly refusals: { at: 'recipient' | 'text'; code: number }[] = [];
  private readonly faults: SmtpFault[] = [];
  private connections = 0;

  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async start({ security = 'none', credentials }: SmtpCatcherOptions = {}): Promise<SmtpCatcher> {
    const server: SMTPServer = new SMTPServer({
      secure: security === 'smtps',
      authOptional: credentials === undefined,
      allowInsecureAuth: security === 'none',
      disabledCommands: [
        ...(security === 'starttls' ? [] : ['STARTTLS']),
        ...(credentials === undefined ? ['AUTH'] : []),
      ],
      logger: false,
      closeTimeout: 200,
      onConnect: (_session, done) => {
        catcher.connections += 1;
        done();
      },
      onAuth: ({ username, password }, _session, done) => {
        if (username === credentials?.user && password === credentials?.password) done(null, { user: username });
        else done(Object.assign(new Error('Not these'), { responseCode: 535 }));
      },
      onRcptTo: (_address, _session, done) => done(catcher.nextRefusal('recipient')),
      onData: (stream, session, done) => {
        const fault = catcher.faults.shift();
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          if (fault === 'drop-in-text') catcher.drop(session.id);
        });
        stream.on('end', () => {
          const refusal = catcher.nextRefusal('text');
          const raw = Buffer.concat(chunks).toString('latin1');
          if (refusal === undefined && fault !== 'stall') {
            const { secure, user } = session;
            for (const { address } of session.envelope.rcptTo) {
              catcher.mails.push({ ...parse(raw), to: address, secure, user });
            }
          }
          if (fault === 'drop-when-taken') catcher.drop(session.id);
          else if (fault !== 'stall') done(refusal);
        });
      },
    });
    // Clients that turn away from a certificate, or are cut off, are no fault of the server's.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const user = credentials === undefined ? '' : `${credentials.user}:${credentials.password}@`;
    const catcher = new SmtpCatcher(server, `${security === 'smtps' ? 'smtps' : 'smtp'}://${user}127.0.0.1:${port}`);
    return catcher;
  }

  /** The next mail meets this. */
  failNext(fault: SmtpFault): void {
    this.faults.push(fault);
  }

  /** The next mail is refused with this reply code, at the recipient or after the text. */
  refuseNext(at: 'recipient' | 'text', code: number): void {
    this.refusals.push({ at, code });
  }

  get connectionCount(): number {
    return this.connections;
  }

  mailsTo(address: string): CaughtMail[] {
    return this.mails.filter(({ to }) => to === address);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }

  /** Cuts the connection, as a crash or a network would. */
  private drop(sessionId: string): void {
    const connections = [...this.server.connections] as unknown as { id: string; _socket: Socket }[];
    connections.find(({ id }) => id === sessionId)?._socket.destroy();
  }

  private nextRefusal(at: 'recipient' | 'text'): Error | undefined {
    const index = this.refusals.findIndex((refusal) => refusal.at === at);
    const [refusal] = index === -1 ? [] : this.refusals.splice(index, 1);
    return refusal && Object.assign(new Error('refused by the test'), { responseCode: refusal.code });
  }
}

/** Reads one multipart/alternative message (RFC 2046 §5.1.4), as far as a mailer here writes them. */
function parse(raw: string): Omit<CaughtMail, 'to' | 'secure' | 'user'> {
  const { headers, body } = splitHead(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) throw new Error('The mail has one part only');
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => splitHead(part.replace(/^\r\n/, '')));
  const contentOf = (type: string): string => {
    const part = parts.find(({ headers: own }) => own.get('content-type')?.startsWith(type));
    if (part === undefined) throw new Error(`The mail has no ${type}`);
    return decodeBody(part.body.replace(/\r\n$/, ''), part.headers.get('content-transfer-encoding') ?? '7bit');
  };
  return {
    headers,
    subject: decodeWords(headers.get('subject') ?? ''),
    text: contentOf('text/plain'),
    html: contentOf('text/html'),
  };
}

function splitHead(raw: string): { headers: Map<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  return { headers, body: raw.slice(end + 4) };
}

function decodeBody(body: string, encoding: string): string {
  const bytes =
    encoding.toLowerCase() === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding.toLowerCase() === 'quoted-printable'
        ? unquote(body.replace(/=\r\n/g, ''))
        : Buffer.from(body, 'latin1');
  return bytes.toString('utf8').replace(/\r\n/g, '\n');
}

/** RFC 2047 encoded words. */
function decodeWords(text: string): string {
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (run) => {
    const words = [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)];
    const bytes = words.map(([, kind, word = '']) =>
      kind?.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : unquote(word.replaceAll('_', ' ')),
    );
    return Buffer.concat(bytes).toString('utf8');
  });
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}
