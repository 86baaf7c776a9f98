import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For the operators' list of organisations in the order of their names. Names are sorted by their first hundred letters: the
 * whole of one, taken apart, may be longer than an index or the cursor of a page can hold.
 */
export class OrganizationsNamesInOrder20261120110410 implements MigrationInterface {
  name = 'OrganizationsNamesInOrder20261120110410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX organizations_by_name_idx ON organizations ((left(search_text, 100) COLLATE "C"), id)',
    );
    for (const table of ['memberships', 'join_requests']) {
      await runner.query(`UPDATE ${table} SET sort_name = left(sort_name, 100) WHERE char_length(sort_name) > 100`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX organizations_by_name_idx');
  }
}
