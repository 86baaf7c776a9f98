import { DomainError } from '@moorage/kernel';
import {
  BotProvisioner,
  type BotEndpoint,
  type BotMember,
  type BotUser,
} from '../application/ports/bot-provisioner.port.ts';
import type { WireRole } from '../domain/member-sync.ts';

export interface InMemoryMember {
  role: string;
  email: string;
  name: string;
  status: string;
}

/** One bot: its companies, and how it behaves. */
export class InMemoryBot {
  readonly companies = new Map<string, { readonly tenantId: string; readonly members: Map<string, InMemoryMember> }>();
  /** Every call that arrived, such as `add u1 admin`. */
  readonly calls: string[] = [];
  /** Most calls that were under way at once about one person. */
  mostAtOnce = 0;
  /** `hangs`: nothing arrives; `loses-answers`: everything arrives, and no answer comes back. */
  mood: 'well' | 'answers-500' | 'hangs' | 'loses-answers' = 'well';
  /** Adding somebody who is there already leaves their role as it is, as a bot may. */
  keepsRoleOnAdd = false;
  private readonly underWay = new Map<string, number>();

  constructor(readonly secret: string) {}

  members(companyId = this.onlyCompany()): Map<string, InMemoryMember> {
    const company = this.companies.get(companyId);
    if (company === undefined) throw refused('The bot answered with an error (404).', 404);
    return company.members;
  }

  async serve<Answer>(secret: string, call: string, person: string, work: () => Answer): Promise<Answer> {
    const concurrent = (this.underWay.get(person) ?? 0) + 1;
    this.underWay.set(person, concurrent);
    this.mostAtOnce = Math.max(this.mostAtOnce, concurrent);
    try {
      // The call takes a moment, in which another could begin.
      await Promise.resolve();
      if (this.mood === 'hangs') throw new DomainError('BOT.UNREACHABLE', {}, 'The bot did not answer in time.');
      if (this.mood === 'answers-500') throw refused('The bot answered with an error (500).', 500);
      if (secret !== this.secret) throw refused('The bot answered with an error (401).', 401);
      this.calls.push(call);
      const answer = work();
      if (this.mood === 'loses-answers')
        throw new DomainError('BOT.UNREACHABLE', {}, 'The bot did not answer in time.');
      return answer;
    } finally {
      this.underWay.set(person, concurrent - 1);
    }
  }

  private onlyCompany(): string {
    const [first] = this.companies.keys();
    if (first === undefined) throw new Error('The bot has no company');
    return first;
  }
}

/** Bots by their base URL, in this process' memory. */
export class InMemoryBots extends BotProvisioner {
  readonly bots = new Map<string, InMemoryBot>();

  add(baseUrl: string, secret: string): InMemoryBot {
    const bot = new InMemoryBot(secret);
    this.bots.set(baseUrl, bot);
    return bot;
  }

  override provisionCompany(
    endpoint: BotEndpoint,
    { tenantId, adminUser }: { tenantId: string; adminUser: BotUser },
  ): Promise<{ companyId: string }> {
    return this.call(endpoint, `provision ${tenantId}`, tenantId, (bot) => {
      const known = [...bot.companies].find(([, company]) => company.tenantId === tenantId);
      if (known !== undefined) return { companyId: known[0] };
      const companyId = `company-${bot.companies.size + 1}`;
      const members = new Map([
        [adminUser.id, { role: 'owner', email: adminUser.email, name: adminUser.name, status: 'active' }],
      ]);
      bot.companies.set(companyId, { tenantId, members });
      return { companyId };
    });
  }

  override addMember(
    endpoint: BotEndpoint,
    companyId: string,
    { id, email, name }: BotUser,
    role: WireRole,
  ): Promise<void> {
    return this.call(endpoint, `add ${id} ${role}`, id, (bot) => {
      const known = bot.members(companyId).get(id);
      const kept = bot.keepsRoleOnAdd && known?.status === 'active' ? known.role : role;
      bot.members(companyId).set(id, { role: kept, email, name, status: 'active' });
    });
  }

  override removeMember(endpoint: BotEndpoint, companyId: string, userId: string): Promise<void> {
    return this.call(endpoint, `remove ${userId}`, userId, (bot) => void bot.members(companyId).delete(userId));
  }

  override changeRole(endpoint: BotEndpoint, companyId: string, userId: string, role: WireRole): Promise<void> {
    return this.call(endpoint, `role ${userId} ${role}`, userId, (bot) => {
      const member = bot.members(companyId).get(userId);
      if (member === undefined) throw refused('The bot answered with an error (404).', 404);
      member.role = role;
    });
  }

  override listMembers(endpoint: BotEndpoint, companyId: string): Promise<BotMember[]> {
    return this.call(endpoint, 'list', 'list', (bot) =>
      [...bot.members(companyId)].map(([userId, { role, status }]) => ({ userId, role, status })),
    );
  }

  private call<Answer>(
    { baseUrl, provisionSecret }: BotEndpoint,
    call: string,
    person: string,
    work: (bot: InMemoryBot) => Answer,
  ): Promise<Answer> {
    const bot = this.bots.get(baseUrl);
    if (bot === undefined) return Promise.reject(new DomainError('BOT.UNREACHABLE', {}, 'The bot is not answering.'));
    return bot.serve(provisionSecret, call, person, () => work(bot));
  }
}

function refused(detail: string, status: number): DomainError {
  return new DomainError('BOT.REFUSED', { status }, detail);
}
