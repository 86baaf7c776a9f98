import { auditCategories } from '@moorage/kernel';
import { keptYears, retentionLimits } from './audit-retention.ts';

describe('how long entries are kept', () => {
  it('is seven years for money and agreements, and two for the rest', () => {
    const seven = auditCategories.filter((category) => keptYears[category] === 7);
    expect(seven.toSorted()).toEqual(['CONSENT', 'CONTRACT', 'INVOICE', 'PAYOUT', 'WALLET']);
    expect(auditCategories.filter((category) => keptYears[category] === 2)).toHaveLength(auditCategories.length - 5);
  });

  it('counts calendar years, on the last of February too', () => {
    const limits = retentionLimits(new Date('2028-02-29T12:00:00Z'));
    const of = (category: string) => limits.find((limit) => limit.category === category)?.keptSince.toISOString();
    expect([of('MEMBER'), of('INVOICE')]).toEqual(['2026-03-01T12:00:00.000Z', '2021-03-01T12:00:00.000Z']);
  });
});
