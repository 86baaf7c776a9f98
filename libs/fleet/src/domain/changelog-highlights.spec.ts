import fc from 'fast-check';
import { changelogTitles } from '@moorage/kernel';
import { highlightsOf } from './changelog-highlights.ts';

describe('the highlights of a changelog', () => {
  const aChangelog = (...counts: number[]) => ({
    version: '2.0.0',
    date: '2026-03-01',
    sections: counts.map((count, index) => ({
      title: changelogTitles[index]!,
      items: Array.from({ length: count }, (_, item) => `${index}-${item}`),
    })),
  });

  it('are all of a short one, and nothing of none', () => {
    const short = aChangelog(1, 0, 2);
    expect(highlightsOf(short)).toEqual({
      changes: [
        { title: 'New', items: ['0-0'] },
        { title: 'Fixed', items: ['2-0', '2-1'] },
      ],
      more: 0,
    });
    expect(highlightsOf(null)).toEqual({ changes: [], more: 0 });
  });

  it('leave no section out because another one is long', () => {
    expect(highlightsOf(aChangelog(50, 1, 50))).toEqual({
      changes: [
        { title: 'New', items: ['0-0', '0-1', '0-2'] },
        { title: 'Improved', items: ['1-0'] },
        { title: 'Fixed', items: ['2-0', '2-1'] },
      ],
      more: 95,
    });
  });

  it('cut what is long, and no character in half', () => {
    const changelog = { ...aChangelog(1), sections: [{ title: 'New' as const, items: [`${'x'.repeat(148)}😀😀`] }] };
    expect(highlightsOf(changelog).changes[0]?.items).toEqual([`${'x'.repeat(148)}…`]);
  });

  it('and what they leave out are all there is', () => {
    const count = fc.nat({ max: 40 });
    fc.assert(
      fc.property(count, count, count, (one, two, three) => {
        const { changes, more } = highlightsOf(aChangelog(one, two, three));
        const told = changes.reduce((sum, { items }) => sum + items.length, 0);
        expect(told + more).toBe(one + two + three);
        expect(told).toBe(Math.min(6, one + two + three));
      }),
    );
  });
});
