/**
 * One transaction per command, ambient for everything that the command calls. Repositories, the event publisher and the
 * job queue take part without being handed anything; a write outside one throws.
 */
export abstract class UnitOfWork {
  /** Runs `work` in a transaction; joins the one that is open already. Rolls back whatever throws. */
  abstract run<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Calls `effect` inside the open transaction as the last thing before its commit, in the order of registration. For
   * what takes a lock that everybody wants: so it is held for the commit alone, and never before another lock.
   * @throws Error outside a unit of work.
   */
  abstract beforeCommit(effect: () => Promise<void>): void;
  /** Calls `effect` once the open transaction has committed, never when it rolls back. For cheap, losable hints only. */
  abstract afterCommit(effect: () => void): void;
}
