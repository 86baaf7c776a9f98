/** The app inside the containers of the contract suite: does over HTTP what a test tells it. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

let health = 'healthy';
const place = (path) => join(process.env.MOORAGE_VOLUME_ROOT ?? '/', path);

const acts = {
  'GET /health': async () =>
    health === 'healthy' ? [200, JSON.stringify({ status: 'ok' })] : [200, '<html>fine</html>'],
  'GET /env': async () => [200, JSON.stringify(process.env)],
  'GET /whoami': async () => [
    200,
    JSON.stringify({ uid: process.getuid?.(), pid: process.pid, execPath: process.execPath }),
  ],
  'POST /health': async (_query, body) => [204, ((health = body), '')],
  'POST /say': async (query, body) => [204, (process[query.get('stream')].write(`${body}\n`), '')],
  'POST /crash': async () => [204, (setTimeout(() => process.exit(3), 20), '')],
  'POST /hang': async () => [
    204,
    (setTimeout(() => {
      for (;;);
    }, 20),
    ''),
  ],
  'PUT /file': async (query, body) => {
    const path = place(query.get('path'));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, body);
    return [204, ''];
  },
  'GET /file': async (query) => [200, await readFile(place(query.get('path')))],
  'GET /reach': async (query) => [200, await reach(query.get('url'))],
};

/** What comes of an attempt to reach somewhere from inside: an HTTP status, or why there is none. */
function reach(url) {
  return new Promise((resolve) => {
    const attempt = get(url, { timeout: 2000 }, (answer) => resolve(String(answer.resume().statusCode)));
    attempt.on('timeout', () => attempt.destroy(new Error('timeout')));
    attempt.on('error', (error) => resolve(error.code ?? error.message));
  });
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://bot');
  try {
    const act = acts[`${request.method} ${url.pathname}`];
    const [status, body] = act ? await act(url.searchParams, await text(request)) : [404, ''];
    response.writeHead(status).end(body);
  } catch (error) {
    response.writeHead(error.code === 'ENOENT' ? 404 : 500).end(String(error));
  }
});
server.listen(Number(process.env.PORT), process.env.MOORAGE_VOLUME_ROOT ? '127.0.0.1' : '0.0.0.0', () =>
  console.log('fixture ready'),
);
process.on('SIGTERM', () => process.env.IGNORE_SIGTERM || process.exit(0));
