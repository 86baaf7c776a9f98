import type { AccessRole } from '@moorage/bot-kit';
import type { Company } from '../store/company-store.ts';

/** Who is acting: an active member of a company. There is no other actor. */
export interface Member {
  readonly company: Company;
  readonly userId: string;
  readonly name: string;
  readonly role: AccessRole;
  readonly instanceAdmin: boolean;
}
