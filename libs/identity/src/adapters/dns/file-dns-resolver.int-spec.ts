import { Logger } from '@nestjs/common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dnsResolverContract } from '../../testing/dns-resolver.contract.ts';
import { FileDnsResolver } from './file-dns-resolver.ts';

describe('the resolver of a file', () => {
  beforeAll(() => Logger.overrideLogger(false));
  afterAll(() => Logger.overrideLogger(true));

  dnsResolverContract(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'moorage-dns-'));
    const path = join(folder, 'dns.json');
    const records: Record<string, readonly string[] | null> = {};
    const write = () => writeFile(path, JSON.stringify(records));
    await write();
    return {
      resolver: new FileDnsResolver(path),
      put: (name, values) => {
        records[name] = values;
        return write();
      },
      close: () => rm(folder, { recursive: true }),
    };
  });

  it.each(['', 'no JSON', '[]', '{"acme.example": "one"}'])('has no answer of a file that says %j', async (text) => {
    const folder = await mkdtemp(join(tmpdir(), 'moorage-dns-'));
    const path = join(folder, 'dns.json');
    await writeFile(path, text);
    expect(await new FileDnsResolver(path).txt('acme.example')).toBeUndefined();
    await rm(folder, { recursive: true });
  });

  it('has no answer of a file that is not there', async () => {
    expect(await new FileDnsResolver(join(tmpdir(), 'moorage-no-such-file')).txt('acme.example')).toBeUndefined();
  });
});
