import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';

/**
 * Serves the built SPA: hashed assets for a year, index.html for every page. A missing asset is a 404, so that a tab of an
 * older version notices instead of parsing HTML as a script.
 */
export function serveSpa(root: string): Router {
  const router = express.Router();
  const index = join(root, 'index.html');
  router.use('/assets', express.static(join(root, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  router.use(express.static(root, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (request: Request, response: Response, next: NextFunction) => {
    const isPage =
      !/^\/(api|internal|assets|healthz|readyz|metrics)(\/|$)/.test(request.path) && request.accepts('html') !== false;
    if (!isPage || !existsSync(index)) next();
    else response.setHeader('cache-control', 'no-cache').sendFile(index);
  });
  return router;
}
