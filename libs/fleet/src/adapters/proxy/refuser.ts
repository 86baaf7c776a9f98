import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Granted, Refused } from './access-gate.ts';
import type { BotHosts } from './bot-hosts.ts';
import { readsHtml } from './navigation.ts';
import type { ProxyEvents } from './proxy-events.ts';
import { RefusalPages } from './refusal-pages.ts';
import { refusalOf, type RefusalKind } from './refusals.ts';
import type { RequestHead } from './request-head.ts';

/** What is known of whom a request was refused, and by what. */
export type RefusedFor = Pick<Refused, 'target' | 'session' | 'maintenance'>;

/** Why a write doesn't pass that else would. */
export const closedBy = ({ target, session, readOnly }: Granted): RefusedFor => ({
  target,
  session,
  ...(readOnly !== undefined && { maintenance: readOnly }),
});

interface RefuserDeps {
  readonly hosts: BotHosts;
  readonly platformUrl: string;
  readonly events: ProxyEvents;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Says no, in the form that the client reads, and tells that it did. */
export class Refuser {
  readonly #hosts: BotHosts;
  readonly #platformUrl: string;
  readonly #events: ProxyEvents;
  readonly #now: () => number;
  readonly #pages: RefusalPages;

  constructor({ hosts, platformUrl, events, now }: RefuserDeps) {
    this.#hosts = hosts;
    this.#platformUrl = platformUrl;
    this.#events = events;
    this.#now = now;
    this.#pages = new RefusalPages(platformUrl);
  }

  refuse(
    res: ServerResponse,
    head: RequestHead,
    kind: RefusalKind,
    refused?: RefusedFor,
    detail?: string,
    link?: { href: string; text: string },
  ): void {
    this.#events.refused?.(kind, this.#hosts.hostOf(head.host));
    // Shown where a page can't be redirected to sign in, after a form was sent for instance: the bot's front page can.
    const leadOn = link ?? (kind === 'SIGN_IN' ? { href: '/', text: 'Sign in' } : undefined);
    this.#pages.send(res, this.#refusal(kind, refused, detail, leadOn), readsHtml(head));
  }

  /** The same on a socket that asked for an upgrade. */
  refuseRaw(
    socket: Duplex,
    kind: RefusalKind,
    refused: RefusedFor | undefined,
    host: string | undefined,
    detail?: string,
  ): void {
    this.#events.refused?.(kind, host);
    this.#pages.sendRaw(socket, this.#refusal(kind, refused, detail));
  }

  #refusal(
    kind: RefusalKind,
    refused: RefusedFor | undefined,
    detail: string | undefined,
    link?: { href: string; text: string },
  ) {
    return refusalOf(kind, {
      ...refused,
      platformUrl: this.#platformUrl,
      now: this.#now(),
      ...(detail === undefined ? {} : { detail }),
      ...(link ? { link } : {}),
    });
  }
}
