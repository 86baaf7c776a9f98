import { flawsOf } from '@moorage/kernel';
import fc from 'fast-check';
import { aDomainClaim } from '../testing/a-domain-claim.ts';
import {
  afterLook,
  domainClaimStatuses,
  domainClaimTransitions,
  isOwning,
  lapsesAt,
  type DomainClaim,
} from './domain-claim.ts';

const day = (days: number): Date => new Date(Date.UTC(2026, 0, 5 + days));
const right = aDomainClaim().challenge;

/** Looks at one claim day after day; null: no answer could be had. */
function history(looks: readonly (readonly string[] | null)[], start: Partial<DomainClaim> = {}): DomainClaim[] {
  let claim = aDomainClaim(start);
  return looks.map((values, index) => (claim = { ...claim, ...afterLook(claim, values ?? undefined, day(index)) }));
}
const statuses = (claims: readonly DomainClaim[]) => claims.map(({ status }) => status);

describe('the states of a domain claim', () => {
  it('are all reached, and none is a dead end', () => {
    expect(flawsOf(domainClaimTransitions, ['PENDING'], [])).toEqual({ unreachable: [], deadEnds: [] });
  });
});

describe('a look at DNS', () => {
  it('verifies by the exact value, among others and in quotes too', () => {
    for (const value of [right, `"${right}"`, ` ${right} `]) {
      const [claim] = history([['v=spf1 -all', value]]);
      expect(claim).toMatchObject({
        status: 'VERIFIED',
        verifiedAt: day(0),
        seenAt: day(0),
        outcome: 'found',
        found: [],
      });
    }
  });

  it.each([
    [[], 'missing', []],
    [['something else'], 'different', ['something else']],
    [[`${right}x`], 'different', [`${right}x`]],
    [[right.slice(0, -1)], 'different', [right.slice(0, -1)]],
    [[right.toUpperCase()], 'different', [right.toUpperCase()]],
    [null, 'unreachable', []],
  ] as const)('at %j leaves a new claim as it is, and says %s', (values, outcome, found) => {
    const [claim] = history([values]);
    expect(claim).toMatchObject({ status: 'PENDING', verifiedAt: null, checkedAt: day(0), outcome, found });
  });

  it('keeps of what it found a few values that can be shown', () => {
    const [claim] = history([['a\u0000\u001b[31mb', 'x'.repeat(60_000), '1', '2', '3', '4']]);
    expect(claim?.found).toEqual(['a\uFFFD\uFFFD[31mb', 'x'.repeat(200), '1', '2', '3']);
  });

  it('warns of a record that is gone, and takes the domain away a week later', () => {
    const claims = history([[right], [], [], [], [], [], [], [], [], []]);
    expect(statuses(claims)).toEqual(['VERIFIED', ...Array<string>(7).fill('LOST'), 'LAPSED', 'LAPSED']);
    expect(claims[1]).toMatchObject({ lostAt: day(1), verifiedAt: day(0), seenAt: day(0) });
    expect(lapsesAt(day(1))).toEqual(day(8));
    expect(claims[8]).toMatchObject({ status: 'LAPSED', verifiedAt: null });
  });

  it('finds a record that is back, as if it had never been gone', () => {
    const claims = history([[right], ['other'], [right]]);
    expect(claims[2]).toMatchObject({ status: 'VERIFIED', verifiedAt: day(0), seenAt: day(2), lostAt: null });
  });

  it('verifies anew what had lapsed, from then on', () => {
    const claims = history([...Array<null>(3).fill(null), [right]], { status: 'LAPSED' });
    expect(statuses(claims)).toEqual(['LAPSED', 'LAPSED', 'LAPSED', 'VERIFIED']);
    expect(claims[3]).toMatchObject({ verifiedAt: day(3) });
  });

  it('takes no answer for no proof, for three days', () => {
    const claims = history([[right], null, null, null, null]);
    expect(statuses(claims)).toEqual(['VERIFIED', 'VERIFIED', 'VERIFIED', 'LOST', 'LOST']);
  });

  it('goes by the table, whatever is found and whenever, and owns from the first proof to the last', () => {
    const values = fc.oneof(fc.constant(null), fc.constant([]), fc.constant(['other']), fc.constant([right]));
    fc.assert(
      fc.property(fc.constantFrom(...domainClaimStatuses), fc.array(values, { maxLength: 30 }), (status, looks) => {
        const owned = isOwning(status);
        let before = aDomainClaim({
          status,
          verifiedAt: owned ? day(0) : null,
          seenAt: owned ? day(0) : null,
          lostAt: status === 'LOST' ? day(0) : null,
        });
        for (const after of history(looks, before)) {
          if (after.status !== before.status) expect(domainClaimTransitions[before.status]).toContain(after.status);
          expect(after.verifiedAt !== null).toBe(isOwning(after.status));
          expect(after.status === 'VERIFIED' ? after.lostAt : null).toBeNull();
          before = after;
        }
      }),
    );
  });
});
