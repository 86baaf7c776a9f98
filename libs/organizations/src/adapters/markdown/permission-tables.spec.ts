import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPermissionTables } from './permission-tables.ts';

describe('docs/operators/permissions.md', () => {
  it('shows the tables of the code (npm run generate -w @moorage/organizations renews them)', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../../../docs/operators/permissions.md'), 'utf8');
    expect(text).toBe(withPermissionTables(text));
  });

  it('is not written where it has no place for them', () => {
    expect(() => withPermissionTables('# Who may do what')).toThrow('no place for "roles"');
  });
});
