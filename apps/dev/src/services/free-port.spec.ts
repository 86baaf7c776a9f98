import { createServer } from 'node:net';
import { freePort, isFree } from './free-port.mjs';

describe('a free port', () => {
  it('is the wished one, as long as nobody has it', async () => {
    const wished = await freePort();
    expect(await freePort(wished)).toBe(wished);
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(wished, '127.0.0.1', resolve));
    try {
      expect(await isFree(wished)).toBe(false);
      expect(await freePort(wished)).not.toBe(wished);
    } finally {
      squatter.close();
    }
  });

  it.each([undefined, 0])('is one that no connection is given where %s is wished', async (nothing) => {
    const port = await freePort(nothing);
    expect(port).toBeGreaterThan(1_023);
    expect(port).toBeLessThan(32_768);
  });
});
