import type { PlatformRole, SqliteSession } from '@moorage/bot-kit';

/** What the bot keeps of a person in one company. Whether they are a member is the access service's to say. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** the role as the platform said it last */
  readonly platformRole: PlatformRole;
}

const PERSON = 'SELECT id, name, email, platform_role AS platformRole FROM people';

export class PeopleStore {
  constructor(private readonly session: SqliteSession) {}

  /** Adds the person, or takes over what is new of them. */
  put(companyId: string, { id, name, email, platformRole }: Person): void {
    this.session.run(
      `INSERT INTO people (company_id, id, name, email, platform_role) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET name = excluded.name, email = excluded.email, platform_role = excluded.platform_role`,
      companyId,
      id,
      name,
      email,
      platformRole,
    );
  }

  rename(companyId: string, id: string, name: string, email: string): void {
    this.session.run(
      'UPDATE people SET name = ?, email = ? WHERE company_id = ? AND id = ?',
      name,
      email,
      companyId,
      id,
    );
  }

  setPlatformRole(companyId: string, id: string, role: PlatformRole): void {
    this.session.run('UPDATE people SET platform_role = ? WHERE company_id = ? AND id = ?', role, companyId, id);
  }

  find(companyId: string, id: string): Person | undefined {
    return this.session.get<Person>(`${PERSON} WHERE company_id = ? AND id = ?`, companyId, id);
  }

  /** Everyone who ever was in the company, by id: issues and the feed speak of people who left, too. */
  byId(companyId: string): Map<string, Person> {
    const people = this.session.all<Person>(`${PERSON} WHERE company_id = ?`, companyId);
    return new Map(people.map((person) => [person.id, person]));
  }
}
