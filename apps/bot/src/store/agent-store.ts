import { randomUUID } from 'node:crypto';
import type { SqliteSession } from '@moorage/bot-kit';

/** A worker that isn't a person; issues can be assigned to it. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
}

export class AgentStore {
  constructor(
    private readonly session: SqliteSession,
    private readonly now: () => Date,
  ) {}

  create(companyId: string, name: string, purpose: string): Agent {
    const agent = { id: randomUUID(), name, purpose };
    this.session.run(
      'INSERT INTO agents (id, company_id, name, purpose, created_at) VALUES (?, ?, ?, ?, ?)',
      agent.id,
      companyId,
      name,
      purpose,
      this.now().toISOString(),
    );
    return agent;
  }

  find(companyId: string, id: string): Agent | undefined {
    return this.session.get<Agent>(
      'SELECT id, name, purpose FROM agents WHERE company_id = ? AND id = ?',
      companyId,
      id,
    );
  }

  list(companyId: string): Agent[] {
    return this.session.all<Agent>(
      'SELECT id, name, purpose FROM agents WHERE company_id = ? ORDER BY name',
      companyId,
    );
  }

  remove(companyId: string, id: string): void {
    this.session.run('DELETE FROM agents WHERE company_id = ? AND id = ?', companyId, id);
  }
}
