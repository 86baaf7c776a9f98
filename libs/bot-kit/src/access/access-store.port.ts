import type { Grant, Membership, Principal } from './access.ts';

/**
 * Where memberships, grants and instance admins are kept. Adapters: memory, SQLite; a bot with a database of its own
 * writes a third one and proves it with `accessStoreContract` of `@moorage/bot-kit/testing`.
 */
export interface AccessStore {
  /**
   * Runs `work` with all the reads and writes of one change. Transactions must be serialisable: the service counts owners
   * and then writes. On Postgres take `SERIALIZABLE` and retry on 40001, or lock the company's row first.
   * What `work` throws undoes all of it and is thrown on.
   */
  transaction<T>(work: (tx: AccessTransaction) => Promise<T>): Promise<T>;
}

/** The reads and writes of one transaction. None of them decides anything: rules live in `AccessService`. */
export interface AccessTransaction {
  findMembership(companyId: string, principal: Principal): Promise<Membership | undefined>;
  /** Memberships of a company, ordered by principal kind and id. */
  membershipsIn(companyId: string): Promise<Membership[]>;
  /** Memberships of a principal, ordered by company id. */
  membershipsOf(principal: Principal): Promise<Membership[]>;
  /** Adds it, or replaces the role and status of the one that is there. */
  putMembership(membership: Membership): Promise<void>;
  /** Deletes the membership, and its grants with it. */
  deleteMembership(companyId: string, principal: Principal): Promise<void>;
  /** How many users are active owners of the company. */
  countActiveOwners(companyId: string): Promise<number>;
  /** How many companies the user is an active owner of. */
  countOwnedBy(userId: string): Promise<number>;

  /** Grants of a principal in a company, ordered by key. */
  grantsOf(companyId: string, principal: Principal): Promise<Grant[]>;
  /** Replaces all grants of a principal in a company. */
  replaceGrants(companyId: string, principal: Principal, grants: readonly Grant[]): Promise<void>;

  isInstanceAdmin(userId: string): Promise<boolean>;
  /** All instance admins, ordered by id. */
  instanceAdmins(): Promise<string[]>;
  addInstanceAdmin(userId: string): Promise<void>;
  removeInstanceAdmin(userId: string): Promise<void>;
}
