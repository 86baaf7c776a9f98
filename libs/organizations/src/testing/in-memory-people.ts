import { PeopleDirectory, type Person } from '@moorage/contracts';
import { DomainError, type Ids } from '@moorage/kernel';

/** People as this context sees them. */
export class InMemoryPeople extends PeopleDirectory {
  private readonly byId = new Map<string, Person>();

  constructor(private readonly ids: Ids) {
    super();
  }

  add(person: Partial<Person> = {}): Person {
    const userId = person.userId ?? this.ids.uuid();
    const made: Person = {
      userId,
      email: `${userId}@example.com`,
      name: `Person ${userId.slice(-4)}`,
      emailVerified: true,
      platformAdmin: false,
      sessionGeneration: 0,
      lastSeenAt: null,
      ...person,
    };
    this.byId.set(userId, made);
    return made;
  }

  override find(userId: string): Promise<Person | undefined> {
    return Promise.resolve(this.byId.get(userId));
  }

  override findMany(userIds: readonly string[]): Promise<Map<string, Person>> {
    return Promise.resolve(new Map([...this.byId].filter(([userId]) => userIds.includes(userId))));
  }

  override findByEmail(email: string): Promise<Person | undefined> {
    return Promise.resolve([...this.byId.values()].find((person) => person.email === email));
  }

  override listPlatformAdmins(): Promise<Person[]> {
    return Promise.resolve([...this.byId.values()].filter(({ platformAdmin }) => platformAdmin));
  }

  override async registerVerified({ email, name }: { email: string; name: string }): Promise<Person> {
    const existing = await this.findByEmail(email);
    if (existing?.emailVerified) throw new DomainError('INVITATION.ACCOUNT_EXISTS');
    return this.add({ ...existing, email, name, emailVerified: true });
  }

  override openSession(userId: string): Promise<{ token: string; expiresAt: Date }> {
    return Promise.resolve({ token: `session-of-${userId}`, expiresAt: new Date('2026-02-01T00:00:00.000Z') });
  }

  override bumpSessionGeneration(userId: string): Promise<void> {
    const person = this.byId.get(userId);
    if (person) this.byId.set(userId, { ...person, sessionGeneration: person.sessionGeneration + 1 });
    return Promise.resolve();
  }
}
