/** One-way hashes of passwords, slow by design. */
export abstract class PasswordHasher {
  abstract hash(password: string): Promise<string>;
  /**
   * Whether the password is the one that was hashed. Without a hash it does the same work against one that nothing
   * matches, and answers false: whoever asks about an account that isn't there waits as long.
   */
  abstract verify(hash: string | undefined, password: string): Promise<boolean>;
}
