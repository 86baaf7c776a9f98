import { AccessError } from '../access/access-error.ts';
import { BodyFields, InvalidField } from './body-fields.ts';
import { PROTOCOL_VERSION, type ProvisionProblem } from './protocol.ts';
import { isAuthorized } from './provision-secret.ts';
import { type ProvisionTarget, UnknownCompany, UnknownMember } from './provision-target.port.ts';

/** A request, without any framework. */
export interface ProvisionRequest {
  readonly method: string;
  /** path and query, such as `/internal/members?companyId=…` */
  readonly url: string;
  readonly authorization: string | undefined;
  /** Reads the body. @throws BodyTooLarge past `MAX_BODY_BYTES` */
  readonly readBody: () => Promise<string>;
}

/** An answer, without any framework. The body is JSON. */
export interface ProvisionAnswer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a request of the provision protocol; undefined for any other, which is the bot's own. */
export type ProvisionRoutes = (request: ProvisionRequest) => Promise<ProvisionAnswer | undefined>;

export interface ProvisionRoutesOptions {
  /** see `requireProvisionSecret` */
  readonly secret: string;
  readonly target: ProvisionTarget;
  /** told of failures that the platform only sees as a 500 */
  readonly onError?: (error: unknown) => void;
}

export const MAX_BODY_BYTES = 64 * 1024;

/** A body of more than `MAX_BODY_BYTES`: 413. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

interface Call {
  readonly target: ProvisionTarget;
  readonly query: URLSearchParams;
  readonly body: () => Promise<BodyFields>;
}

type Route = (call: Call) => Promise<ProvisionAnswer>;

const OK: ProvisionAnswer = { status: 200, body: { ok: true } };
const ACCEPTED: ProvisionAnswer = { status: 202, body: { ok: true } };
const NO_DRAIN = problem(404, { code: 'no_drain', message: 'This bot has nothing to drain.' });

const ROUTES: Readonly<Record<string, Readonly<Record<string, Route>>>> = {
  '/internal/provision': {
    POST: async ({ target, body }) => {
      const fields = await body();
      const { created, ...company } = await target.provisionCompany({
        tenantId: fields.text('tenantId'),
        tenantName: fields.text('tenantName'),
        adminUser: fields.user('adminUser'),
      });
      return { status: created ? 201 : 200, body: company };
    },
    DELETE: async ({ target, body }) => {
      await target.removeCompany((await body()).text('tenantEntityId'));
      return OK;
    },
  },
  '/internal/members': {
    GET: async ({ target, query }) => {
      const companyId = query.get('companyId');
      if (!companyId) throw new InvalidField('companyId', 'must be given in the query');
      return { status: 200, body: { members: await target.listMembers(companyId) } };
    },
  },
  '/internal/members/add': {
    POST: async ({ target, body }) => {
      const fields = await body();
      await target.addMember({
        companyId: fields.text('companyId'),
        user: fields.user('user'),
        role: fields.role('role'),
      });
      return OK;
    },
  },
  '/internal/members/remove': {
    POST: async ({ target, body }) => {
      const fields = await body();
      await target.removeMember({ companyId: fields.text('companyId'), userId: fields.text('userId') });
      return OK;
    },
  },
  '/internal/members/change-role': {
    POST: async ({ target, body }) => {
      const fields = await body();
      await target.changeRole({
        companyId: fields.text('companyId'),
        userId: fields.text('userId'),
        role: fields.role('role'),
      });
      return OK;
    },
  },
  '/internal/members/erase': {
    POST: async ({ target, body }) => {
      const fields = await body();
      await target.eraseMember({
        companyId: fields.text('companyId'),
        userId: fields.text('userId'),
        pseudonym: fields.text('pseudonym'),
      });
      return OK;
    },
  },
  '/internal/drain': {
    POST: async ({ target, body }) => {
      if (!target.drain) return NO_DRAIN;
      await target.drain((await body()).seconds('deadlineSeconds'));
      return ACCEPTED;
    },
    DELETE: async ({ target }) => {
      if (!target.resume) return NO_DRAIN;
      await target.resume();
      return ACCEPTED;
    },
  },
};

/** Makes the routes of the provision protocol for one bot. @throws Error where the secret is empty */
export function createProvisionRoutes({ secret, target, onError }: ProvisionRoutesOptions): ProvisionRoutes {
  if (!secret.trim()) throw new Error('The provision secret is empty; anyone could provision this bot.');

  return async ({ method, url, authorization, readBody }) => {
    const { pathname = '', searchParams = new URLSearchParams() } = URL.parse(url, 'http://bot') ?? {};
    if (pathname === '/internal/provision/health' && method === 'GET') {
      return { status: 200, body: { ok: true, protocolVersion: PROTOCOL_VERSION, managed: target.managed } };
    }
    const methods = Object.hasOwn(ROUTES, pathname) ? ROUTES[pathname] : undefined;
    if (!methods) return undefined;
    if (!isAuthorized(authorization, secret)) {
      const refusal = problem(401, { code: 'unauthorized', message: 'The bearer token is missing or wrong.' });
      return { ...refusal, headers: { 'www-authenticate': 'Bearer' } };
    }
    const route = methods[method];
    if (!route) {
      const refusal = problem(405, { code: 'method_not_allowed', message: `${method} is not for this path.` });
      return { ...refusal, headers: { allow: Object.keys(methods).join(', ') } };
    }
    try {
      return await route({ target, query: searchParams, body: async () => BodyFields.parse(await readBody()) });
    } catch (error) {
      return answerTo(error) ?? unexpected(error, onError);
    }
  };
}

function answerTo(error: unknown): ProvisionAnswer | undefined {
  if (error instanceof InvalidField) {
    return problem(422, { code: 'invalid_body', message: error.message, field: error.field });
  }
  if (error instanceof BodyTooLarge) return problem(413, { code: 'body_too_large', message: 'The body is too large.' });
  if (error instanceof UnknownCompany || error instanceof UnknownMember) {
    return problem(404, { code: error.code, message: error.message });
  }
  if (error instanceof AccessError) {
    const missing = error.code === 'UNKNOWN_MEMBER';
    return problem(missing ? 404 : 409, { code: error.code.toLowerCase(), message: error.message });
  }
  return undefined;
}

function unexpected(error: unknown, onError: ProvisionRoutesOptions['onError']): ProvisionAnswer {
  onError?.(error);
  return problem(500, { code: 'internal', message: 'Something went wrong in the bot.' });
}

function problem(status: number, error: ProvisionProblem): ProvisionAnswer {
  return { status, body: { error } };
}
