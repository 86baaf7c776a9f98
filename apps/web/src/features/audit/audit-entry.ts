import type { ItemOf, QueryOf } from '@moorage/api-client';

export type AuditEntry = ItemOf<'/api/audit'>;
export type AuditAction = AuditEntry['action'];
export type AuditCategory = AuditEntry['category'];
export type AuditQuery = QueryOf<'/api/audit'>;

const categories: Readonly<Record<AuditCategory, string>> = {
  MEMBER: 'People',
  SETTINGS: 'Settings',
  SSO: 'Sign-on',
  SCIM: 'SCIM',
  FLEET: 'Instance',
  SYSTEM: 'System',
  WEBHOOK: 'Webhooks',
  CATALOG: 'Catalogue',
  PROGRAM: 'Programs',
  INVOICE: 'Invoices',
  PAYOUT: 'Payouts',
  WALLET: 'Wallet',
  CONTRACT: 'Contracts',
  CONSENT: 'Consent',
};

export const categoryOptions = Object.entries(categories).map(([value, label]) => ({
  value: value as AuditCategory,
  label,
}));

export function categoryName(category: AuditCategory): string {
  return categories[category];
}
