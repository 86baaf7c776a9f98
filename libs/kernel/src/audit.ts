import type { AuditAction } from './audit-actions.ts';

export const auditActorTypes = [
  'user',
  'api-key',
  'scim-token',
  'idp-connection',
  'platform-admin',
  'system',
  'anonymous',
] as const;
export type AuditActorType = (typeof auditActorTypes)[number];

export interface AuditActor {
  readonly type: AuditActorType;
  /** The user, the key, the token or the connection; absent for the system and for strangers. */
  readonly id?: string;
  /** Whom a reader sees: a name and an address, or a key's name. Personal: erased with the person. */
  readonly label?: string;
}

/** Plain values only: what a reader of the log should see of a state. Never a secret, a hash of one, or a token. */
export type AuditedState = Readonly<Record<string, string | number | boolean | null | readonly string[] | undefined>>;

export interface AuditEntry {
  readonly action: AuditAction;
  /** The organisation whose log it belongs to; absent for what concerns the installation or a person alone. */
  readonly orgId?: string;
  /** What was acted on. `label` is what a reader knows it by; personal, as `before` and `after` may be. */
  readonly target?: { readonly type: string; readonly id: string; readonly label?: string };
  /** The fields that changed, as they were and as they are; one of the two is absent for what began or ended. */
  readonly before?: AuditedState;
  readonly after?: AuditedState;
  /**
   * Who did it, where the request doesn't tell: in work that runs without one, or where the caller is known only once
   * the command has looked (a sign-in). Else the caller the guard let in; without a request, the system.
   */
  readonly actor?: AuditActor;
}

/**
 * The audit log's writing end. An entry is written in the ambient transaction, with caller, address and request id of the
 * request: the change and its entry land together or not at all.
 */
export abstract class AuditTrail {
  /** @throws Error outside a unit of work. */
  abstract record(entry: AuditEntry): Promise<void>;
}

const declaration = Symbol.for('moorage.audited');

/** How a command stands to the audit log: what it records, or why it records nothing. */
export type AuditDeclaration = { readonly actions: readonly AuditAction[] } | { readonly notAudited: string };

type CommandClass = abstract new (...args: never[]) => object;

function declare(target: CommandClass, value: AuditDeclaration): void {
  Object.defineProperty(target, declaration, { value });
}

/** Marks a command with the entries it may record. One that changes something and records none is rolled back. */
export function Audited(...actions: readonly [AuditAction, ...AuditAction[]]) {
  return (target: CommandClass): void => declare(target, { actions });
}

/** Marks a command that changes nothing anybody would ask about later; `reason` says why. */
export function NotAudited(reason: string) {
  return (target: CommandClass): void => declare(target, { notAudited: reason });
}

export function auditDeclarationOf(command: object): AuditDeclaration | undefined {
  return (command as { [declaration]?: AuditDeclaration })[declaration];
}
