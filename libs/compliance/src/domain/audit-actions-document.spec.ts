import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditActions } from '@moorage/kernel';
import { keptYears } from './audit-retention.ts';

describe('docs/operators/audit-actions.md', () => {
  it('says what the code says: every action, its category, and how long it is kept', () => {
    const document = readFileSync(join(__dirname, '../../../../docs/operators/audit-actions.md'), 'utf8');
    const shown = document.split('\n').filter((line) => line.startsWith('| `'));
    const rows = Object.entries(auditActions).map(
      ([action, category]) => `| \`${action}\` | ${category} | ${keptYears[category]} years |`,
    );
    expect(shown).toEqual(rows);
  });
});
