import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that tell a notice: whose they are, so that they can be withdrawn, and how their reader stops them. */
export class NotificationsNoticeMails20261120100501 implements MigrationInterface {
  name = 'NotificationsNoticeMails20261120100501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE mails ADD COLUMN notice_user_id uuid, ADD COLUMN notice_org_id uuid, ADD COLUMN unsubscribe_url text`,
    );
    await runner.query('ALTER TABLE mails DROP CONSTRAINT mails_state_check');
    await runner.query(
      `ALTER TABLE mails ADD CONSTRAINT mails_state_check
         CHECK (state IN ('queued', 'kept', 'sent', 'failed', 'withdrawn'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM mails WHERE state = 'withdrawn'`);
    await runner.query('ALTER TABLE mails DROP CONSTRAINT mails_state_check');
    await runner.query(
      `ALTER TABLE mails ADD CONSTRAINT mails_state_check CHECK (state IN ('queued', 'kept', 'sent', 'failed'))`,
    );
    await runner.query(
      'ALTER TABLE mails DROP COLUMN notice_user_id, DROP COLUMN notice_org_id, DROP COLUMN unsubscribe_url',
    );
  }
}
