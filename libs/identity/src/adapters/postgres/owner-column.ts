import type { ApiKeyOwner } from '../../domain/api-key.ts';

/** The column that names the owner of an API key, and its value. */
export function ownerColumn(owner: ApiKeyOwner): ['user_id' | 'org_id', string] {
  return 'userId' in owner ? ['user_id', owner.userId] : ['org_id', owner.orgId];
}
