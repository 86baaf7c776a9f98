import { randomBytes, randomUUID } from 'node:crypto';
import { roles, sha256, type Role } from '@moorage/kernel';
import { sessionCookieName } from '@moorage/platform';
import { onDatabase } from './on-database.ts';
import type { TestApp } from './test-app.ts';

/** Somebody of a crowd: with a session, or where `key` is given with an API key; of an organisation where `role` is. */
export interface Bystander {
  readonly orgId?: string;
  /** In `orgId`. */
  readonly role?: Role;
  readonly platformAdmin?: boolean;
  readonly key?: { readonly scopes: readonly string[]; readonly ofOrg?: string };
}

/** The header that shows who somebody is. */
export type Credentials = Readonly<Record<string, string>>;

/**
 * Makes hundreds of people in one go, each as `people` has them, by writing the rows that joining would write: for tests in
 * which everybody may do something that spoils them for the next question. Their password is that of somebody who is there already.
 */
export async function aCrowd(app: TestApp, people: readonly Bystander[]): Promise<Credentials[]> {
  const all = people.map((person) => ({ ...person, id: randomUUID(), token: randomBytes(32).toString('base64url') }));
  const members = all.flatMap(({ id, orgId, role }) => (orgId && role ? [{ id, orgId, role }] : []));
  const keys = all.flatMap(({ id, token, key }) => (key ? [{ id, token, ...key }] : []));
  await onDatabase(app.databaseUrl, async (client) => {
    await client.query(
      `INSERT INTO users (id, email, name, password_hash, email_verified_at, platform_admin, created_at)
       SELECT id, id || '@example.test', 'Kim Crowd', (SELECT password_hash FROM users LIMIT 1), now(), admin, now()
         FROM unnest($1::uuid[], $2::boolean[]) AS p (id, admin)`,
      [all.map(({ id }) => id), all.map(({ platformAdmin = false }) => platformAdmin)],
    );
    await client.query(
      `INSERT INTO sessions (id, user_id, token_hash, created_at, last_seen_at, idle_expires_at, expires_at)
       SELECT gen_random_uuid(), id, hash, now(), now(), now() + interval '1 hour', now() + interval '1 hour'
         FROM unnest($1::uuid[], $2::text[]) AS p (id, hash)`,
      [all.map(({ id }) => id), all.map(({ token }) => sha256(token))],
    );
    await client.query(
      `INSERT INTO memberships (id, org_id, user_id, name, email, sort_name, search_text, role, role_order, status, revision, joined_at)
       SELECT gen_random_uuid(), org_id, id, 'Kim Crowd', id || '@example.test', 'kim crowd', ' kim crowd ' || id || '@example.test',
              role, role_order, 'ACTIVE', 1, now()
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[]) AS p (id, org_id, role, role_order)`,
      [
        members.map(({ id }) => id),
        members.map(({ orgId }) => orgId),
        members.map(({ role }) => role),
        members.map(({ role }) => roles.indexOf(role)),
      ],
    );
    await client.query(
      `UPDATE organizations o
          SET members_count = c.members, seats_used = c.seats
         FROM (SELECT org_id, count(*) AS members, count(*) FILTER (WHERE role = 'MEMBER') AS seats
                 FROM memberships WHERE status = 'ACTIVE' GROUP BY org_id) c
        WHERE o.id = c.org_id`,
    );
    for (const { id, token, scopes, ofOrg } of keys) {
      await client.query(
        `INSERT INTO api_keys (id, user_id, org_id, created_by, name, prefix, key_hash, scopes, created_at, last_used_at)
         VALUES (gen_random_uuid(), $1, $2, $3, 'Crowd', 'mrg_crowd', $4, $5, now(), now())`,
        [ofOrg === undefined ? id : null, ofOrg ?? null, id, sha256(`mrg_${token}`), scopes],
      );
    }
  });
  return all.map(({ token, key }): Credentials =>
    key === undefined ? { cookie: `${sessionCookieName}=${token}` } : { authorization: `Bearer mrg_${token}` },
  );
}
