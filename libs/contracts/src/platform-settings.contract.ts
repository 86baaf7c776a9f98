/** What platform admins change while Moorage runs. What they never changed is as the operator configured it. */
export interface PlatformSettingValues {
  /** Whether a new organisation waits for a platform admin: until then it can be read, not changed, and its bot is closed. */
  readonly orgVerificationRequired: boolean;
  /** Seats of a new organisation; null means no limit. */
  readonly defaultSeats: number | null;
}

/** The platform's settings as they are now, on every replica alike. Implemented by `platform`. */
export abstract class PlatformSettings {
  abstract current(): Promise<PlatformSettingValues>;
}
