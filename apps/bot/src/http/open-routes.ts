import type { SqliteSession } from '@moorage/bot-kit';
import type { BuildInfo } from '../build-info.ts';
import type { AttachmentFiles } from '../store/attachment-files.ts';
import { ASSETS } from '../views/layout.ts';
import { json, type Reply } from './reply.ts';
import type { Route, Visit } from './route.ts';

export interface OpenRoutesParts {
  readonly session: SqliteSession;
  readonly files: AttachmentFiles;
  readonly build: BuildInfo;
  /** see `BotConfig` */
  readonly debug: boolean;
}

/** What answers without asking who is there. */
export function openRoutes({ session, files, build, debug }: OpenRoutesParts): readonly Route<Visit>[] {
  const health = async (): Promise<Reply> => {
    try {
      session.get('SELECT count(*) FROM companies');
      await files.assertWritable();
      return json({ status: 'ok', ...build });
    } catch (error) {
      return json({ status: 'unhealthy', error: (error as Error).message }, 503);
    }
  };
  const assets = [...ASSETS].map(([path, { type, text }]): Route<Visit> => {
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' };
    return { method: 'GET', path, handle: () => ({ status: 200, headers, body: text }) };
  });
  return [
    { method: 'GET', path: '/health', handle: health },
    ...assets,
    ...(debug ? [debugHeaders('GET'), debugHeaders('POST')] : []),
  ];
}

/** For tests of what stands in front of a bot: the request as it arrived, trailers included. */
function debugHeaders(method: 'GET' | 'POST'): Route<Visit> {
  return {
    method,
    path: '/debug/headers',
    handle: async ({ req }) => {
      // Trailers are known once the body has been read.
      req.resume();
      if (!req.complete) await new Promise((resolve) => req.once('end', resolve));
      const { httpVersion, url, headers, rawHeaders, trailers, rawTrailers } = req;
      return json({ method, httpVersion, url, headers, rawHeaders, trailers, rawTrailers });
    },
  };
}
