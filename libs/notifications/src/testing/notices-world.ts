import type { Role } from '@moorage/contracts';
import { LiveUpdates, SecretBox } from '@moorage/kernel';
import {
  FixedClock,
  ImmediateUnitOfWork,
  RecordingAuditTrail,
  RecordingBroadcast,
  RecordingJobQueue,
  SequentialIds,
} from '@moorage/kernel/testing';
import { testSettings } from '@moorage/platform/testing';
import { MailPosting } from '../application/mail-posting.ts';
import { NoticeLetters } from '../application/notice-letters.ts';
import { NoticeRecipients } from '../application/notice-recipients.ts';
import { NoticeWishes } from '../application/notice-wishes.ts';
import { TellPeopleWhenNoticeRequested } from '../application/tell-people-when-notice-requested.ts';
import { UnsubscribeLinks } from '../application/unsubscribe-links.ts';
import { InMemoryMailStore } from './in-memory-mail-store.ts';
import { InMemoryNoticeStore } from './in-memory-notice-store.ts';
import { InMemoryPreferenceStore } from './in-memory-preference-store.ts';
import { KnownLocales, KnownOrganizations, KnownPeople } from './known-people.ts';

/** Reversible without a key, and bound to its context. */
class OpenBox extends SecretBox {
  override seal(plaintext: string, context: string): string {
    return Buffer.from(JSON.stringify([context, plaintext])).toString('base64url');
  }

  override open(sealed: string, context: string): string {
    const [sealedFor, plaintext] = JSON.parse(Buffer.from(sealed, 'base64url').toString()) as [string, string];
    if (sealedFor !== context) throw new Error('Sealed for another place');
    return plaintext;
  }
}

/** All that tells people things, on adapters in memory. */
export class NoticesWorld {
  readonly clock = new FixedClock();
  readonly ids = new SequentialIds();
  readonly unitOfWork = new ImmediateUnitOfWork();
  readonly broadcast = new RecordingBroadcast();
  readonly live = new LiveUpdates(this.broadcast);
  readonly audit = new RecordingAuditTrail();
  readonly jobs = new RecordingJobQueue();
  readonly notices = new InMemoryNoticeStore();
  readonly preferences = new InMemoryPreferenceStore();
  readonly mails = new InMemoryMailStore();
  readonly people = new KnownPeople();
  readonly organizations = new KnownOrganizations();
  readonly display = new KnownLocales();
  readonly links = new UnsubscribeLinks(new OpenBox(), testSettings(), this.clock);
  readonly recipients = new NoticeRecipients(this.organizations, this.people);
  readonly wishes = new NoticeWishes(this.recipients, this.preferences);
  readonly posting = new MailPosting(this.mails, this.jobs, this.live, this.ids, this.clock);
  readonly tell = new TellPeopleWhenNoticeRequested(
    this.recipients,
    this.preferences,
    this.notices,
    new NoticeLetters(this.posting, this.links, this.organizations, this.display, testSettings()),
    this.organizations,
    this.unitOfWork,
    this.live,
    this.ids,
    this.clock,
  );

  /** A person who is an active member of an organisation, which is made where it isn't there. */
  async aMember(orgId: string, userId: string, role: Role): Promise<void> {
    if ((await this.organizations.findOrg(orgId)) === undefined) this.organizations.add(orgId);
    this.people.add(userId);
    this.organizations.join(orgId, userId, role);
  }

  mailsOf(userId: string): ReturnType<InMemoryMailStore['find']>[] {
    return this.mails.all.filter(({ notice }) => notice?.userId === userId);
  }
}
