import { randomUUID } from 'node:crypto';
import { onDatabase } from './on-database.ts';
import type { TestApp } from './test-app.ts';

/** Makes a domain an organisation's own, as if the record had been seen in DNS. */
export async function proveDomain(app: TestApp, orgId: string, domain: string): Promise<void> {
  await onDatabase(app.databaseUrl, (client) =>
    client.query(
      `INSERT INTO domain_claims (id, org_id, domain, challenge, status, created_at, verified_at)
       VALUES ($1, $2, $3, $4, 'VERIFIED', now(), now())`,
      [randomUUID(), orgId, domain, randomUUID()],
    ),
  );
}

/** Takes the domain away again. */
export async function loseDomain(app: TestApp, domain: string): Promise<void> {
  await onDatabase(app.databaseUrl, (client) => client.query('DELETE FROM domain_claims WHERE domain = $1', [domain]));
}
