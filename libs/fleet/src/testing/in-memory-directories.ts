import {
  MaintenanceSchedule,
  PeopleDirectory,
  SessionDirectory,
  TenantDirectory,
  type MaintenanceWindow,
  type MembershipView,
  type OrgView,
  type Person,
  type Tenant,
} from '@moorage/contracts';

/** Organisations and memberships in maps, as far as the fleet asks for them. */
export class InMemoryTenants extends TenantDirectory {
  readonly orgs = new Map<string, OrgView>();
  readonly memberships = new Map<string, MembershipView>();

  put(org: OrgView): void {
    this.orgs.set(org.orgId, org);
  }

  join(membership: MembershipView): void {
    this.memberships.set(`${membership.orgId} ${membership.userId}`, membership);
  }

  override async findOrg(orgId: string): Promise<OrgView | undefined> {
    return this.orgs.get(orgId);
  }

  override async findOrgs(orgIds: readonly string[]): Promise<Map<string, OrgView>> {
    return new Map(orgIds.flatMap((orgId) => (this.orgs.has(orgId) ? [[orgId, this.orgs.get(orgId)!]] : [])));
  }

  /** Slugs that orgs had: slug → org id. */
  readonly formerSlugs = new Map<string, string>();

  override findPersonalOrg(): Promise<OrgView | undefined> {
    throw new Error('The fleet does not ask for scopes');
  }

  override async findOrgByFormerSlug(slug: string): Promise<OrgView | undefined> {
    return this.orgs.get(this.formerSlugs.get(slug) ?? '');
  }

  override async findMembership(orgId: string, userId: string): Promise<MembershipView | undefined> {
    return this.memberships.get(`${orgId} ${userId}`);
  }

  override async findMembershipById(orgId: string, membershipId: string): Promise<MembershipView | undefined> {
    return [...this.memberships.values()].find(
      (membership) => membership.orgId === orgId && membership.membershipId === membershipId,
    );
  }

  override async listMemberships(
    orgId: string,
    { statuses, afterMembershipId = '', limit }: Parameters<TenantDirectory['listMemberships']>[1],
  ): Promise<MembershipView[]> {
    return [...this.memberships.values()]
      .filter(
        (membership) =>
          membership.orgId === orgId &&
          statuses.includes(membership.status) &&
          membership.membershipId > afterMembershipId,
      )
      .sort((a, b) => (a.membershipId < b.membershipId ? -1 : 1))
      .slice(0, limit);
  }

  override findTenant(): Promise<Tenant | undefined> {
    throw new Error('The fleet does not judge who may call the API');
  }

  override listTenants(): Promise<Tenant[]> {
    throw new Error('The fleet does not judge who may call the API');
  }

  override findTenantForApiKey(): Promise<Tenant | undefined> {
    throw new Error('The fleet does not judge who may call the API');
  }
}

export class InMemoryPeople extends PeopleDirectory {
  readonly people = new Map<string, Person>();

  override async find(userId: string): Promise<Person | undefined> {
    return this.people.get(userId);
  }

  override async findMany(userIds: readonly string[]): Promise<Map<string, Person>> {
    return new Map(userIds.flatMap((userId) => (this.people.has(userId) ? [[userId, this.people.get(userId)!]] : [])));
  }

  override async findByEmail(email: string): Promise<Person | undefined> {
    return [...this.people.values()].find((person) => person.email === email);
  }

  override async listPlatformAdmins(): Promise<Person[]> {
    return [...this.people.values()].filter(({ platformAdmin }) => platformAdmin);
  }

  override async bumpSessionGeneration(userId: string): Promise<void> {
    const person = this.people.get(userId);
    if (person !== undefined) this.people.set(userId, { ...person, sessionGeneration: person.sessionGeneration + 1 });
  }

  override registerVerified(): Promise<Person> {
    throw new Error('The fleet makes no accounts');
  }

  override openSession(): Promise<{ token: string; expiresAt: Date }> {
    throw new Error('The fleet signs nobody in at the platform');
  }
}

/** Every sign-in is good until it is ended. */
export class InMemorySessions extends SessionDirectory {
  readonly ended = new Set<string>();
  /** Sign-ins that were used, in order. */
  readonly uses: string[] = [];

  override async alive(sessionIds: readonly string[]): Promise<Set<string>> {
    return new Set(sessionIds.filter((id) => !this.ended.has(id)));
  }

  override used(sessionId: string): void {
    this.uses.push(sessionId);
  }
}

/** Maintenance of organisations, as a test turns it on. */
export class InMemoryMaintenance extends MaintenanceSchedule {
  private readonly windows = new Map<string, MaintenanceWindow[]>();
  private readonly listeners = new Set<(orgId: string | undefined) => void>();

  begin(orgId: string, window: Pick<MaintenanceWindow, 'mode' | 'message' | 'startsAt' | 'endsAt'>): void {
    this.windows.set(orgId, [...this.upcoming(orgId), { windowId: orgId, orgId, ...window }]);
    for (const listener of this.listeners) listener(orgId);
  }

  /** All that a test began runs, whatever the time. */
  override running(orgId = ''): MaintenanceWindow | undefined {
    return this.upcoming(orgId)[0];
  }

  override upcoming(orgId: string): readonly MaintenanceWindow[] {
    return this.windows.get(orgId) ?? [];
  }

  override onChange(listener: (orgId: string | undefined) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
