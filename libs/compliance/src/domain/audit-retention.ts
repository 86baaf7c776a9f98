import { auditCategories, type AuditCategory } from '@moorage/kernel';

/** Whole years for which an entry is kept: seven where money and agreements are told of, two for the rest. */
export const keptYears: Readonly<Record<AuditCategory, number>> = {
  INVOICE: 7,
  PAYOUT: 7,
  WALLET: 7,
  CONTRACT: 7,
  CONSENT: 7,
  MEMBER: 2,
  SETTINGS: 2,
  CATALOG: 2,
  SYSTEM: 2,
  PROGRAM: 2,
  WEBHOOK: 2,
  SSO: 2,
  SCIM: 2,
  FLEET: 2,
};

/** For each category the moment before which its entries are kept no longer. */
export function retentionLimits(now: Date): { readonly category: AuditCategory; readonly keptSince: Date }[] {
  return auditCategories.map((category) => {
    const keptSince = new Date(now);
    keptSince.setUTCFullYear(now.getUTCFullYear() - keptYears[category]);
    return { category, keptSince };
  });
}
