import type { Params } from 'nestjs-pino';
import { RequestContext } from '../http/request-context.ts';

/** Never logged, wherever they appear. Bodies and cookies are not logged at all. */
export const redactedPaths = [
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
  '*.secret',
  '*.provisionSecret',
  // What Postgres' errors carry: the statement and its parameters, and in `detail` the whole row that was refused.
  ...['parameters', 'query', 'driverError', 'detail', 'where', 'internalQuery'].flatMap((field) => [
    `err.${field}`,
    `err.aggregateErrors[*].${field}`,
  ]),
];

/** Structured logs: one JSON line per event, with the request's id; query strings are cut since links carry tokens there. */
export function loggingParameters(level: string): Params {
  return {
    pinoHttp: {
      level,
      redact: { paths: redactedPaths, censor: '[redacted]' },
      mixin: () => {
        const requestId = RequestContext.current()?.requestId;
        return requestId === undefined ? {} : { requestId };
      },
      serializers: {
        req: (req: { method: string; url: string }) => ({ method: req.method, path: req.url.split('?', 1)[0] }),
        res: (res: { statusCode: number }) => ({ status: res.statusCode }),
      },
      autoLogging: { ignore: (req) => req.url === '/healthz' || req.url === '/readyz' || req.url === '/metrics' },
      customLogLevel: (_req, res, error) => (error !== undefined || res.statusCode >= 500 ? 'error' : 'debug'),
    },
  };
}
