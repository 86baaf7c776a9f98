import type { Role } from '@moorage/contracts';

/** `BILLING_ADMIN` reads "billing admin". */
export function roleInWords(role: Role | string): string {
  return role.toLowerCase().replaceAll('_', ' ');
}
