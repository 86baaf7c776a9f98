import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many instances run a release is counted for each release of a page. */
export class FleetInstancesByDigest20261120110101 implements MigrationInterface {
  name = 'FleetInstancesByDigest20261120110101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX instances_digest_idx ON instances (bot_app_id, digest) WHERE status <> 'DELETED'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX instances_digest_idx');
  }
}
