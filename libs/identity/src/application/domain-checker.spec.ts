import { DomainLost, DomainVerified, NoticeRequested } from '@moorage/contracts';
import { DomainBed } from '../testing/domain-bed.ts';
import { CheckDomain, CheckDomainHandler } from './check-domain.ts';
import { RecheckDomain, RecheckDomainHandler } from './recheck-domain.ts';

describe('looking at the record of a domain', () => {
  let bed: DomainBed;
  beforeEach(() => {
    bed = new DomainBed();
  });
  const notices = () => bed.publisher.of(NoticeRequested).map(({ kind }) => kind);
  const actions = () => bed.audit.entries.map(({ action }) => action);

  it('verifies it, and tells everybody who has to know', async () => {
    const claim = await bed.claim('org-1', 'acme.example');
    bed.publish(claim, ['v=spf1 -all', claim.challenge]);
    expect(await bed.look(claim)).toMatchObject({ status: 'VERIFIED', verifiedAt: bed.clock.now(), outcome: 'found' });
    expect(bed.publisher.of(DomainVerified)).toEqual([{ orgId: 'org-1', domain: 'acme.example' }]);
    expect(bed.publisher.of(NoticeRequested)).toMatchObject([
      { kind: 'domain.verified', orgId: 'org-1', to: { roles: ['OWNER', 'ADMIN'] }, data: { domain: 'acme.example' } },
    ]);
    expect(bed.audit.of('domain.verified')).toEqual([
      {
        action: 'domain.verified',
        orgId: 'org-1',
        target: { type: 'domain', id: claim.id, label: 'acme.example' },
        before: { status: 'PENDING' },
        after: { status: 'VERIFIED' },
      },
    ]);
  });

  it('tells once what it finds day after day', async () => {
    const claim = await bed.aVerifiedClaim('org-1', 'acme.example');
    const told = bed.publisher.events.length;
    bed.clock.advance({ days: 1 });
    expect(await bed.look(claim)).toMatchObject({ status: 'VERIFIED', seenAt: bed.clock.now() });
    expect(bed.publisher.events).toHaveLength(told);
    expect(actions()).toEqual(['domain.claimed', 'domain.verified']);
  });

  it('says what it found instead, and proves nothing by it', async () => {
    const claim = await bed.claim('org-1', 'acme.example');
    expect(await bed.look(claim)).toMatchObject({ outcome: 'missing', found: [], status: 'PENDING' });
    bed.publish(claim, ['some other value']);
    expect(await bed.look(claim)).toMatchObject({ outcome: 'different', found: ['some other value'] });
    bed.publish(claim, null);
    expect(await bed.look(claim)).toMatchObject({ outcome: 'unreachable', found: [] });
    expect(bed.publisher.events).toEqual([]);
    expect(actions()).toEqual(['domain.claimed']);
  });

  it('warns once of a record that is gone, and takes the domain away after a week', async () => {
    const claim = await bed.aVerifiedClaim('org-1', 'acme.example');
    bed.publish(claim, []);
    for (let day = 0; day < 7; day++) {
      bed.clock.advance({ days: 1 });
      expect(await bed.look(claim)).toMatchObject({ status: 'LOST' });
    }
    expect(notices()).toEqual(['domain.verified', 'domain.record-lost']);
    expect(bed.publisher.of(NoticeRequested).at(-1)).toMatchObject({
      to: { roles: ['OWNER', 'ADMIN'] },
      data: { domain: 'acme.example', losesOn: '2026-01-13T12:00:00.000Z' },
    });
    expect(bed.publisher.of(DomainLost)).toEqual([]);
    for (let day = 0; day < 3; day++) {
      bed.clock.advance({ days: 1 });
      expect(await bed.look(claim)).toMatchObject({ status: 'LAPSED', verifiedAt: null });
    }
    expect(notices()).toEqual(['domain.verified', 'domain.record-lost', 'domain.lost']);
    expect(bed.publisher.of(DomainLost)).toEqual([{ orgId: 'org-1', domain: 'acme.example' }]);
    expect(actions()).toEqual(['domain.claimed', 'domain.verified', 'domain.record-lost', 'domain.lost']);
  });

  it('forgives a record that comes back, and warns again the next time', async () => {
    const claim = await bed.aVerifiedClaim('org-1', 'acme.example');
    for (let time = 0; time < 2; time++) {
      bed.publish(claim, []);
      bed.clock.advance({ days: 1 });
      await bed.look(claim);
      bed.publish(claim, [claim.challenge]);
      bed.clock.advance({ days: 1 });
      expect(await bed.look(claim)).toMatchObject({ status: 'VERIFIED', lostAt: null });
    }
    expect(notices().filter((kind) => kind === 'domain.record-lost')).toHaveLength(2);
    expect(new Set(bed.publisher.of(NoticeRequested).map(({ key }) => key)).size).toBe(5);
    expect(bed.publisher.of(DomainVerified)).toHaveLength(1);
    expect(bed.publisher.of(DomainLost)).toEqual([]);
    expect(actions().slice(-2)).toEqual(['domain.record-lost', 'domain.record-found']);
  });

  it('gives the domain to whoever proves it first, and tells the other why they have it not', async () => {
    const [first, second] = [await bed.claim('org-1', 'acme.example'), await bed.claim('org-2', 'acme.example')];
    bed.publish(first, [first.challenge, second.challenge]);
    await bed.look(first);
    expect(await bed.look(second)).toMatchObject({ status: 'PENDING', outcome: 'taken', checkedAt: bed.clock.now() });
    expect(bed.publisher.of(DomainVerified)).toEqual([{ orgId: 'org-1', domain: 'acme.example' }]);
    // Whoever can't prove it isn't told whether somebody else has.
    const third = await bed.claim('org-3', 'acme.example');
    expect(await bed.look(third)).toMatchObject({ outcome: 'different' });
    await bed.remove('org-1', first.id);
    expect(await bed.look(second)).toMatchObject({ status: 'VERIFIED' });
  });

  it('changes nothing where another replica has looked meanwhile', async () => {
    const claim = await bed.claim('org-1', 'acme.example');
    bed.publish(claim, [claim.challenge]);
    await Promise.all([bed.look(claim), bed.look(claim), bed.look(claim)]);
    expect(bed.publisher.of(DomainVerified)).toHaveLength(1);
    expect(bed.publisher.of(NoticeRequested)).toHaveLength(1);
    expect(actions()).toEqual(['domain.claimed', 'domain.verified']);
  });

  it('has nothing to do for a claim that is gone', async () => {
    const claim = await bed.claim('org-1', 'acme.example');
    await bed.remove('org-1', claim.id);
    await bed.checker.check(claim.id);
    expect(bed.publisher.events).toEqual([]);
  });

  it('is asked for by its organisation alone, and done by a job', async () => {
    const claim = await bed.claim('org-1', 'acme.example');
    bed.publish(claim, [claim.challenge]);
    for (const [orgId, id] of [
      ['org-2', claim.id],
      ['org-1', 'no-uuid'],
    ] as const) {
      await expect(bed.requestCheck(orgId, id)).rejects.toMatchObject({ code: 'DOMAIN.NOT_FOUND' });
    }
    expect(await bed.requestCheck('org-1', claim.id)).toMatchObject({ checking: true, status: 'PENDING' });
    expect(bed.jobs.jobs).toEqual([
      { queue: CheckDomain.queue, data: { claimId: claim.id }, options: { key: claim.id } },
    ]);
    await new CheckDomainHandler(bed.checker).handle({ claimId: claim.id });
    expect(await bed.claims.find(claim.id)).toMatchObject({ status: 'VERIFIED' });
  });

  it('is done daily for each domain that somebody owns', async () => {
    const owned = await bed.aVerifiedClaim('org-1', 'acme.example');
    await bed.claim('org-1', 'other.example');
    await bed.recheckAll.handle();
    expect(bed.jobs.jobs).toEqual([
      { queue: RecheckDomain.queue, data: { claimId: owned.id }, options: { key: owned.id } },
    ]);
    bed.publish(owned, []);
    await new RecheckDomainHandler(bed.checker).handle({ claimId: owned.id });
    expect(await bed.claims.find(owned.id)).toMatchObject({ status: 'LOST' });
  });
});

describe('giving up a domain', () => {
  it('frees it, for its organisation alone, and is recorded', async () => {
    const bed = new DomainBed();
    const [pending, owned] = [
      await bed.claim('org-1', 'new.example'),
      await bed.aVerifiedClaim('org-1', 'acme.example'),
    ];
    await expect(bed.remove('org-2', owned.id)).rejects.toMatchObject({ code: 'DOMAIN.NOT_FOUND' });
    await expect(bed.remove('org-1', 'no-uuid')).rejects.toMatchObject({ code: 'DOMAIN.NOT_FOUND' });
    await bed.remove('org-1', pending.id);
    expect(bed.publisher.of(DomainLost)).toEqual([]);
    await bed.remove('org-1', owned.id);
    expect(bed.publisher.of(DomainLost)).toEqual([{ orgId: 'org-1', domain: 'acme.example' }]);
    expect(bed.claims.all).toEqual([]);
    expect(bed.audit.of('domain.removed')).toMatchObject([
      { target: { id: pending.id, label: 'new.example' }, before: { status: 'PENDING' } },
      { orgId: 'org-1', target: { id: owned.id, label: 'acme.example' }, before: { status: 'VERIFIED' } },
    ]);
  });
});
