import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For the outbox in the order of recipients, page by page. */
export class NotificationsMailsByRecipient20261120100502 implements MigrationInterface {
  name = 'NotificationsMailsByRecipient20261120100502';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX mails_by_recipient_idx ON mails (recipient, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mails_by_recipient_idx');
  }
}
