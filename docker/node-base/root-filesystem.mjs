import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';

/**
 * One entry of the image's root file system. A `source` is copied from the build machine, `content` is written as it
 * stands, `target` makes a symbolic link, and an entry with none of them is a folder.
 * @typedef {{ path: string, mode?: number, uid?: number, source?: string, content?: string, target?: string }} Entry
 */

/** The unprivileged user of the image; the same id as in the official Node images, so volumes can be moved between both. */
export const NODE_USER_ID = 1000;

/** Name services and the resolver are opened at run time, so `ldd` doesn't list them; native add-ons want librt. */
const LOADED_AT_RUN_TIME = ['libnss_files.so.2', 'libnss_dns.so.2', 'libresolv.so.2', 'librt.so.1'];

const ACCOUNTS = [
  {
    path: 'etc/passwd',
    content: `root:x:0:0:root:/root:/bin/sh\nnode:x:${NODE_USER_ID}:${NODE_USER_ID}:node:/home/node:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n`,
  },
  { path: 'etc/group', content: `root:x:0:\nnode:x:${NODE_USER_ID}:\nnogroup:x:65534:\n` },
  { path: 'etc/nsswitch.conf', content: 'passwd: files\ngroup: files\nhosts: files dns\n' },
];

/**
 * Everything a container needs to run Node and a shell: the Node binary, the libraries it is linked with, BusyBox and
 * its applets, two accounts and a world-writable /tmp.
 * @param {{ node: string, busybox: string }} binaries absolute paths on the build machine
 * @returns {Entry[]}
 */
export function nodeRootFilesystem({ node, busybox }) {
  const folders = new Set(['etc', 'root', 'proc', 'sys', 'dev', 'var', 'run']);
  const files = [
    { path: 'usr/local/bin/node', source: node, mode: 0o755 },
    { path: 'bin/busybox', source: busybox, mode: 0o755 },
    ...appletsOf(busybox).map((applet) => ({ path: `bin/${applet}`, target: 'busybox' })),
    { path: 'usr/bin/env', target: '../../bin/busybox' },
    ...librariesOf(node).map((library) => ({ path: library.slice(1), source: realpathSync(library), mode: 0o755 })),
    ...ACCOUNTS,
  ];
  for (const { path } of files) {
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) folders.add(folder);
  }
  return [
    ...[...folders].sort().map((path) => ({ path, mode: 0o755 })),
    { path: 'tmp', mode: 0o1777 },
    { path: 'home', mode: 0o755 },
    { path: 'home/node', mode: 0o755, uid: NODE_USER_ID },
    ...files,
  ];
}

/**
 * A digest of all that ends up in the image, so that an unchanged base isn't built twice.
 * @param {Entry[]} entries
 */
export function digestOf(entries) {
  const hash = createHash('sha256');
  for (const { source, ...entry } of entries) {
    hash.update(JSON.stringify(entry));
    if (source) hash.update(readFileSync(source));
  }
  return hash.digest('hex');
}

/**
 * The entries as a tar stream. Times are fixed: equal content gives an equal layer, which the images on top of it share.
 * @param {Entry[]} entries
 */
export function packRootFilesystem(entries) {
  const pack = tar.pack();
  const write = async () => {
    for (const entry of entries) await writeEntry(pack, entry);
    pack.finalize();
  };
  write().catch((error) => pack.destroy(error));
  return pack;
}

/** @param {tar.Pack} pack @param {Entry} entry */
async function writeEntry(pack, { path, mode = 0o644, uid = 0, source, content, target }) {
  const header = { name: path, mode, uid, gid: uid, mtime: new Date(0) };
  if (source) {
    await pipeline(createReadStream(source), pack.entry({ ...header, type: 'file', size: statSync(source).size }));
  } else if (content !== undefined) {
    pack.entry({ ...header, type: 'file' }, content);
  } else if (target) {
    pack.entry({ ...header, type: 'symlink', linkname: target, mode: 0o777 });
  } else {
    pack.entry({ ...header, type: 'directory' });
  }
}

/** The shared libraries of a binary by the paths under which the loader looks for them. */
function librariesOf(binary) {
  const lines = execFileSync('ldd', [binary], { encoding: 'utf8' }).split('\n');
  const linked = lines
    .map((line) => /(?:=>\s+)?(\/\S+)\s+\(0x/.exec(line)?.[1])
    .filter((library) => library !== undefined);
  if (linked.length === 0) throw new Error(`ldd lists no libraries for ${binary}`);
  const folders = new Set(linked.map((library) => dirname(library)));
  const optional = [...folders].flatMap((folder) => LOADED_AT_RUN_TIME.map((name) => join(folder, name)));
  return [...new Set([...linked, ...optional.filter((library) => existsSync(library))])];
}

function appletsOf(busybox) {
  const applets = execFileSync(busybox, ['--list'], { encoding: 'utf8' }).split('\n');
  return applets.filter((applet) => applet && applet !== 'busybox');
}
