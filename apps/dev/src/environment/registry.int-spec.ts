import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../services/free-port.mjs';
import { registry, registryAnswers } from './registry.mjs';

describe('the registry for tests', () => {
  it('takes blobs without a password, and is gone after it is stopped', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'moorage-registry-'));
    const { address, stop } = await registry.start(folder, await freePort());
    try {
      expect(await registryAnswers(address)).toBe(true);
      const upload = await fetch(`http://${address}/v2/some/image/blobs/uploads/`, { method: 'POST' });
      expect(upload.status).toBe(202);
    } finally {
      await stop();
      await rm(folder, { recursive: true });
    }
    expect(await registryAnswers(address)).toBe(false);
  });

  it('moves to another port where the wished one is taken', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'moorage-registry-'));
    const first = await registry.start(join(folder, 'first'), await freePort());
    const second = await registry.start(join(folder, 'second'), Number(first.address.split(':')[1]));
    try {
      expect(second.address).not.toBe(first.address);
      expect(await registryAnswers(second.address)).toBe(true);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
      await rm(folder, { recursive: true });
    }
  });
});
