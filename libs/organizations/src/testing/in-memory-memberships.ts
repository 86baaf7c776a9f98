import { DomainError } from '@moorage/kernel';
import { Memberships } from '../application/ports/memberships.port.ts';
import type { Membership } from '../domain/membership.ts';

/** Locks nothing: a unit test runs one thing at a time. */
export class InMemoryMemberships extends Memberships {
  private readonly byId = new Map<string, Membership>();

  override lockWithOwners(orgId: string, membershipIds: readonly string[]): Promise<Membership[]> {
    return this.select((m) => m.state.orgId === orgId && (membershipIds.includes(m.id) || m.isActiveOwner));
  }

  override async lockOfPerson(orgId: string, userId: string): Promise<Membership | undefined> {
    return (await this.select(({ state }) => state.orgId === orgId && state.userId === userId))[0];
  }

  override lockAllOfPerson(userId: string): Promise<Membership[]> {
    return this.select(({ state }) => state.userId === userId);
  }

  override async insert(membership: Membership): Promise<boolean> {
    if (await this.lockOfPerson(membership.state.orgId, membership.state.userId)) return false;
    this.byId.set(membership.id, membership);
    return true;
  }

  override update(membership: Membership): Promise<void> {
    if (this.byId.get(membership.id)?.state.revision !== membership.state.revision - 1) {
      return Promise.reject(new DomainError('REQUEST.CONFLICT'));
    }
    this.byId.set(membership.id, membership);
    return Promise.resolve();
  }

  override async currentEmails(orgId: string, emails: readonly string[]): Promise<Set<string>> {
    const current = await this.select((m) => m.state.orgId === orgId && m.isCurrent && emails.includes(m.state.email));
    return new Set(current.map(({ state }) => state.email));
  }

  private select(matches: (membership: Membership) => boolean): Promise<Membership[]> {
    const found = [...this.byId.values()].filter(matches);
    return Promise.resolve(found.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  }
}
