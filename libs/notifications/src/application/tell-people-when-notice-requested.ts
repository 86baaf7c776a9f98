import { Injectable } from '@nestjs/common';
import {
  NoticeRequested,
  TenantDirectory,
  noticeKinds,
  type NoticeRequest,
  type OrgView,
  type Person,
} from '@moorage/contracts';
import { Clock, Ids, LiveUpdates, ReactsTo, UnitOfWork, type Reaction } from '@moorage/kernel';
import { NoticeRecipients } from './notice-recipients.ts';
import { NoticeLetters } from './notice-letters.ts';
import { reachesBell, reachesMailbox, routeOf } from './notice-routing.ts';
import { NoticeStore } from './ports/notice-store.port.ts';
import { PreferenceStore } from './ports/preference-store.port.ts';

/** Tells each person whom a fact concerns, where they want to be told, once however often the fact is published. */
@Injectable()
@ReactsTo(NoticeRequested, 'notifications.tell-people-when-notice-requested')
export class TellPeopleWhenNoticeRequested implements Reaction<NoticeRequest> {
  constructor(
    private readonly recipients: NoticeRecipients,
    private readonly preferences: PreferenceStore,
    private readonly notices: NoticeStore,
    private readonly letters: NoticeLetters,
    private readonly tenants: TenantDirectory,
    private readonly unitOfWork: UnitOfWork,
    private readonly liveUpdates: LiveUpdates,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async handle(request: NoticeRequest): Promise<void> {
    const org = 'orgId' in request ? await this.tenants.findOrg(request.orgId) : undefined;
    // Of an organisation that is gone there is nothing to tell any more.
    if ('orgId' in request && org === undefined) return;
    const people = await this.recipients.of(request);
    const chosen = await this.preferences.chosenFor(
      request.kind,
      people.map(({ userId }) => userId),
    );
    for (const person of people) {
      const route = routeOf(request.kind, org?.orgId ?? null, chosen.get(person.userId) ?? []);
      // A transaction each: a reaction that dies on the way goes on where it was, by the keys.
      await this.unitOfWork.run(async () => {
        if (org !== undefined && !(await this.isStillThere(org))) return;
        if (reachesBell(route)) await this.ring(person, request, org);
        // An address that nobody has proven may be somebody else's.
        if (reachesMailbox(route) && person.emailVerified) await this.letters.post(person, request, org);
      });
    }
  }

  /** It may have been deleted since the last person was told. */
  private async isStillThere({ orgId }: OrgView): Promise<boolean> {
    await this.notices.holdOrganization(orgId);
    return (await this.tenants.findOrg(orgId)) !== undefined;
  }

  private async ring({ userId }: Person, { key, kind, data }: NoticeRequest, org: OrgView | undefined): Promise<void> {
    const { scope } = noticeKinds[kind];
    const [orgId, orgName] = [org?.orgId ?? null, org?.name ?? null];
    const id = this.ids.uuid();
    const notice = { id, key, userId, scope, orgId, orgName, kind, data, createdAt: this.clock.now() };
    if (await this.notices.add(notice)) await this.liveUpdates.forUser(userId, 'notices', id);
  }
}
