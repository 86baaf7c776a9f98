import fc from 'fast-check';
import { changelogTitles, readChangelog } from './changelog.ts';

const read = (value: unknown) => readChangelog(new TextEncoder().encode(JSON.stringify(value)));
const good = {
  version: '2.4.0',
  date: '2026-03-01',
  sections: [
    { title: 'New', items: ['Boards can be shared.'] },
    { title: 'Fixed', items: ['A crash at midnight.', 'A typo.'] },
  ],
};

describe('a changelog', () => {
  it('is read as it is', () => {
    expect(read(good)).toEqual({ changelog: good });
  });

  it('is read without what nobody knows, and without empty sections', () => {
    expect(read({ ...good, internal: 'x', sections: [{ title: 'New', items: [], more: 1 }] })).toEqual({
      changelog: { version: '2.4.0', date: '2026-03-01', sections: [] },
    });
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'not a JSON object'],
    ['null', null, 'not a JSON object'],
    ['no version', { ...good, version: '' }, '"version"'],
    ['a version that is a number', { ...good, version: 2 }, '"version"'],
    ['a version of 65 characters', { ...good, version: 'v'.repeat(65) }, '"version"'],
    ['a day that does not exist', { ...good, date: '2026-02-30' }, '"date"'],
    ['a moment for a day', { ...good, date: '2026-03-01T10:00:00Z' }, '"date"'],
    ['sections that are none', { ...good, sections: {} }, '"sections" is a list'],
    ['a section nobody knows', { ...good, sections: [{ title: 'Internal', items: ['x'] }] }, 'sections[0].title'],
    ['a section twice', { ...good, sections: [good.sections[0], good.sections[0]] }, '"New" twice'],
    ['an item that is no text', { ...good, sections: [{ title: 'New', items: [{}] }] }, 'sections[0].items'],
    ['an empty item', { ...good, sections: [{ title: 'New', items: [' '] }] }, 'sections[0].items'],
    ['201 items', { ...good, sections: [{ title: 'New', items: Array(201).fill('x') }] }, 'sections[0].items'],
    ['a zero byte in its version', { ...good, version: '1\0' }, '"version"'],
    ['half of a surrogate pair', { ...good, sections: [{ title: 'New', items: ['\ud83d'] }] }, 'sections[0].items'],
    ['a zero byte in an item', { ...good, sections: [{ title: 'New', items: ['a\0b'] }] }, 'sections[0].items'],
    ['an escape sequence', { ...good, sections: [{ title: 'New', items: ['\u001b[31mred'] }] }, 'sections[0].items'],
    [
      'text that runs backwards',
      { ...good, sections: [{ title: 'New', items: ['\u202egnp.exe'] }] },
      'sections[0].items',
    ],
  ])('with %s is refused in words for its maintainers', (_, value, words) => {
    expect(read(value)).toEqual({ problem: expect.stringContaining(words) });
  });

  it('is a text to whoever reads it, whatever it looks like', () => {
    const items = ['<script>alert(1)</script>', '=HYPERLINK("x")', '{{constructor}}', "'; DROP TABLE releases; --"];
    expect(read({ ...good, sections: [{ title: 'New', items }] })).toMatchObject({
      changelog: { sections: [{ items }] },
    });
    const bytes = '{"version":"1","date":"2026-03-01","sections":[],"__proto__":{"isAdmin":true}}';
    const reading = readChangelog(new TextEncoder().encode(bytes));
    expect(reading).toEqual({ changelog: { version: '1', date: '2026-03-01', sections: [] } });
    expect({}).not.toHaveProperty('isAdmin');
  });

  it('of 130,000 lists within each other is refused as well', () => {
    const deep = new TextEncoder().encode('['.repeat(130_000) + ']'.repeat(130_000));
    expect(readChangelog(deep)).toHaveProperty('problem');
  });

  it('that is no JSON, or not in UTF-8, is refused', () => {
    expect(readChangelog(new TextEncoder().encode('<html>'))).toEqual({ problem: expect.stringContaining('not JSON') });
    expect(readChangelog(Uint8Array.of(0x22, 0xff, 0x22))).toEqual({ problem: expect.stringContaining('not JSON') });
  });

  it('is judged, whatever it is, and what is read is what the rules allow', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((sections) => ({ ...good, sections })),
        ),
        (value) => {
          const reading = read(value);
          if ('problem' in reading) expect(reading.problem).not.toBe('');
          else
            for (const { title, items } of reading.changelog.sections) {
              expect(changelogTitles).toContain(title);
              expect(items.length).toBeGreaterThan(0);
            }
        },
      ),
    );
  });
});
