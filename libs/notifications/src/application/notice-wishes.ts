import { Injectable } from '@nestjs/common';
import { reachesMailbox, routeOf } from './notice-routing.ts';
import { NoticeRecipients } from './notice-recipients.ts';
import type { ToldNotice } from './ports/mail-store.port.ts';
import { PreferenceStore } from './ports/preference-store.port.ts';

/** Whether a notice is wanted by mail at this moment. Mails wait for hours where a server is away; wishes and rights change meanwhile. */
@Injectable()
export class NoticeWishes {
  constructor(
    private readonly recipients: NoticeRecipients,
    private readonly preferences: PreferenceStore,
  ) {}

  async wantsMail({ userId, orgId, kind }: ToldNotice): Promise<boolean> {
    const chosen = await this.preferences.chosenFor(kind, [userId]);
    if (!reachesMailbox(routeOf(kind, orgId, chosen.get(userId) ?? []))) return false;
    return this.recipients.isOne(userId, kind, orgId);
  }
}
