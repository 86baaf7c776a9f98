import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FleetSettings } from '@moorage/contracts';
import { testSettings } from '@moorage/platform/testing';
import { chooseContainerRuntime } from './choose-container-runtime.ts';

describe('the container runtime', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'moorage-choice-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const kindOf = async (fleet: Partial<FleetSettings>, inUse: string[] = []): Promise<string> => {
    const settings = testSettings();
    const runtime = await chooseContainerRuntime({ ...settings, fleet: { ...settings.fleet, ...fleet } }, () =>
      Promise.resolve(inUse),
    );
    return runtime.kind;
  };
  const nobody = (): string => `unix://${join(folder, 'nobody.sock')}`;

  it('is the one that is asked for', async () => {
    expect(await kindOf({ runtime: 'process' })).toBe('process');
    expect(await kindOf({ runtime: 'docker', dockerHost: nobody() })).toBe('docker');
  });

  it('is Docker where an engine answers, else child processes', async () => {
    expect(await kindOf({ runtime: 'auto' })).toBe('docker');
    expect(await kindOf({ runtime: 'auto', dockerHost: nobody() })).toBe('process');
  });

  it('stays what the instances that exist were made on', async () => {
    expect(await kindOf({ runtime: 'auto', dockerHost: nobody() }, ['docker'])).toBe('docker');
    expect(await kindOf({ runtime: 'auto' }, ['process'])).toBe('process');
  });

  it('is not started with an allowlist that means nothing', async () => {
    await expect(kindOf({ runtime: 'process', imageAllowlist: ['acme'] })).rejects.toThrow(
      '"acme" is not an allowed-image prefix',
    );
  });
});
