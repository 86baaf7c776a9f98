import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';

const [txtType, internet] = [16, 1];
const codes = { ok: 0, serverFailure: 2, noSuchName: 3 } as const;

/** `silent` receives and never answers. */
export type Zone = readonly string[] | 'fails' | 'silent';

/**
 * A name server on this machine that knows TXT records alone: as much of RFC 1035 as a resolver needs in order to ask it.
 * Answers over UDP, so all records of a name together stay below a kilobyte or two.
 */
export class NameServer {
  readonly zones = new Map<string, Zone>();

  private constructor(private readonly socket: Socket) {}

  static async start(): Promise<NameServer> {
    const socket = createSocket('udp4');
    const server = new NameServer(socket);
    socket.on('message', (query, { port, address }) => {
      const answer = server.answer(query);
      if (answer !== undefined) socket.send(answer, port, address);
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return server;
  }

  /** As a resolver wants it. */
  get address(): string {
    return `127.0.0.1:${(this.socket.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.socket.close(() => resolve()));
  }

  private answer(query: Buffer): Buffer | undefined {
    const { name, question } = questionOf(query);
    const zone = this.zones.get(name.toLowerCase());
    if (zone === 'silent') return undefined;
    if (zone === 'fails') return message(query, question, codes.serverFailure, []);
    return message(query, question, zone === undefined ? codes.noSuchName : codes.ok, zone ?? []);
  }
}

/** The name that is asked for, and the bytes of the question, which the answer repeats. */
function questionOf(query: Buffer): { name: string; question: Buffer } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), question: query.subarray(12, at + 5) };
}

function message(query: Buffer, question: Buffer, code: number, values: readonly string[]): Buffer {
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8580 | code, 2); // response, authoritative, recursion desired and available
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(values.length, 6);
  return Buffer.concat([header, question, ...values.map(record)]);
}

/** A TXT record at the name of the question: its value in character-strings of at most 255 bytes. */
function record(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  const strings: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    const piece = bytes.subarray(at, at + 255);
    strings.push(Buffer.from([piece.length]), piece);
  }
  const data = Buffer.concat(strings);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0); // the name of the question
  head.writeUInt16BE(txtType, 2);
  head.writeUInt16BE(internet, 4);
  head.writeUInt32BE(0, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
