import { dataOf, type MoorageClient } from '@moorage/api-client';
import { OperatorError } from './operator-error.ts';

/** The id of the organisation that is named by its id or slug, as the admin section finds it. */
export async function organizationId(client: MoorageClient, org: string): Promise<string> {
  const wanted = org.toLowerCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(wanted)) return wanted;
  const { items } = await dataOf(
    client.GET('/api/admin/organizations', { params: { query: { search: wanted, limit: 100 } } }),
  );
  const found = items.find(({ slug }) => slug === wanted);
  if (found === undefined) throw new OperatorError(`There is no organisation "${org}".`);
  return found.id;
}
