import { randomUUID } from 'node:crypto';
import type { SqliteSession } from '@moorage/bot-kit';

export interface Company {
  readonly id: string;
  /** the platform's tenant; null for a company made in mode `local` */
  readonly tenantId: string | null;
  readonly name: string;
}

const COMPANY = 'SELECT id, tenant_id AS tenantId, name FROM companies';

/** Companies. Call it inside a transaction of the session, as with every store of the bot. */
export class CompanyStore {
  constructor(
    private readonly session: SqliteSession,
    private readonly now: () => Date,
  ) {}

  create(name: string, tenantId: string | null = null): Company {
    const company = { id: randomUUID(), tenantId, name };
    this.session.run(
      'INSERT INTO companies (id, tenant_id, name, created_at) VALUES (?, ?, ?, ?)',
      company.id,
      tenantId,
      name,
      this.now().toISOString(),
    );
    return company;
  }

  find(id: string): Company | undefined {
    return this.session.get<Company>(`${COMPANY} WHERE id = ?`, id);
  }

  findByTenant(tenantId: string): Company | undefined {
    return this.session.get<Company>(`${COMPANY} WHERE tenant_id = ?`, tenantId);
  }

  /** Removes the company with everything it has in the store, and remembers that it was there. */
  remove(id: string): void {
    this.session.run('DELETE FROM companies WHERE id = ?', id);
    this.session.run('INSERT INTO removed_companies (id) VALUES (?) ON CONFLICT DO NOTHING', id);
  }

  wasRemoved(id: string): boolean {
    return this.session.get('SELECT 1 FROM removed_companies WHERE id = ?', id) !== undefined;
  }
}
