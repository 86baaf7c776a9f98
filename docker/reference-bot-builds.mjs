import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureReferenceBotImage } from './reference-bot.mjs';
import { digestOfContext, listContext } from './tar-context.mjs';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'apps/bot/dist/bundle');
const builds = join(root, 'apps/bot/dist/builds');

/** Runs before the bot, and brings what it finds to the form of its own build. */
const migrate = (build) => `
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
const volumes = process.env.MOORAGE_VOLUME_ROOT ?? '/';
const store = join(volumes, 'data/bot.sqlite');
mkdirSync(join(volumes, 'paperclip'), { recursive: true });
const database = new DatabaseSync(store);
database.exec('CREATE TABLE IF NOT EXISTS builds (name TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT');
database.prepare('INSERT OR IGNORE INTO builds VALUES (?, ?)').run(${JSON.stringify(build)}, new Date().toISOString());
database.close();
for (const volume of ['data', 'paperclip']) writeFileSync(join(volumes, volume, 'build.json'), JSON.stringify({ build: ${JSON.stringify(build)} }));
console.log('Migrated to ${build}');
`;

const answerAlways = (status, type, body) => `
import { createServer } from 'node:http';
const server = createServer((_, response) => response.writeHead(${status}, { 'content-type': '${type}' }).end(${JSON.stringify(body)}));
server.listen(Number(process.env.PORT));
process.once('SIGTERM', () => process.exit(0));
`;

const theBot = `await import('./bot.mjs');\n`;

/**
 * The reference bot in builds that do well and that don't. What a build but the first finds in its volumes it changes, so
 * that one sees whose data it is. `good-2` and `good-3` are two good ones that follow each other, however often.
 */
const entries = {
  'good-1': theBot,
  'good-2': migrate('good-2') + theBot,
  'good-3': migrate('good-3') + theBot,
  'never-healthy':
    migrate('never-healthy') + answerAlways(503, 'application/json', '{"status":"unhealthy","error":"no"}'),
  'answers-html': migrate('answers-html') + answerAlways(200, 'text/html', '<!doctype html><title>Welcome</title>'),
  'corrupts-and-dies': `
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const volumes = process.env.MOORAGE_VOLUME_ROOT ?? '/';
for (const name of readdirSync(join(volumes, 'data'))) writeFileSync(join(volumes, 'data', name), 'ruined');
for (const name of readdirSync(join(volumes, 'paperclip'))) rmSync(join(volumes, 'paperclip', name), { recursive: true });
console.error('All is ruined');
process.exit(1);
`,
};

/** Names of the builds. */
export const referenceBotBuilds = Object.keys(entries);

/**
 * Makes a build's bundle, as the process runtime takes it. Its folder is named after what is in it and never changed, so
 * tests that run side by side can use it at once.
 * @param {string} name
 * @returns {Promise<string>} its folder
 */
export async function writeReferenceBotBuild(name) {
  const entry = entries[name];
  if (entry === undefined) throw new Error(`There is no build ${name}`);
  const content = listContext([
    { name: 'bundle', from: bundle },
    { name: 'entry', text: entry },
  ]);
  const folder = join(builds, `${name}-${digestOfContext(content).slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(builds, { recursive: true });
  const unfinished = await mkdtemp(`${folder}.unfinished-`);
  await cp(bundle, unfinished, { recursive: true });
  await rename(join(unfinished, 'server.mjs'), join(unfinished, 'bot.mjs'));
  await writeFile(join(unfinished, 'server.mjs'), entry);
  const { commit } = JSON.parse(await readFile(join(bundle, 'build.json'), 'utf8'));
  const version = versionOf(name);
  await writeFile(join(unfinished, 'build.json'), JSON.stringify({ version, commit }));
  const sections = [{ title: 'New', items: [`The build ${name}.`] }];
  await writeFile(
    join(unfinished, 'changelogs/latest.json'),
    JSON.stringify({ version, date: '2026-03-01', sections }),
  );
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Somebody else has made the same meanwhile.
    if (!['EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error;
    await rm(unfinished, { recursive: true });
  }
  return folder;
}

/**
 * Makes a build's image, on the layers that all builds share.
 * @param {import('dockerode')} docker
 * @param {string} name
 * @returns {Promise<string>} its reference
 */
export async function ensureReferenceBotBuild(docker, name) {
  return ensureReferenceBotImage(docker, {
    bundle: await writeReferenceBotBuild(name),
    tag: `moorage/reference-bot:build-${name}`,
  });
}

function versionOf(name) {
  return `${referenceBotBuilds.indexOf(name) + 1}.0.0`;
}
