import type { AuditActor, AuditEntry } from '@moorage/kernel';
import type { Account } from '../domain/account.ts';

type Named = Pick<Account, 'id' | 'name' | 'email'>;

/** A person as whoever did something: for entries of calls that the guard lets in before it is known who calls. */
export function asActor(person: Named): AuditActor {
  return { type: 'user', id: person.id, label: labelOf(person) };
}

/** A person as whom something was done to. */
export function asTarget(person: Named): NonNullable<AuditEntry['target']> {
  return { type: 'person', id: person.id, label: labelOf(person) };
}

function labelOf({ name, email }: Named): string {
  return `${name} <${email}>`;
}
