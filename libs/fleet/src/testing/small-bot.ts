import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type Docker from 'dockerode';
import * as tar from 'tar-stream';
import { buildFrom, nodeBase } from './docker-fixture-images.ts';

const answering = (act: string): string => `
import { createServer } from 'node:http';
let asked = 0;
const ok = '{"status":"ok"}';
const server = createServer((request, response) => { asked += 1; ${act} });
server.listen(Number(process.env.PORT), process.env.MOORAGE_VOLUME_ROOT ? '127.0.0.1' : '0.0.0.0');
process.on('SIGTERM', () => process.exit(0));
`;

/** Changes what it finds, as a migration does: from then on the data is of no use to `good-1`. */
const migrating = (build: string): string => `
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
writeFileSync(join(process.env.MOORAGE_VOLUME_ROOT ?? '/', 'data/store'), 'of ${build}');
`;

/** A bot with nothing but health, in builds that do well and that have a bad day. What it keeps is in `/data/store`. */
export const smallBotBuilds = {
  'good-1': answering('response.end(ok);'),
  'good-2': migrating('good-2') + answering('response.end(ok);'),
  'never-healthy': migrating('never-healthy') + answering('response.writeHead(503).end(ok);'),
  'answers-html': migrating('answers-html') + answering("response.end('<!doctype html><title>ok</title>');"),
  redirects:
    migrating('redirects') +
    answering("request.url === '/well' ? response.end(ok) : response.writeHead(302, { location: '/well' }).end(ok);"),
  hangs: migrating('hangs') + answering(''),
  flaps: migrating('flaps') + answering('response.writeHead(asked % 2 === 0 ? 500 : 200).end(ok);'),
  'corrupts-and-dies': `
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const data = join(process.env.MOORAGE_VOLUME_ROOT ?? '/', 'data');
for (const name of readdirSync(data, { encoding: 'buffer' }))
  try { rmSync(Buffer.concat([Buffer.from(data + '/'), name]), { recursive: true, force: true }); } catch {}
writeFileSync(join(data, 'store'), 'ruined');
console.error('All is ruined');
process.exit(1);
`,
} as const;
export type SmallBotBuild = keyof typeof smallBotBuilds;

/** Writes a build as a bundle for the process runtime, and answers with its folder. */
export async function writeSmallBotBundle(folder: string, build: SmallBotBuild): Promise<string> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'server.mjs'), smallBotBuilds[build]);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: build }));
  return folder;
}

/** Builds a build's image under this reference. @param host the engine's address, where it isn't the machine's own */
export async function buildSmallBotImage(
  docker: Docker,
  reference: string,
  build: SmallBotBuild,
  host?: string,
): Promise<void> {
  const context = tar.pack();
  const dockerfile = [
    `FROM ${await nodeBase(host)}`,
    'COPY server.mjs /app/server.mjs',
    'COPY --chown=1000:1000 data /data',
    'COPY --chown=1000:1000 data /paperclip',
    `LABEL org.opencontainers.image.version=${build}`,
    'USER 1000',
    'CMD ["node", "/app/server.mjs"]',
  ];
  context.entry({ name: 'Dockerfile' }, dockerfile.join('\n'));
  context.entry({ name: 'data', type: 'directory' });
  context.entry({ name: 'server.mjs' }, smallBotBuilds[build]);
  context.finalize();
  await buildFrom(docker, Readable.from(context, { objectMode: false }), reference);
}
