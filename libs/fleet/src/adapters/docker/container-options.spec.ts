import { loopbackAddressOf } from './container-options.ts';

const instanceIds = Array.from({ length: 500 }, (_, i) => `0198c1d2-0000-7000-8000-${String(i).padStart(12, '0')}`);

describe('the loopback address of an instance', () => {
  it('is its own, and the same each time', () => {
    const addresses = instanceIds.map((id) => loopbackAddressOf(id, 'linux'));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(instanceIds.map((id) => loopbackAddressOf(id, 'linux'))).toEqual(addresses);
  });

  it('is loopback, and none of those that have a meaning', () => {
    for (const id of instanceIds) {
      const [first, second, , last] = loopbackAddressOf(id, 'linux').split('.').map(Number);
      expect(first).toBe(127);
      expect(second).toBeGreaterThanOrEqual(64);
      expect(second).toBeLessThan(128);
      expect(last).toBeGreaterThanOrEqual(1);
      expect(last).toBeLessThanOrEqual(254);
    }
  });

  it.each(['darwin', 'win32'])('is the only one there is on %s', (platform) => {
    expect(loopbackAddressOf(instanceIds[0]!, platform)).toBe('127.0.0.1');
  });
});
