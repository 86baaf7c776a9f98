import { sessionCookieName } from '@moorage/platform';
import request, { type Response, type Test } from 'supertest';
import type { Method } from './api-routes.ts';
import { BotVisitor } from './bot-visitor.ts';

export interface Identity {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly token: string;
}

/** Somebody at a browser: sends the session cookie and the platform's origin, and the organisation it is working in. */
export class Actor {
  constructor(
    private readonly url: string,
    private readonly identity?: Identity,
    private readonly tenant?: string,
  ) {}

  get me(): Identity {
    if (this.identity === undefined) throw new Error('This visitor is nobody yet');
    return this.identity;
  }

  /** The same person, working in the organisation named by id or slug. */
  in(tenant: string): Actor {
    return new Actor(this.url, this.identity, tenant);
  }

  /** Somebody else, working where this person works. */
  welcomes(other: Actor): Actor {
    return new Actor(this.url, other.identity, this.tenant);
  }

  /** The session that an answer's Set-Cookie opened. */
  signedInBy(response: Response, who: Omit<Identity, 'token'>): Actor {
    const header: unknown = response.headers['set-cookie'];
    const cookies = Array.isArray(header) ? (header as string[]) : [];
    const token = cookies
      .map((cookie) => new RegExp(`^${sessionCookieName}=([^;]+)`).exec(cookie)?.[1])
      .find((value) => value !== undefined);
    if (token === undefined) throw new Error('The answer opened no session');
    return new Actor(this.url, { ...who, token });
  }

  /** This person's browser at the bots' hosts. */
  browser(): BotVisitor {
    return new BotVisitor(this.url, this.identity === undefined ? {} : { [sessionCookieName]: this.identity.token });
  }

  get(path: string): Test {
    return this.dress(request(this.url).get(path));
  }

  post(path: string, body?: object): Test {
    return this.dress(request(this.url).post(path)).send(body);
  }

  put(path: string, body?: object): Test {
    return this.dress(request(this.url).put(path)).send(body);
  }

  patch(path: string, body?: object): Test {
    return this.dress(request(this.url).patch(path)).send(body);
  }

  delete(path: string): Test {
    return this.dress(request(this.url).delete(path));
  }

  /** Any method; what it sends is for the caller to add. */
  call(method: Method, path: string): Test {
    return this.dress(request(this.url)[method](path));
  }

  private dress(test: Test): Test {
    void test.set('origin', this.url);
    if (this.identity !== undefined) void test.set('cookie', `${sessionCookieName}=${this.identity.token}`);
    if (this.tenant !== undefined) void test.set('x-tenant-id', this.tenant);
    return test;
  }
}
