import { randomUUID } from 'node:crypto';
import { allAtOnce } from '@moorage/kernel/testing';
import type { DomainClaimStore, NewDomainClaim } from '../application/ports/domain-claim-store.port.ts';
import { afterLook, type DomainClaim } from '../domain/domain-claim.ts';
import { aDomainClaim } from './a-domain-claim.ts';
import type { StoreHarness } from './store-harness.ts';

const noon = new Date('2026-01-05T12:00:00.000Z');

/** What every DomainClaimStore does. */
export function domainClaimStoreContract(harness: () => StoreHarness<DomainClaimStore>): void {
  const claims = (): DomainClaimStore => harness().store;
  const write = <T>(work: (store: DomainClaimStore) => Promise<T>): Promise<T> =>
    harness().write(() => work(harness().store));

  function newClaim(overrides: Partial<NewDomainClaim> = {}): NewDomainClaim {
    const { id, orgId, domain, challenge, createdAt } = aDomainClaim(overrides);
    return { id, orgId, domain, challenge, createdAt };
  }

  async function added(overrides: Partial<NewDomainClaim> = {}): Promise<DomainClaim> {
    const claim = newClaim(overrides);
    expect(await write((store) => store.add(claim, 10))).toBe('added');
    return (await claims().find(claim.id))!;
  }

  const found = (claim: DomainClaim) => afterLook(claim, [claim.challenge], noon);
  const verify = (claim: DomainClaim) => write((store) => store.noteCheck(claim.id, claim.status, found(claim)));

  it('adds a claim that is pending', async () => {
    const claim = newClaim();
    expect(await write((store) => store.add(claim, 10))).toBe('added');
    expect(await claims().find(claim.id)).toEqual(aDomainClaim(claim));
    expect(await claims().find(randomUUID())).toBeUndefined();
  });

  it('adds a domain once for an organisation, and again for another', async () => {
    const { orgId, domain } = await added();
    expect(await write((store) => store.add(newClaim({ orgId, domain }), 10))).toBe('claimed-already');
    await added({ domain });
  });

  it('adds no more than the limit, however many try at once', async () => {
    const orgId = randomUUID();
    const tries = Array.from({ length: 8 }, () => newClaim({ orgId }));
    const outcomes = await allAtOnce(tries, harness().write, (claim) => claims().add(claim, 3));
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome === 'limit-reached')).toHaveLength(5);
  });

  it('removes a claim of its organisation alone', async () => {
    const claim = await added();
    const remove = (orgId: string) => write((store) => store.remove(orgId, claim.id));
    expect(await remove(randomUUID())).toBeUndefined();
    expect(await remove(claim.orgId)).toEqual(claim);
    expect(await remove(claim.orgId)).toBeUndefined();
  });

  it('notes who waits for a look, for a claim of its organisation alone', async () => {
    const claim = await added();
    const request = (orgId: string) => write((store) => store.requestCheck(orgId, claim.id, noon));
    expect(await request(randomUUID())).toBeUndefined();
    expect(await request(claim.orgId)).toEqual({ ...claim, checkRequestedAt: noon });
  });

  it('writes what a look came to', async () => {
    const claim = await added();
    const missing = afterLook(claim, ['other'], noon);
    expect(await write((store) => store.noteCheck(claim.id, 'PENDING', missing))).toBe(true);
    expect(await claims().find(claim.id)).toEqual({
      ...claim,
      checkedAt: noon,
      outcome: 'different',
      found: ['other'],
    });
    expect(await verify(claim)).toBe(true);
    expect(await claims().find(claim.id)).toEqual({ ...claim, ...found(claim) });
  });

  it('writes nothing where somebody else has written, or the claim is gone', async () => {
    const claim = await added();
    await verify(claim);
    expect(await verify(claim)).toBe(false);
    const gone = await added();
    await write((store) => store.remove(gone.orgId, gone.id));
    expect(await verify(gone)).toBe(false);
  });

  it('lets one of many looks at once change the status', async () => {
    const claim = await added();
    const outcomes = await allAtOnce(Array(6).fill(claim), harness().write, (each: DomainClaim) =>
      claims().noteCheck(each.id, each.status, found(each)),
    );
    expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(1);
  });

  it('gives a domain to exactly one of many organisations at once', async () => {
    const { domain } = newClaim();
    const rivals = await Promise.all(Array.from({ length: 6 }, () => added({ domain })));
    const outcomes = await allAtOnce(rivals, harness().write, (each) =>
      claims().noteCheck(each.id, each.status, found(each)),
    );
    expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(5);
    const [winner] = rivals.filter((_, index) => outcomes[index] === true);
    const [loser] = rivals.filter((_, index) => outcomes[index] === 'taken');
    expect(await claims().find(loser!.id)).toMatchObject({ status: 'PENDING' });
    // Free again, once its owner has gone.
    await write((store) => store.remove(winner!.orgId, winner!.id));
    expect(await verify(loser!)).toBe(true);
  });

  it('lists those that own, page by page', async () => {
    await harness().clear();
    const owning: string[] = [];
    for (let index = 0; index < 3; index++) {
      const claim = await added();
      await verify(claim);
      owning.push(claim.id);
    }
    await added();
    owning.sort();
    expect(await claims().listOwning({ limit: 2 })).toEqual(owning.slice(0, 2));
    expect(await claims().listOwning({ limit: 2, afterId: owning[1]! })).toEqual(owning.slice(2));
  });
}
