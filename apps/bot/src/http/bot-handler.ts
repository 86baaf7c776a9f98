import type { IncomingMessage, ServerResponse } from 'node:http';
import { AccessError, type NodeProvisionHandler } from '@moorage/bot-kit';
import { platformScreen } from '../hosted/managed-screens.ts';
import type { LiveConnections } from '../live/live-connections.ts';
import type { Member } from '../team/member.ts';
import { Refusal } from '../team/refusal.ts';
import { html } from '../views/html.ts';
import { notice } from '../views/notice-pages.ts';
import type { Entrance } from './entrance.ts';
import { redirect, type Reply, send } from './reply.ts';
import { findRoute, type MemberVisit, type Route, type Visit } from './route.ts';
import { mayChange } from './same-origin.ts';

interface BotHandlerParts {
  readonly entrance: Entrance;
  readonly live: LiveConnections;
  readonly log: (message: string, error?: unknown) => void;
  /** set in hosted mode */
  readonly platformUrl: string | undefined;
  /** set in hosted mode */
  readonly provision: NodeProvisionHandler | undefined;
  readonly openRoutes: readonly Route<Visit>[];
  readonly memberRoutes: readonly Route<MemberVisit>[];
}

const NOT_FOUND = (): Reply =>
  notice(404, 'Not found', html`<p>There is nothing here. <a href="/">Go to the issues</a></p>`);

/**
 * The way of every request: the platform's calls first, then what is open to anyone, then who is there, then their page.
 * Nothing behind `entrance.enter` runs without a member.
 */
export class BotHandler {
  constructor(private readonly parts: BotHandlerParts) {}

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      if (await this.parts.provision?.(req, res)) return;
      const reply = await this.replyTo(req, res);
      if (reply) await send(res, reply);
    } catch (error) {
      await this.fail(res, error);
    }
  }

  /** Undefined where the answer is a stream that goes on by itself. */
  private async replyTo(req: IncomingMessage, res: ServerResponse): Promise<Reply | undefined> {
    const url = URL.parse(req.url ?? '/', 'http://bot');
    if (!url) return NOT_FOUND();
    if (!mayChange(req)) throw new Refusal(403, 'This came from a page of another site.');
    const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET');

    const open = findRoute(this.parts.openRoutes, method, url.pathname);
    if (open) return open.route.handle({ req, url, param: open.param });

    const entry = await this.parts.entrance.enter(req);
    if ('refused' in entry) return entry.refused;
    const { member } = entry;
    const elsewhere = this.platformScreen(member, url.pathname);
    if (elsewhere) return redirect(elsewhere);
    if (req.method === 'GET' && url.pathname === '/events') {
      this.parts.live.stream(res, member);
      return undefined;
    }
    const found = findRoute(this.parts.memberRoutes, method, url.pathname);
    if (!found) return NOT_FOUND();
    const around = { member, teamUrl: this.platformScreen(member, '/members') };
    return found.route.handle({ req, url, param: found.param, member, around });
  }

  private platformScreen(member: Member, path: string): string | undefined {
    const { platformUrl } = this.parts;
    return platformUrl === undefined ? undefined : platformScreen(platformUrl, member, path);
  }

  private async fail(res: ServerResponse, error: unknown): Promise<void> {
    // Somebody closed the tab, or an answer broke off half-way: there is nobody to tell.
    if (res.headersSent || res.destroyed) {
      res.destroy();
      return;
    }
    const refused = refusalOf(error);
    if (!refused) this.parts.log('A request failed', error);
    const { status, message } = refused ?? { status: 500, message: 'Something went wrong. Please try again.' };
    await send(
      res,
      notice(
        status,
        status === 500 ? 'Sorry' : 'Not done',
        html`<p role="alert">${message}</p>
          <p><a href="/">Go to the issues</a></p>`,
      ),
    );
  }
}

function refusalOf(error: unknown): { status: number; message: string } | undefined {
  if (error instanceof Refusal) return error;
  return error instanceof AccessError ? { status: 409, message: error.message } : undefined;
}
