import {
  DisplayPreferences,
  PeopleDirectory,
  TenantDirectory,
  type MembershipPage,
  type MembershipView,
  type OrgView,
  type Person,
  type Role,
  type Tenant,
} from '@moorage/contracts';

/** People and organisations of a test, as far as this context asks for them. */
export class KnownPeople extends PeopleDirectory {
  private readonly people = new Map<string, Person>();

  add(userId: string, person: Partial<Person> = {}): Person {
    const made: Person = {
      userId,
      email: `${userId}@acme.example`,
      name: `Person ${userId}`,
      emailVerified: true,
      platformAdmin: false,
      sessionGeneration: 0,
      lastSeenAt: null,
      ...person,
    };
    this.people.set(userId, made);
    return made;
  }

  override find(userId: string): Promise<Person | undefined> {
    return Promise.resolve(this.people.get(userId));
  }

  override findMany(userIds: readonly string[]): Promise<Map<string, Person>> {
    return Promise.resolve(new Map([...this.people].filter(([userId]) => userIds.includes(userId))));
  }

  override listPlatformAdmins(): Promise<Person[]> {
    return Promise.resolve([...this.people.values()].filter(({ platformAdmin }) => platformAdmin));
  }

  override findByEmail(address: string): Promise<Person | undefined> {
    return Promise.resolve([...this.people.values()].find(({ email }) => email === address));
  }

  override registerVerified(): Promise<Person> {
    throw new Error('Notifications make no accounts');
  }

  override openSession(): Promise<{ token: string; expiresAt: Date }> {
    throw new Error('Notifications sign nobody in');
  }

  override bumpSessionGeneration(): Promise<void> {
    throw new Error('Notifications change no rights');
  }
}

export class KnownOrganizations extends TenantDirectory {
  override findOrgByFormerSlug = (): Promise<undefined> => Promise.resolve(undefined);
  override findPersonalOrg = (): Promise<undefined> => Promise.resolve(undefined);
  private readonly orgs = new Map<string, OrgView>();
  private readonly members = new Map<string, MembershipView>();

  add(orgId: string, name = 'Acme', slug = 'acme'): void {
    this.orgs.set(orgId, { orgId, slug, name, status: 'ACTIVE' });
  }

  remove(orgId: string): void {
    this.orgs.delete(orgId);
  }

  join(orgId: string, userId: string, role: Role, status: MembershipView['status'] = 'ACTIVE'): void {
    const membershipId = `${orgId}/${userId}`;
    const membership = { membershipId, orgId, userId, role, status, email: '', name: '', revision: 1 };
    this.members.set(membershipId, membership);
  }

  override findOrg(orgId: string): Promise<OrgView | undefined> {
    return Promise.resolve(this.orgs.get(orgId));
  }

  override findOrgs(orgIds: readonly string[]): Promise<Map<string, OrgView>> {
    return Promise.resolve(new Map([...this.orgs].filter(([orgId]) => orgIds.includes(orgId))));
  }

  override findMembership(orgId: string, userId: string): Promise<MembershipView | undefined> {
    return Promise.resolve(this.members.get(`${orgId}/${userId}`));
  }

  override listMemberships(
    orgId: string,
    { statuses, roles, afterMembershipId = '', limit }: MembershipPage,
  ): Promise<MembershipView[]> {
    const found = [...this.members.values()]
      .filter((member) => member.orgId === orgId && statuses.includes(member.status))
      .filter((member) => roles === undefined || roles.includes(member.role))
      .filter((member) => member.membershipId > afterMembershipId)
      .toSorted((a, b) => (a.membershipId < b.membershipId ? -1 : 1));
    return Promise.resolve(found.slice(0, limit));
  }

  override listTenants(userId: string): Promise<Tenant[]> {
    const theirs = [...this.members.values()].filter((m) => m.userId === userId && m.status === 'ACTIVE');
    return Promise.resolve(
      theirs.flatMap(({ orgId, role, membershipId }) => {
        const org = this.orgs.get(orgId);
        if (org === undefined) return [];
        const { slug, name, status: orgStatus } = org;
        return [{ orgId, slug, name, orgStatus, role, membershipId, permissions: new Set<never>() }];
      }),
    );
  }

  override findMembershipById(): Promise<MembershipView | undefined> {
    throw new Error('Notices are for people, not for memberships');
  }

  override findTenant(): Promise<Tenant | undefined> {
    throw new Error('Notifications do not judge who may call the API');
  }

  override findTenantForApiKey(): Promise<Tenant | undefined> {
    throw new Error('Notifications do not judge who may call the API');
  }
}

export class KnownLocales extends DisplayPreferences {
  readonly locales = new Map<string, string>();

  override localeOf(userId: string): Promise<string | undefined> {
    return Promise.resolve(this.locales.get(userId));
  }
}
