import { SerialTransactions } from '../store/serial-transactions.ts';
import type { Grant, Membership, Principal } from './access.ts';
import type { AccessStore, AccessTransaction } from './access-store.port.ts';

interface State {
  readonly memberships: Map<string, Membership>;
  readonly grants: Map<string, readonly Grant[]>;
  readonly admins: Set<string>;
}

/** Keeps everything in memory: for tests, and for bots that are told everything again at each start. */
export class MemoryAccessStore implements AccessStore {
  private state: State = { memberships: new Map(), grants: new Map(), admins: new Set() };
  private before: State = this.state;

  private readonly transactions = new SerialTransactions({
    // Values are immutable, so a copy of the three collections is a copy of the state.
    begin: () => {
      this.before = this.state;
      this.state = {
        memberships: new Map(this.before.memberships),
        grants: new Map(this.before.grants),
        admins: new Set(this.before.admins),
      };
    },
    commit: () => undefined,
    rollback: () => {
      this.state = this.before;
    },
  });

  transaction<T>(work: (tx: AccessTransaction) => Promise<T>): Promise<T> {
    return this.transactions.run(() => work(new MemoryAccessTransaction(this.state)));
  }
}

class MemoryAccessTransaction implements AccessTransaction {
  constructor(private readonly state: State) {}

  async findMembership(companyId: string, principal: Principal): Promise<Membership | undefined> {
    return this.state.memberships.get(keyOf(companyId, principal));
  }

  async membershipsIn(companyId: string): Promise<Membership[]> {
    return this.where((m) => m.companyId === companyId).sort(
      (a, b) => compare(a.principal.kind, b.principal.kind) || compare(a.principal.id, b.principal.id),
    );
  }

  async membershipsOf(principal: Principal): Promise<Membership[]> {
    return this.where((m) => m.principal.kind === principal.kind && m.principal.id === principal.id).sort((a, b) =>
      compare(a.companyId, b.companyId),
    );
  }

  async putMembership(membership: Membership): Promise<void> {
    this.state.memberships.set(keyOf(membership.companyId, membership.principal), membership);
  }

  async deleteMembership(companyId: string, principal: Principal): Promise<void> {
    this.state.memberships.delete(keyOf(companyId, principal));
    this.state.grants.delete(keyOf(companyId, principal));
  }

  async countActiveOwners(companyId: string): Promise<number> {
    return this.where((m) => m.companyId === companyId && isActiveOwner(m)).length;
  }

  async countOwnedBy(userId: string): Promise<number> {
    return this.where((m) => m.principal.id === userId && isActiveOwner(m)).length;
  }

  async grantsOf(companyId: string, principal: Principal): Promise<Grant[]> {
    return [...(this.state.grants.get(keyOf(companyId, principal)) ?? [])].sort((a, b) => compare(a.key, b.key));
  }

  async replaceGrants(companyId: string, principal: Principal, grants: readonly Grant[]): Promise<void> {
    this.state.grants.set(keyOf(companyId, principal), structuredClone(grants));
  }

  async isInstanceAdmin(userId: string): Promise<boolean> {
    return this.state.admins.has(userId);
  }

  async instanceAdmins(): Promise<string[]> {
    return [...this.state.admins].sort(compare);
  }

  async addInstanceAdmin(userId: string): Promise<void> {
    this.state.admins.add(userId);
  }

  async removeInstanceAdmin(userId: string): Promise<void> {
    this.state.admins.delete(userId);
  }

  private where(matches: (membership: Membership) => boolean): Membership[] {
    return [...this.state.memberships.values()].filter(matches);
  }
}

function keyOf(companyId: string, { kind, id }: Principal): string {
  return JSON.stringify([companyId, kind, id]);
}

function isActiveOwner({ principal, role, status }: Membership): boolean {
  return principal.kind === 'user' && role === 'owner' && status === 'active';
}

/** By code unit, as SQLite orders text; a locale's order differs from machine to machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
