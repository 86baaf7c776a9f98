import { randomUUID } from 'node:crypto';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { RequestContext } from '../http/request-context.ts';
import { Metrics } from './metrics.ts';

const acceptable = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives each request an id (a well-formed incoming one is kept), says it in the answer, and times the request by its route. */
@Injectable()
export class RequestObserver implements NestMiddleware {
  constructor(private readonly metrics: Metrics) {}

  use(request: Request, response: Response, next: NextFunction): void {
    const incoming = request.headers['x-request-id'];
    const requestId = typeof incoming === 'string' && acceptable.test(incoming) ? incoming : randomUUID();
    response.setHeader('x-request-id', requestId);
    // Answers of the API are one person's, at one moment; a route that knows better says so itself.
    if (request.originalUrl.startsWith('/api/')) response.setHeader('cache-control', 'no-store');
    const stop = this.metrics.httpDuration.startTimer({ method: request.method });
    response.once('close', () => {
      const route = (request.route as { path?: unknown } | undefined)?.path;
      stop({ route: typeof route === 'string' ? route : 'none', status: `${Math.floor(response.statusCode / 100)}xx` });
    });
    const { ip } = request;
    const userAgent = request.headers['user-agent'];
    RequestContext.run(
      { requestId, ...(ip !== undefined && { ip }), ...(userAgent !== undefined && { userAgent }) },
      next,
    );
  }
}
