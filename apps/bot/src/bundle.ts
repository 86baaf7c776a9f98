import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';

/**
 * `node src/bundle.ts [folder]` makes the folder (`dist/bundle` by default) with `server.mjs`, which needs nothing but
 * Node, and `build.json` and `changelogs/latest.json` beside it. An image and the process runtime run the same files. The
 * version is the changelog's, or `BOT_VERSION`; the commit is git's, or `BOT_COMMIT`.
 */
const root = join(import.meta.dirname, '..');
const target = resolve(process.argv[2] ?? join(root, 'dist/bundle'));
// Made beside its place and then moved there, so that nobody starts a half-written bundle.
const unfinished = `${target}.unfinished`;

await rm(unfinished, { recursive: true, force: true });
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'src/main.ts',
    outDir: unfinished,
    emptyOutDir: true,
    target: 'node22',
    minify: false,
    rolldownOptions: {
      // Optional native parts of ws, which it does without.
      external: ['bufferutil', 'utf-8-validate'],
      output: { entryFileNames: 'server.mjs', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, resolve: { conditions: ['@moorage/source', 'node', 'import', 'default'] } },
});

const changelog = join(root, 'changelogs/latest.json');
const written = JSON.parse(await readFile(changelog, 'utf8')) as { version: string };
const version = process.env.BOT_VERSION ?? written.version;
const commit = process.env.BOT_COMMIT ?? currentCommit();
await mkdir(join(unfinished, 'changelogs'));
await copyFile(changelog, join(unfinished, 'changelogs/latest.json'));
await writeFile(join(unfinished, 'build.json'), JSON.stringify({ version, commit }));
await rm(target, { recursive: true, force: true });
await rename(unfinished, target);

function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
