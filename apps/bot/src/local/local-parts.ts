import type { AccessService, SqliteSession } from '@moorage/bot-kit';
import type { LiveHub } from '../live/live-hub.ts';
import type { AttachmentFiles } from '../store/attachment-files.ts';
import type { CompanyStore } from '../store/company-store.ts';
import type { IssueStore } from '../store/issue-store.ts';
import type { PeopleStore } from '../store/people-store.ts';
import type { Activity } from '../team/activity.ts';
import type { LocalAccounts } from './local-accounts.ts';

/** What mode `local` works with. */
export interface LocalParts {
  readonly session: SqliteSession;
  readonly access: AccessService;
  readonly activity: Activity;
  readonly accounts: LocalAccounts;
  readonly companies: CompanyStore;
  readonly people: PeopleStore;
  readonly issues: IssueStore;
  readonly files: AttachmentFiles;
  readonly hub: LiveHub;
}
