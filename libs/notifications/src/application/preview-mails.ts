import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Settings, noticeKinds, type NoticeKind } from '@moorage/contracts';
import { exampleRequests, noticeExamples } from './templates/examples.ts';
import { noticeMail } from './templates/notice-mail.ts';
import { noticeWords, sayNotice } from './templates/notice-words.ts';
import { renderMail } from './templates/render-mail.ts';
import type { RenderedMail } from './templates/template.ts';

export interface MailPreview extends RenderedMail {
  /** The template's name, or the notice's kind. */
  readonly template: string;
  readonly about: 'account' | 'organization' | 'membership' | 'platform';
}

/** Every mail that can be sent, with example data. Links in them lead nowhere that matters. */
export class PreviewMails extends Query<MailPreview[]> {}

@QueryHandler(PreviewMails)
export class PreviewMailsHandler implements IQueryHandler<PreviewMails> {
  constructor(private readonly settings: Settings) {}

  execute(): Promise<MailPreview[]> {
    const { platformUrl } = this.settings;
    const mails = exampleRequests(platformUrl).map((request) => ({
      template: request.template,
      about: 'account' as const,
      ...renderMail(request),
    }));
    const notices = (Object.keys(noticeWords) as NoticeKind[]).map((kind) => this.notice(kind));
    return Promise.resolve([...mails, ...notices]);
  }

  private notice<K extends NoticeKind>(kind: K): MailPreview {
    const { platformUrl } = this.settings;
    const { scope, mandatory } = noticeKinds[kind];
    const basePath = scope === 'platform' ? '/admin' : '/orgs/harbour';
    const said = sayNotice(kind, noticeExamples[kind], { orgName: 'Harbour & Sons', basePath });
    const links = {
      platformUrl,
      preferences: `${platformUrl}/account/notifications`,
      ...(!mandatory && { unsubscribe: `${platformUrl}/unsubscribe?token=for-preview-only` }),
    };
    return { template: kind, about: scope, ...noticeMail(said, links) };
  }
}
