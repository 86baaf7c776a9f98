import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProxyAccess } from '../../application/ports/proxy-access.port.ts';
import { AccessGate, type Decision, type Granted, type Refused } from './access-gate.ts';
import { BotHosts } from './bot-hosts.ts';
import { BotRequestFields } from './bot-request-fields.ts';
import { BotCookies, type ReadCookies } from './cookies.ts';
import { ForwardAuth } from './forward-auth.ts';
import type { Forwarder, ForwarderOptions } from './forwarder.ts';
import { ForwardingFields } from './forwarding-fields.ts';
import { HoldRoom } from './hold-room.ts';
import { HttpExchange } from './http-exchange.ts';
import { isNavigation } from './navigation.ts';
import { NodeHttpForwarder } from './node-http-forwarder.ts';
import { OpenExchanges } from './open-exchanges.ts';
import { PlatformIdentity } from './platform-identity.ts';
import type { ProxyEvents } from './proxy-events.ts';
import type { ProxyDeps, ProxyOptions, ProxyServerHandler } from './proxy-options.ts';
import type { RefusalKind } from './refusals.ts';
import { closedBy, Refuser } from './refuser.ts';
import { RequestBody } from './request-body.ts';
import { readRequestHead, type RequestHead } from './request-head.ts';
import { isOwnPath } from './return-path.ts';
import { comesFromOwnPage, isSafeMethod } from './same-origin.ts';
import { SignInHandoff } from './sign-in-handoff.ts';
import { UndiciForwarder } from './undici-forwarder.ts';
import { isWebSocketHandshake, WebSocketExchange } from './web-socket-exchange.ts';

/** Memory that a waiting request's unread content may take: what Node and the kernel read ahead. */
const READ_AHEAD_BYTES = 128 * 1024;

export function createProxyServerHandler(deps: ProxyDeps): ProxyServerHandler {
  return new Proxy(deps);
}

class Proxy implements ProxyServerHandler {
  readonly #access: ProxyAccess;
  readonly #options: ProxyOptions;
  readonly #events: ProxyEvents;
  readonly #hosts: BotHosts;
  readonly #cookies: BotCookies;
  readonly #gate: AccessGate;
  readonly #open: OpenExchanges;
  readonly #holdRoom: HoldRoom;
  readonly #fields: BotRequestFields;
  readonly #refuser: Refuser;
  readonly #handoff: SignInHandoff;
  readonly #forwardAuth: ForwardAuth;
  readonly #forwarder: Forwarder;
  readonly #timeouts: ForwarderOptions;
  #closing = false;

  constructor({ access, signer, options, events = {}, now = Date.now }: ProxyDeps) {
    const { platformUrl, botsDomain } = options;
    const onStoreError = (error: unknown) => events.failed?.('store', error);
    this.#access = access;
    this.#options = options;
    this.#events = events;
    this.#hosts = new BotHosts(platformUrl, botsDomain);
    this.#cookies = new BotCookies({
      secure: this.#hosts.scheme === 'https',
      platformCookieNames: options.platformCookieNames,
    });
    this.#gate = new AccessGate({ access, now, onStoreError });
    this.#open = new OpenExchanges({
      gate: this.#gate,
      access,
      now,
      onStoreError,
      onCutOff: (count) => events.cutOff?.(count),
    });
    this.#holdRoom = new HoldRoom({
      access,
      maxRequests: options.holdMaxRequests ?? 1_000,
      maxBytes: options.holdMaxBytes ?? 32 * 1024 * 1024,
    });
    const identity = new PlatformIdentity({ signer, platformUrl, now });
    this.#fields = new BotRequestFields({
      identity,
      forwarding: new ForwardingFields({
        trustedProxies: options.trustedProxies ?? [],
        scheme: this.#hosts.scheme,
      }),
      platformKeyPrefixes: options.platformKeyPrefixes,
    });
    this.#refuser = new Refuser({ hosts: this.#hosts, platformUrl, events, now });
    this.#handoff = new SignInHandoff({ access, gate: this.#gate, cookies: this.#cookies, platformUrl, events });
    this.#timeouts = {
      connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
      headersTimeoutMs: options.headersTimeoutMs ?? 300_000,
    };
    this.#forwarder =
      options.forwarder === 'undici' ? new UndiciForwarder(this.#timeouts) : new NodeHttpForwarder(this.#timeouts);
    this.#forwardAuth = new ForwardAuth({
      gate: this.#gate,
      hosts: this.#hosts,
      cookies: this.#cookies,
      identity,
      onVerified: (granted) => events.verified?.(granted),
      decideHolding: (host, tokens, res) => this.#decideHolding(host, tokens, READ_AHEAD_BYTES, goneSignal(res)),
    });
  }

  get openExchanges(): number {
    return this.#open.size;
  }

  handlesHost(hostHeader: string | undefined): boolean {
    return this.#hosts.hostOf(hostHeader) !== undefined;
  }

  verifyForwardAuth(req: IncomingMessage, res: ServerResponse): void {
    this.#forwardAuth.verify(req, res);
  }

  handleRequest(req: IncomingMessage, res: ServerResponse, expectsContinue = false): void {
    const head = readRequestHead(req.rawHeaders, req.url, req.httpVersionMinor);
    const host = this.#hosts.hostOf(head.host);
    const problem = this.#problemOf(req, head, host);
    if (problem !== undefined || host === undefined) {
      this.#refuser.refuse(res, head, problem ?? 'NO_SUCH_BOT', undefined, head.problem);
      return;
    }
    const cookies = this.#cookies.read(head.cookie);
    if (isOwnPath(req.url as string)) {
      void this.#serveOwn(req, res, head, host, cookies);
      return;
    }
    const decision = this.#gate.decideFromMemory(host, cookies.sessionTokens);
    if (decision?.granted) this.#pass(req, res, head, cookies, decision, expectsContinue);
    else void this.#decideSlowly(req, res, head, host, cookies, expectsContinue);
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, clientHead: Buffer): void {
    // Without a listener, a client that resets here would end the process.
    socket.on('error', () => socket.destroy());
    const head = readRequestHead(req.rawHeaders, req.url, req.httpVersionMinor);
    const host = this.#hosts.hostOf(head.host);
    let problem = this.#problemOf(req, head, host);
    if (problem === undefined && !isWebSocketHandshake(req, head)) problem = 'BAD_REQUEST';
    // A page of another origin may open a WebSocket with this host's cookies, and read it: no CORS stands in its way.
    if (problem === undefined && host !== undefined && !comesFromOwnPage(head, this.#hosts.originOf(host)))
      problem = 'CROSS_ORIGIN';
    if (problem !== undefined || host === undefined || isOwnPath(req.url as string)) {
      this.#refuser.refuseRaw(
        socket,
        problem ?? (host === undefined ? 'NO_SUCH_BOT' : 'NO_SUCH_PAGE'),
        undefined,
        host,
        head.problem,
      );
      return;
    }
    void this.#upgrade(req, socket, clientHead, head, host);
  }

  async close(graceMs = 0): Promise<void> {
    this.#closing = true;
    this.#holdRoom.close();
    await this.#open.close(graceMs);
    this.#gate.close();
    await this.#forwarder.close();
  }

  /** What can be said without knowing who asks. */
  #problemOf(req: IncomingMessage, head: RequestHead, host: string | undefined): RefusalKind | undefined {
    if (head.problem !== undefined) return 'BAD_REQUEST';
    if (host === undefined) return 'NO_SUCH_BOT';
    if (this.#closing) return 'SHUTTING_DOWN';
    const method = req.method as string;
    // TRACE would show a page the fields that were added for the bot (RFC 9110 §9.3.8).
    if (method === 'TRACE' || method === 'CONNECT') return 'METHOD_NOT_ALLOWED';
    if (!isSafeMethod(method) && !comesFromOwnPage(head, this.#hosts.originOf(host))) return 'CROSS_ORIGIN';
    return undefined;
  }

  async #decideSlowly(
    req: IncomingMessage,
    res: ServerResponse,
    head: RequestHead,
    host: string,
    cookies: ReadCookies,
    expectsContinue: boolean,
  ): Promise<void> {
    const decision = await this.#decideHolding(host, cookies.sessionTokens, heldBytes(req, head), goneSignal(res));
    if (decision === undefined || res.destroyed) return;
    if (decision.granted) this.#pass(req, res, head, cookies, decision, expectsContinue);
    else if (decision.reason === 'SIGN_IN' && isNavigation(req, head))
      this.#handoff.begin(res, host, req.url as string, cookies);
    else if (decision.reason === 'NO_SUCH_BOT') await this.#leadOn(req, res, head, host, decision);
    else this.#refuser.refuse(res, head, decision.reason, decision);
  }

  /**
   * Nothing is at this host; something may have been. Reading goes on at the new address, path and query and all: with a 302,
   * since the old address may be taken up again. What would change something is not sent on: at the new host the person has
   * to sign in first, and a browser sends no other host's form there.
   */
  async #leadOn(
    req: IncomingMessage,
    res: ServerResponse,
    head: RequestHead,
    host: string,
    decision: Refused,
  ): Promise<void> {
    const moved = await this.#movedTo(host);
    if (res.destroyed) return;
    if (moved === undefined) this.#refuser.refuse(res, head, decision.reason, decision);
    else if (!isSafeMethod(req.method as string) || head.chunked)
      this.#refuser.refuse(res, head, 'MOVED', undefined, undefined, { href: moved, text: 'Open it there' });
    else {
      // A target in absolute form (RFC 9112 §3.2.2) would make another address of it.
      const path = req.url?.startsWith('/') ? req.url : '/';
      res.writeHead(302, ['location', `${moved}${path}`, 'cache-control', 'no-store', 'content-length', '0']);
      res.end();
    }
  }

  /** @returns the new origin of the bot that was at this host; `undefined` where there was none, and where nobody can tell. */
  async #movedTo(host: string): Promise<string | undefined> {
    try {
      const moved = await this.#access.movedTo(host);
      return moved === undefined ? undefined : this.#hosts.originOf(moved);
    } catch (error) {
      this.#events.failed?.('store', error);
      return undefined;
    }
  }

  /**
   * Decides; for an instance that is being changed, waits and decides again, so that who lost access while waiting isn't let in.
   * @returns `undefined` when the client went away.
   */
  async #decideHolding(
    host: string,
    tokens: readonly string[],
    bytes: number,
    gone: AbortSignal,
  ): Promise<Decision | undefined> {
    let decision = await this.#gate.decide(host, tokens);
    if (decision.granted || decision.reason !== 'BEING_CHANGED' || this.#closing || !this.#holdRoom.enter(bytes))
      return decision;
    this.#events.holding?.(this.#holdRoom.size);
    const until = performance.now() + this.#options.holdSeconds * 1_000;
    try {
      while (!decision.granted && decision.reason === 'BEING_CHANGED') {
        const outcome = await this.#holdRoom.wait(until - performance.now(), gone);
        if (outcome === 'left') return undefined;
        if (outcome === 'expired') return decision;
        decision = await this.#gate.decide(host, tokens);
      }
      return decision;
    } finally {
      this.#holdRoom.leave(bytes);
      this.#events.holding?.(this.#holdRoom.size);
    }
  }

  /** Forwards, unless only reading is allowed and this is something else. */
  #pass(
    req: IncomingMessage,
    res: ServerResponse,
    head: RequestHead,
    cookies: ReadCookies,
    grant: Granted,
    expectsContinue: boolean,
  ): void {
    if (grant.readOnly !== undefined && !isSafeMethod(req.method as string))
      this.#refuser.refuse(res, head, 'READ_ONLY', closedBy(grant));
    else this.#forward(req, res, head, cookies, grant, expectsContinue);
  }

  #forward(
    req: IncomingMessage,
    res: ServerResponse,
    head: RequestHead,
    cookies: ReadCookies,
    grant: Granted,
    expectsContinue: boolean,
  ): void {
    const { contentLength } = head;
    const hasContent = head.chunked || (contentLength !== undefined && contentLength !== '0');
    const exchange = new HttpExchange(
      {
        forwarder: this.#forwarder,
        open: this.#open,
        cookies: this.#cookies,
        events: this.#events,
        refuse: (kind) => this.#refuser.refuse(res, head, kind),
      },
      req,
      res,
      grant,
      {
        upstream: grant.target.upstream,
        method: req.method as string,
        path: req.url as string,
        fields: this.#fields.of(head, cookies, grant, req.socket.remoteAddress),
        body: hasContent ? new RequestBody(req, res, expectsContinue) : undefined,
        contentLength,
      },
    );
    exchange.start();
  }

  async #upgrade(
    req: IncomingMessage,
    socket: Duplex,
    clientHead: Buffer,
    head: RequestHead,
    host: string,
  ): Promise<void> {
    const cookies = this.#cookies.read(head.cookie);
    const gone = new AbortController();
    const leave = () => gone.abort();
    socket.once('close', leave);
    const decision =
      this.#gate.decideFromMemory(host, cookies.sessionTokens) ??
      (await this.#decideHolding(host, cookies.sessionTokens, heldBytes(req, head), gone.signal));
    socket.off('close', leave);
    if (decision === undefined || socket.destroyed) return;
    if (!decision.granted) {
      // A WebSocket follows no redirect (RFC 6455 §4.1 leaves it open, browsers don't): the page has to be opened anew.
      const moved = decision.reason === 'NO_SUCH_BOT' && (await this.#movedTo(host)) !== undefined;
      this.#refuser.refuseRaw(socket, moved ? 'MOVED' : decision.reason, decision, host);
      return;
    }
    // What goes through a WebSocket is not looked at: it may be a write.
    if (decision.readOnly !== undefined) {
      this.#refuser.refuseRaw(socket, 'READ_ONLY', closedBy(decision), host);
      return;
    }
    const context = {
      open: this.#open,
      cookies: this.#cookies,
      events: this.#events,
      timeouts: this.#timeouts,
      refuse: (kind: RefusalKind) => this.#refuser.refuseRaw(socket, kind, undefined, host),
    };
    new WebSocketExchange(context, socket, clientHead, decision).start(
      req.url as string,
      this.#fields.of(head, cookies, decision, req.socket.remoteAddress),
    );
  }

  async #serveOwn(
    req: IncomingMessage,
    res: ServerResponse,
    head: RequestHead,
    host: string,
    cookies: ReadCookies,
  ): Promise<void> {
    const refuse = (kind: RefusalKind, link?: { href: string; text: string }) =>
      this.#refuser.refuse(res, head, kind, undefined, undefined, link);
    try {
      await this.#handoff.serve({ req, res, host, cookies, refuse });
    } catch (error) {
      this.#events.failed?.('store', error);
      refuse('UNAVAILABLE');
    }
  }
}

function heldBytes(req: IncomingMessage, head: RequestHead): number {
  let bytes = 2_048;
  for (const text of req.rawHeaders) bytes += text.length;
  if (head.chunked) return bytes + READ_AHEAD_BYTES;
  return bytes + Math.min(Number(head.contentLength ?? 0), READ_AHEAD_BYTES);
}

function goneSignal(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  return gone.signal;
}
