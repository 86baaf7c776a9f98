import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Entrance } from '../http/entrance.ts';
import { isSameOrigin } from '../http/same-origin.ts';
import type { Member } from '../team/member.ts';
import type { LiveHub } from './live-hub.ts';

/** Sent as the close code to a tab that isn't let in any more. Codes from 4000 on are an application's own (RFC 6455, 7.4.2). */
const NOT_LET_IN = 4403;
/** A tab that doesn't take what it is sent is cut off before it fills the memory. */
const MAX_UNSENT_BYTES = 1024 * 1024;
const MAX_RECEIVED_BYTES = 4096;
const PING_EVERY_MS = 25_000;

/** Connects open tabs to the hub, by WebSocket or by server-sent events. */
export class LiveConnections {
  private readonly webSockets = new WebSocketServer({ noServer: true, maxPayload: MAX_RECEIVED_BYTES });
  private readonly pings: NodeJS.Timeout;

  constructor(
    private readonly entrance: Entrance,
    private readonly hub: LiveHub,
    /** whether a tab is told with which headers its WebSocket arrived; see `BotConfig` */
    private readonly debug: boolean,
  ) {
    this.pings = setInterval(() => this.webSockets.clients.forEach((socket) => socket.ping()), PING_EVERY_MS).unref();
  }

  /** For `server.on('upgrade')`: `/live` is the only WebSocket there is. */
  async upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    if (URL.parse(req.url ?? '/', 'http://bot')?.pathname !== '/live') return refuse(socket, '404 Not Found');
    if (!isSameOrigin(req)) return refuse(socket, '403 Forbidden');
    const entry = await this.entrance.enter(req);
    if ('refused' in entry) return refuse(socket, entry.refused.status === 401 ? '401 Unauthorized' : '403 Forbidden');
    this.webSockets.handleUpgrade(req, socket, head, (webSocket) => {
      this.join(webSocket, entry.member);
      const seen = this.debug ? { rawHeaders: req.rawHeaders } : {};
      webSocket.send(JSON.stringify({ type: 'hello', userId: entry.member.userId, ...seen }));
    });
  }

  /** Answers `GET /events` as `text/event-stream`, until one side closes it. */
  stream(res: ServerResponse, { company, userId }: Member): void {
    res.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    res.write(': connected\n\n');
    const beat = setInterval(() => res.write(': still here\n\n'), PING_EVERY_MS).unref();
    const leave = this.hub.subscribe(company.id, userId, {
      send: (message) => {
        if (res.writableLength > MAX_UNSENT_BYTES) res.destroy();
        else res.write(`data: ${JSON.stringify(message)}\n\n`);
      },
      end: () => res.end(),
    });
    res.on('close', () => {
      clearInterval(beat);
      leave();
    });
  }

  /** Closes every tab's connection; they come back once the bot does. */
  close(): void {
    clearInterval(this.pings);
    for (const socket of this.webSockets.clients) socket.close(1001);
    this.hub.dropAll();
    this.webSockets.close();
  }

  private join(webSocket: WebSocket, { company, userId }: Member): void {
    const leave = this.hub.subscribe(company.id, userId, {
      send: (message) => {
        if (webSocket.bufferedAmount > MAX_UNSENT_BYTES) webSocket.terminate();
        else webSocket.send(JSON.stringify(message));
      },
      end: () => webSocket.close(NOT_LET_IN),
    });
    webSocket.on('close', leave);
    webSocket.on('error', () => webSocket.terminate());
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
