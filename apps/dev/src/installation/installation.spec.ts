import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installationId, openInstallation } from './installation.mjs';

describe('an installation', () => {
  let parent: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'moorage-installation-'));
  });

  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('keeps its id and its secrets', () => {
    const folder = join(parent, '.moorage');
    const first = openInstallation(folder);
    expect(openInstallation(folder)).toEqual(first);
    expect(installationId(folder)).toBe(first.id);
  });

  it('has secrets of its own that only its owner can read', () => {
    const [one, other] = [join(parent, 'one'), join(parent, 'other')].map((folder) => openInstallation(folder));
    expect(Buffer.from(one!.secretKey, 'base64')).toHaveLength(32);
    expect(one!.secretKey).not.toBe(other!.secretKey);
    expect(one!.id).not.toBe(other!.id);
    expect(statSync(join(parent, 'one/secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('has no id before it is opened', () => {
    expect(installationId(parent)).toBeUndefined();
  });
});
