import { changeText } from './change-text.ts';

it('says what happened to a membership', () => {
  expect(changeText({ action: 'member.joined', after: { role: 'BILLING_ADMIN', status: 'ACTIVE' } })).toBe(
    'Joined as billing admin',
  );
  expect(changeText({ action: 'member.role-changed', before: { role: 'MEMBER' }, after: { role: 'ADMIN' } })).toBe(
    'Role changed: Member → Admin',
  );
  expect(changeText({ action: 'member.suspended', before: { status: 'ACTIVE' } })).toBe('Was suspended');
  // Erased, or new since this page was built.
  expect(changeText({ action: 'member.role-changed' })).toBe('Role changed');
});
