import type { IncomingMessage } from 'node:http';
import type { RequestHead } from './request-head.ts';

export const readsHtml = (head: RequestHead): boolean => head.accept.includes('text/html');

/** Whether a browser is opening a page, so that a redirect to sign in leads somewhere. */
export const isNavigation = (req: IncomingMessage, head: RequestHead): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  readsHtml(head) &&
  (head.secFetchMode === undefined || head.secFetchMode === 'navigate');
