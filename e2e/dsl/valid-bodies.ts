const nobody = '00000000-0000-7000-8000-000000000000';
const password = 'quiet harbour lantern 42';

/** For every operation that takes a body, one that has nothing wrong in it; what it names need not be there. */
export const validBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  signUp: { email: 'somebody@example.test', name: 'Somebody', password },
  verifyEmail: { token: 'a'.repeat(43) },
  resendVerification: { email: 'somebody@example.test' },
  signIn: { email: 'somebody@example.test', password },
  forgotPassword: { email: 'somebody@example.test' },
  resetPassword: { token: 'a'.repeat(43), password },
  updateMe: { name: 'Kim Reed' },
  changePassword: { currentPassword: `${password}!`, newPassword: `${password}?` },
  createMyApiKey: { name: 'From CI', scopes: ['read'], expiresInDays: 30 },
  createApiKey: { name: 'From CI', scopes: ['read'], expiresInDays: 30 },
  suspendOrganization: { reason: 'Unpaid invoices' },
  changePlatformSettings: { orgVerificationRequired: true },
  setOrganizationSeats: { total: 10 },
  inspectInvitation: { token: 'a'.repeat(43) },
  acceptInvitation: { token: 'a'.repeat(43) },
  signUpByInvitation: { token: 'a'.repeat(43), name: 'Somebody', password },
  invitePeople: { emails: ['somebody@example.test'], role: 'MEMBER', expiresInDays: 7 },
  stepDown: { role: 'ADMIN' },
  changeMemberRole: { role: 'MEMBER' },
  renameOrganization: { name: 'Acme' },
  updateOrganizationProfile: {
    industry: 'SOFTWARE',
    size: '11-50',
    website: 'https://acme.example',
    gstin: '27AAPFU0939F1ZV',
    pan: 'AAPFU0939F',
    msme: 'UDYAM-MH-12-0012345',
  },
  setBrandColor: { color: '#0f6380' },
  transferOwnership: { membershipId: nobody },
  createOrganization: { name: 'Acme', slug: 'acme-ltd' },
  reconcileAsAdmin: { orgId: nobody },
};
