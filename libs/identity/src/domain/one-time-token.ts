/** What a mailed link may be used for. */
export const tokenPurposes = ['verify-email', 'reset-password'] as const;
export type TokenPurpose = (typeof tokenPurposes)[number];

/** How long a mailed link stays good. A reset gives the account away, so it gets little time. */
export const tokenLifetimeMinutes: Readonly<Record<TokenPurpose, number>> = {
  'verify-email': 24 * 60,
  'reset-password': 30,
};
