import type { WireRole } from '../../domain/member-sync.ts';

/** Where a bot is, and the secret that it knows Moorage by. */
export interface BotEndpoint {
  /** Such as `http://127.0.0.1:49153`. */
  readonly baseUrl: string;
  readonly provisionSecret: string;
}

export interface BotUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface BotMember {
  readonly userId: string;
  /** As the platform said it last; a bot may say something else of somebody it added by itself. */
  readonly role: string;
  readonly status: string;
}

/**
 * The provision protocol, as Moorage speaks it. All calls are idempotent. Errors of each: BOT.UNREACHABLE where no whole
 * answer came in time, BOT.REFUSED for any answer that isn't the agreed one; `detail` is a sentence for members and
 * `data.status` the HTTP status of an answer.
 */
export abstract class BotProvisioner {
  /** The same tenant again answers the same company. */
  abstract provisionCompany(
    bot: BotEndpoint,
    company: { tenantId: string; tenantName: string; adminUser: BotUser },
  ): Promise<{ companyId: string }>;
  abstract addMember(bot: BotEndpoint, companyId: string, user: BotUser, role: WireRole): Promise<void>;
  abstract removeMember(bot: BotEndpoint, companyId: string, userId: string): Promise<void>;
  abstract changeRole(bot: BotEndpoint, companyId: string, userId: string, role: WireRole): Promise<void>;
  abstract listMembers(bot: BotEndpoint, companyId: string): Promise<BotMember[]>;
}
