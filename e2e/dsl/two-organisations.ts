import { eventually } from '@moorage/kernel/testing';
import { onDatabase } from './on-database.ts';
import { proveDomain } from './proven-domain.ts';
import type { Actor } from './actor.ts';
import type { TestApp } from './test-app.ts';

/** An organisation with one of everything that belongs to somebody. */
export interface Furnished {
  readonly owner: Actor;
  readonly id: string;
  /** By what their paths call them: `members`, `invitations`, `join-requests`, `instances`, `domains`, `api-keys`, `me/api-keys`, `me/sessions`. */
  readonly ids: Readonly<Record<string, string>>;
  /** Every word that nobody of another organisation may read. */
  readonly words: readonly string[];
}

/** Makes an organisation `slug` with a member, an invitation, somebody who asks to join, an instance and API keys; every name in it begins with the slug. */
export async function aFurnishedOrganisation(app: TestApp, slug: string): Promise<Furnished> {
  const capital = slug.charAt(0).toUpperCase() + slug.slice(1);
  const owner = (await app.aPerson(`${capital} Owner`)).in(slug);
  const { id } = (await owner.post('/api/organizations', { name: `${capital} Company`, slug }).expect(201)).body as {
    id: string;
  };
  const colleague = await app.aPerson(`${capital} Colleague`);
  await app.joins(colleague, owner);
  const { results } = (
    await owner.post('/api/invitations', { emails: [`${slug}.invited@example.test`], role: 'MEMBER' }).expect(200)
  ).body as {
    results: { invitation: { id: string } }[];
  };
  const key = { name: `${capital} key`, scopes: ['read', 'write'] };
  const { apiKey: orgKey } = (await owner.post('/api/api-keys', key).expect(201)).body as {
    apiKey: { id: string; prefix: string };
  };
  const { apiKey: ownKey } = (await owner.post('/api/me/api-keys', key).expect(201)).body as {
    apiKey: { id: string; prefix: string };
  };
  await proveDomain(app, id, `${slug}.example`);
  const asking = await app.aPerson(`${capital} Asking`, `asking@${slug}.example`);
  const { requestId } = (await asking.post('/api/me/join-requests', { orgId: id }).expect(200)).body as {
    requestId: string;
  };
  // The fleet hears of the organisation a moment after it was made.
  const firstOf = (path: string, where: (item: Record<string, unknown>) => boolean = () => true): Promise<string> =>
    eventually(async () => {
      const { items } = (await owner.get(path).expect(200)).body as {
        items: (Record<string, unknown> & { id: string })[];
      };
      return items.find(where)?.id;
    });
  const ids = {
    members: await firstOf('/api/members', ({ userId }) => userId === colleague.me.userId),
    invitations: results[0]!.invitation.id,
    'join-requests': requestId,
    instances: await firstOf('/api/instances'),
    domains: await firstOf('/api/domains'),
    'api-keys': orgKey.id,
    'me/api-keys': ownKey.id,
    'me/sessions': await firstOf('/api/me/sessions'),
  };
  return {
    owner,
    id,
    ids,
    words: [
      slug,
      capital,
      id,
      owner.me.userId,
      colleague.me.userId,
      asking.me.userId,
      orgKey.prefix,
      ownKey.prefix,
      ...Object.values(ids),
    ],
  };
}

/** Makes somebody a platform admin, as the operator's command line does. */
export async function promote(app: TestApp, person: Actor): Promise<void> {
  await onDatabase(app.databaseUrl, (client) =>
    client.query('UPDATE users SET platform_admin = true WHERE id = $1', [person.me.userId]),
  );
}

/** Forgets what was counted, where a test asks more often than any person would. */
export async function forgetRateLimits(app: TestApp): Promise<void> {
  await onDatabase(app.databaseUrl, (client) => client.query('DELETE FROM rate_limits'));
}
