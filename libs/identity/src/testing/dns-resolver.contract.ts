import { randomUUID } from 'node:crypto';
import type { DnsResolver } from '../application/ports/dns-resolver.port.ts';

/** A resolver, and the names that it is asked about. */
export interface DnsWorld {
  readonly resolver: DnsResolver;
  /** Says what stands at a name: TXT records, or, for null, name servers that fail. */
  put(name: string, values: readonly string[] | null): Promise<void>;
  close(): Promise<void>;
}

/** What every DnsResolver does. */
export function dnsResolverContract(open: () => Promise<DnsWorld>): void {
  let world: DnsWorld;
  beforeAll(async () => {
    world = await open();
  });
  afterAll(() => world.close());
  const aName = (): string => `_moorage-challenge.${randomUUID()}.example`;

  it('finds all TXT records of a name', async () => {
    const name = aName();
    await world.put(name, ['one', 'two words', '"quoted"']);
    expect((await world.resolver.txt(name))?.sort()).toEqual(['"quoted"', 'one', 'two words']);
  });

  it('joins what DNS keeps in pieces', async () => {
    const name = aName();
    const long = 'long-'.repeat(120);
    await world.put(name, [long]);
    expect(await world.resolver.txt(name)).toEqual([long]);
  });

  it('takes capitals for what they are in DNS', async () => {
    const name = aName();
    await world.put(name, ['Value']);
    expect(await world.resolver.txt(name.toUpperCase())).toEqual(['Value']);
  });

  it('finds none at a name that is not there', async () => {
    expect(await world.resolver.txt(aName())).toEqual([]);
  });

  it('finds none at a name that has no TXT record', async () => {
    const name = aName();
    await world.put(name, []);
    expect(await world.resolver.txt(name)).toEqual([]);
  });

  it('sees a change', async () => {
    const name = aName();
    await world.put(name, ['old']);
    expect(await world.resolver.txt(name)).toEqual(['old']);
    await world.put(name, ['new']);
    expect(await world.resolver.txt(name)).toEqual(['new']);
  });

  it('has no answer where the name servers fail', async () => {
    const name = aName();
    await world.put(name, null);
    expect(await world.resolver.txt(name)).toBeUndefined();
  });
}
