import { DomainError, type MembershipStatus, type Role, type Transitions } from '@moorage/kernel';
import { roleTable } from './role-table.ts';

/** PENDING is a person who was provisioned and never signed in. Removing is soft; erasing is for good. */
export const membershipTransitions: Transitions<MembershipStatus> = {
  PENDING: ['ACTIVE', 'SUSPENDED', 'REMOVED', 'ERASED'],
  ACTIVE: ['SUSPENDED', 'REMOVED', 'ERASED'],
  SUSPENDED: ['ACTIVE', 'REMOVED', 'ERASED'],
  REMOVED: ['ACTIVE', 'PENDING', 'ERASED'],
  ERASED: [],
};

/** The statuses of people who belong to the organisation now. */
export const currentStatuses: readonly MembershipStatus[] = ['PENDING', 'ACTIVE', 'SUSPENDED'];

export interface MembershipState {
  readonly id: string;
  readonly orgId: string;
  readonly userId: string;
  /** A copy of the person's, kept for search and sorting. */
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly status: MembershipStatus;
  /** Grows by one with each change. */
  readonly revision: number;
  readonly joinedAt: Date;
}

/** One person in one organisation. Immutable: a change gives a new one with the next revision. */
export class Membership {
  private constructor(readonly state: MembershipState) {}

  static from(state: MembershipState): Membership {
    return new Membership(state);
  }

  static join(input: Omit<MembershipState, 'status' | 'revision'>): Membership {
    return new Membership({ ...input, status: 'ACTIVE', revision: 1 });
  }

  get id(): string {
    return this.state.id;
  }

  get isActiveOwner(): boolean {
    return this.state.status === 'ACTIVE' && this.state.role === 'OWNER';
  }

  get isCurrent(): boolean {
    return currentStatuses.includes(this.state.status);
  }

  get occupiesSeat(): boolean {
    return this.state.status === 'ACTIVE' && roleTable[this.state.role].occupiesSeat;
  }

  /** @throws DomainError MEMBER.ERASED, MEMBER.TRANSITION_NOT_ALLOWED for one who is not there any more */
  withRole(role: Role): Membership {
    if (!this.isCurrent) this.refuseTransition();
    return this.next({ role });
  }

  suspend(): Membership {
    return this.become('SUSPENDED');
  }

  reactivate(): Membership {
    if (this.state.status !== 'SUSPENDED') this.refuseTransition();
    return this.become('ACTIVE');
  }

  remove(): Membership {
    return this.become('REMOVED');
  }

  /** The same row comes back, with the role it is given now. */
  revive(role: Role, at: Date): Membership {
    if (this.state.status !== 'REMOVED') this.refuseTransition();
    return Membership.from({ ...this.become('ACTIVE').state, role, joinedAt: at });
  }

  withProfile({ name, email }: { name: string; email: string }): Membership {
    return this.next({ name, email });
  }

  private become(status: MembershipStatus): Membership {
    if (!membershipTransitions[this.state.status].includes(status)) this.refuseTransition();
    return this.next({ status });
  }

  private next(change: Partial<MembershipState>): Membership {
    return new Membership({ ...this.state, ...change, revision: this.state.revision + 1 });
  }

  private refuseTransition(): never {
    throw new DomainError(this.state.status === 'ERASED' ? 'MEMBER.ERASED' : 'MEMBER.TRANSITION_NOT_ALLOWED');
  }
}
