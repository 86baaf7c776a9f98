import { Injectable } from '@nestjs/common';
import {
  DisplayPreferences,
  Settings,
  TenantDirectory,
  noticeKinds,
  type NoticeRequest,
  type OrgView,
  type Person,
} from '@moorage/contracts';
import { MailPosting } from './mail-posting.ts';
import { noticeMail } from './templates/notice-mail.ts';
import { sayNotice } from './templates/notice-words.ts';
import { UnsubscribeLinks } from './unsubscribe-links.ts';

/** Notices as mails. */
@Injectable()
export class NoticeLetters {
  constructor(
    private readonly posting: MailPosting,
    private readonly unsubscribeLinks: UnsubscribeLinks,
    private readonly tenants: TenantDirectory,
    private readonly display: DisplayPreferences,
    private readonly settings: Settings,
  ) {}

  /** Owes a person the mail that tells them this, once; in the ambient transaction. */
  async post({ userId, email }: Person, { key, kind, data }: NoticeRequest, org: OrgView | undefined): Promise<void> {
    const basePath = org === undefined ? '/admin' : await this.pathInto(org, userId);
    const locale = await this.display.localeOf(userId);
    const said = sayNotice(kind, data, {
      orgName: org?.name ?? null,
      ...(basePath !== undefined && { basePath }),
      ...(locale !== undefined && { locale }),
    });
    const unsubscribeUrl = noticeKinds[kind].mandatory ? undefined : this.unsubscribeLinks.urlFor(userId, kind);
    const { platformUrl } = this.settings;
    const rendered = noticeMail(said, {
      platformUrl,
      preferences: `${platformUrl}/account/notifications`,
      ...(unsubscribeUrl !== undefined && { unsubscribe: unsubscribeUrl }),
    });
    await this.posting.post({
      key: `notice:${key}:${userId}`,
      to: email,
      template: kind,
      ...rendered,
      notice: { userId, orgId: org?.orgId ?? null },
      ...(unsubscribeUrl !== undefined && { unsubscribeUrl }),
    });
  }

  /** Undefined where the person is no active member (any more): the pages of the organisation are closed to them. */
  private async pathInto({ orgId, slug }: OrgView, userId: string): Promise<string | undefined> {
    const membership = await this.tenants.findMembership(orgId, userId);
    return membership?.status === 'ACTIVE' ? `/orgs/${slug}` : undefined;
  }
}
