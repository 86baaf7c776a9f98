import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, isUuid } from '@moorage/kernel';
import { Database } from '@moorage/platform';
import { mailListColumns, toMailListItem, type MailListItem, type MailListRow } from './mail-list-item.ts';

export interface MailWithText extends MailListItem {
  readonly text?: string;
  readonly html?: string;
}

/** A mail, with its text where it is kept here for reading. @throws DomainError MAIL.NOT_FOUND */
export class GetMail extends Query<MailWithText> {
  constructor(readonly id: string) {
    super();
  }
}

@QueryHandler(GetMail)
export class GetMailHandler implements IQueryHandler<GetMail> {
  constructor(private readonly database: Database) {}

  async execute({ id }: GetMail): Promise<MailWithText> {
    const [row] = isUuid(id)
      ? await this.database.query<MailListRow & { text: string | null; html: string | null }>(
          `SELECT ${mailListColumns}, text_body AS text, html_body AS html FROM mails WHERE id = $1`,
          [id],
        )
      : [];
    if (row === undefined) throw new DomainError('MAIL.NOT_FOUND');
    const { text, html } = row;
    // What goes out by a mail server carries links that are its recipient's alone.
    return { ...toMailListItem(row), ...(row.state === 'kept' && text !== null && html !== null && { text, html }) };
  }
}
