import type { IncomingMessage } from 'node:http';
import {
  type AccessService,
  createHostedProxyActor,
  type HostedProxyActor,
  type Identity,
  type SqliteSession,
  user,
} from '@moorage/bot-kit';
import type { HostedConfig } from '../config.ts';
import type { Entrance, Entry } from '../http/entrance.ts';
import type { CompanyStore } from '../store/company-store.ts';
import type { PeopleStore } from '../store/people-store.ts';
import { notSignedInPage, settingUpPage, suspendedPage } from '../views/notice-pages.ts';

interface HostedEntranceParts {
  readonly config: HostedConfig;
  readonly session: SqliteSession;
  readonly access: AccessService;
  readonly companies: CompanyStore;
  readonly people: PeopleStore;
}

/** Lets in whom the platform's proxy names, once the platform has told the bot that they are a member. */
export class HostedEntrance implements Entrance {
  private readonly actorOf: HostedProxyActor;

  constructor(private readonly parts: HostedEntranceParts) {
    this.actorOf = createHostedProxyActor(parts.config.assertion);
  }

  async enter(req: IncomingMessage): Promise<Entry> {
    const result = await this.actorOf(req.headers);
    if (!result.ok) return { refused: notSignedInPage(this.parts.config.platformUrl) };
    return this.admit(result.actor);
  }

  private admit({ tenantId, userId, name, email }: Identity): Promise<Entry> {
    const { session, access, companies, people } = this.parts;
    return session.transaction(async () => {
      const company = companies.findByTenant(tenantId);
      const membership = company && (await access.getMembership(company.id, user(userId)));
      if (membership?.status === 'suspended') return { refused: suspendedPage() };
      // The platform's word about someone new may be a moment behind their first visit.
      if (!company || membership?.status !== 'active') return { refused: settingUpPage() };

      const known = people.find(company.id, userId);
      if (known?.name !== name || known.email !== email) people.rename(company.id, userId, name, email);
      const { role } = membership;
      return { member: { company, userId, name, role, instanceAdmin: await access.isInstanceAdmin(userId) } };
    });
  }
}
