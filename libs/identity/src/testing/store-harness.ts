/** A store under test, and what its contract needs besides. */
export interface StoreHarness<Store> {
  readonly store: Store;
  /** Runs in a transaction of its own. */
  write<T>(work: () => Promise<T>): Promise<T>;
  /** Makes an account, for what belongs to one. */
  account(): Promise<string>;
  /** Takes all accounts away, what belongs to them, and all claims to domains. */
  clear(): Promise<void>;
}
