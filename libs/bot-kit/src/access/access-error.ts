/** Why a change of access was refused. Nothing was changed. */
export type AccessErrorCode =
  /** the company would be left without an active owner */
  | 'LAST_OWNER'
  /** the installation would be left without an instance admin */
  | 'LAST_INSTANCE_ADMIN'
  /** an instance admin who still owns a company can't be demoted */
  | 'STILL_OWNER'
  /** the principal has no membership in the company */
  | 'UNKNOWN_MEMBER'
  /** an agent can't own a company */
  | 'AGENT_OWNER'
  /** a grant names an unknown key, a key twice, or a scope that covers nothing */
  | 'INVALID_GRANT';

const SENTENCES: Readonly<Record<AccessErrorCode, string>> = {
  LAST_OWNER: 'A company keeps at least one active owner.',
  LAST_INSTANCE_ADMIN: 'There is always at least one instance admin.',
  STILL_OWNER: 'Who owns a company stays instance admin.',
  UNKNOWN_MEMBER: 'There is no such member in this company.',
  AGENT_OWNER: 'Only a person can own a company.',
  INVALID_GRANT: 'A grant names one known permission once, and a scope names at least one value per dimension.',
};

export class AccessError extends Error {
  override readonly name = 'AccessError';

  constructor(readonly code: AccessErrorCode) {
    super(SENTENCES[code]);
  }
}
