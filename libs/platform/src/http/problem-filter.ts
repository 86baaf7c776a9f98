import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError, SystemEvents, type ErrorCode, type SystemEventContext } from '@moorage/kernel';
import type { Response } from 'express';
import type { AccessedRequest } from './access.ts';
import { problemOf, type Problem } from './problem.ts';

/** Turns whatever was thrown into problem+json. What isn't a DomainError tells the client nothing but the request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(private readonly systemEvents: SystemEvents) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = this.toProblem(error);
    if (problem.status >= 500) this.log.error({ err: error, code: problem.code }, 'A request failed');
    if (problem.code === 'SERVICE.INTERNAL') {
      this.systemEvents.report('request', error, contextOf(host.switchToHttp().getRequest<AccessedRequest>()));
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (error instanceof DomainError && typeof error.data['retryAfterSeconds'] === 'number') {
      response.setHeader('retry-after', String(error.data['retryAfterSeconds']));
    }
    if (problem.code === 'AUTH.REQUIRED') response.setHeader('www-authenticate', 'Bearer realm="moorage"');
    response
      .status(problem.status)
      .type('application/problem+json')
      .setHeader('cache-control', 'no-store')
      .send(JSON.stringify(problem));
  }

  private toProblem(error: unknown): Problem {
    if (error instanceof DomainError) return problemOf(error.code, error.data, error.detail);
    return problemOf(codeOf(error));
  }
}

/** Which route, and whose call: its pattern and ids, never what was sent. */
function contextOf({ method, route, tenant, principal }: AccessedRequest): SystemEventContext {
  const { path } = (route ?? {}) as { readonly path?: unknown };
  return {
    method,
    ...(typeof path === 'string' && { route: path }),
    ...(tenant && { orgId: tenant.orgId }),
    ...(principal && { userId: principal.userId }),
  };
}

/** Which code fits an error that isn't ours: Nest's and the body parser's by their status, Postgres' by their class. */
function codeOf(error: unknown): ErrorCode {
  const status = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown }).status;
  switch (status) {
    case 413:
      return 'REQUEST.TOO_LARGE';
    case 404:
      return 'REQUEST.NOT_FOUND';
    case 405:
      return 'REQUEST.METHOD_NOT_ALLOWED';
    case 400:
    case 415:
      return 'REQUEST.MALFORMED';
    default:
      if (isUnstorableText(error)) return 'REQUEST.INVALID';
      return isDatabaseAway(error) ? 'SERVICE.UNAVAILABLE' : 'SERVICE.INTERNAL';
  }
}

/** Connection exceptions (08), too many connections (53300), shutting down (57P), and what the socket says. */
function isDatabaseAway(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(08|57P0|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)/.test(code)) return true;
  return (
    typeof message === 'string' &&
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      message,
    )
  );
}

/** character_not_in_repertoire: a text with a NUL in it, which Postgres takes neither to store nor to search for. */
function isUnstorableText(error: unknown): boolean {
  return (error as { code?: unknown }).code === '22021';
}
