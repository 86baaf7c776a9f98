import type { AuditedState } from '@moorage/kernel';

interface Choice {
  readonly orgId: string | null;
  readonly kind: string;
  readonly route: string;
}

/** Choices as a log shows them: `member.joined`, or `member.joined in <organisation>`, and the route. */
export function auditedChoices(choices: readonly Choice[]): AuditedState {
  return Object.fromEntries(
    choices.map(({ orgId, kind, route }) => [orgId === null ? kind : `${kind} in ${orgId}`, route]),
  );
}
