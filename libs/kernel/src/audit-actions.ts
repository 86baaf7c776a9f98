/** What an audit entry is filed under; the retention of an entry follows from it. */
export const auditCategories = [
  'MEMBER',
  'SETTINGS',
  'CATALOG',
  'SYSTEM',
  'PROGRAM',
  'WEBHOOK',
  'INVOICE',
  'PAYOUT',
  'WALLET',
  'CONTRACT',
  'CONSENT',
  'SSO',
  'SCIM',
  'FLEET',
] as const;
export type AuditCategory = (typeof auditCategories)[number];

/**
 * The closed list of what can happen: action → category. An entry has one of these or does not compile. `<target>.<past
 * participle>`; never renamed once landed, since entries are kept for years.
 */
export const auditActions = {
  'person.signed-up': 'MEMBER',
  'person.sign-up-repeated': 'MEMBER',
  'person.email-verified': 'MEMBER',
  'person.signed-in': 'MEMBER',
  'person.signed-out': 'MEMBER',
  'person.renamed': 'MEMBER',
  'person.password-changed': 'MEMBER',
  'person.password-reset': 'MEMBER',
  'person.sessions-ended': 'MEMBER',
  'person.made-platform-admin': 'SYSTEM',
  'person.platform-admin-revoked': 'SYSTEM',
  'api-key.created': 'SETTINGS',
  'api-key.revoked': 'SETTINGS',

  'platform-settings.changed': 'SYSTEM',

  'organization.created': 'SETTINGS',
  'organization.renamed': 'SETTINGS',
  'organization.approved': 'SETTINGS',
  'organization.rejected': 'SETTINGS',
  'organization.resubmitted': 'SETTINGS',
  'organization.suspended': 'SETTINGS',
  'organization.reactivated': 'SETTINGS',
  'organization.deactivated': 'SETTINGS',
  'organization.restored': 'SETTINGS',
  'organization.deleted': 'SETTINGS',
  'organization.seats-set': 'SETTINGS',
  'organization.ownership-transferred': 'MEMBER',
  'organization.profile-changed': 'SETTINGS',
  'organization.color-changed': 'SETTINGS',
  'organization.logo-changed': 'SETTINGS',
  'organization.logo-removed': 'SETTINGS',
  'member.joined': 'MEMBER',
  'member.revived': 'MEMBER',
  'member.left': 'MEMBER',
  'member.removed': 'MEMBER',
  'member.suspended': 'MEMBER',
  'member.reactivated': 'MEMBER',
  'member.role-changed': 'MEMBER',
  'invitation.sent': 'MEMBER',
  'invitation.resent': 'MEMBER',
  'invitation.accepted': 'MEMBER',
  'invitation.revoked': 'MEMBER',
  'join-request.made': 'MEMBER',
  'join-request.approved': 'MEMBER',
  'join-request.declined': 'MEMBER',
  'join-request.withdrawn': 'MEMBER',

  'maintenance.scheduled': 'SYSTEM',
  'maintenance.changed': 'SYSTEM',
  'maintenance.ended': 'SYSTEM',

  'instance.created': 'FLEET',
  'instance.start-requested': 'FLEET',
  'instance.stop-requested': 'FLEET',
  'instance.restart-requested': 'FLEET',
  'instance.retry-requested': 'FLEET',
  'instance.delete-requested': 'FLEET',
  'provisioning.retry-requested': 'FLEET',
  'provisioning.reconciled': 'FLEET',

  'notification-preferences.changed': 'SETTINGS',

  'audit.exported': 'SYSTEM',
  'audit.pruned': 'SYSTEM',
} as const satisfies Record<string, AuditCategory>;
export type AuditAction = keyof typeof auditActions;
