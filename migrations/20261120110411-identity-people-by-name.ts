import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For the operators' list of people in the order of their names. */
export class IdentityPeopleByName20261120110411 implements MigrationInterface {
  name = 'IdentityPeopleByName20261120110411';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX users_by_name_idx ON users ((lower(name) COLLATE "C"), id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_by_name_idx');
  }
}
