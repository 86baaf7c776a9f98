import { Injectable } from '@nestjs/common';
import { Settings, noticeKinds, type NoticeKind } from '@moorage/contracts';
import { Clock, DomainError, SecretBox } from '@moorage/kernel';

/** As long as a notice is kept: whoever reads the mail later finds the switch in their account. */
const validDays = 90;

const context = 'notices:unsubscribe';

/** Links by which a mail's reader stops mails of its kind without signing in: sealed by the installation, for one person and one kind. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    private readonly box: SecretBox,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** A GET shows a page that asks, a POST does it (RFC 8058 §3.1). */
  urlFor(userId: string, kind: NoticeKind): string {
    const until = this.clock.now().getTime() + validDays * 86_400_000;
    const token = this.box.seal(JSON.stringify([userId, kind, until]), context);
    return `${this.settings.platformUrl}/unsubscribe?token=${encodeURIComponent(token)}`;
  }

  /** @throws DomainError NOTICE.LINK_INVALID where the token isn't ours, is too old, or for a kind that is no more */
  read(token: string): { userId: string; kind: NoticeKind } {
    const [userId, kind, until] = this.open(token);
    if (this.clock.now().getTime() > until || !Object.hasOwn(noticeKinds, kind)) {
      throw new DomainError('NOTICE.LINK_INVALID');
    }
    return { userId, kind: kind as NoticeKind };
  }

  private open(token: string): [userId: string, kind: string, until: number] {
    try {
      return JSON.parse(this.box.open(token, context)) as [string, string, number];
    } catch {
      throw new DomainError('NOTICE.LINK_INVALID');
    }
  }
}
