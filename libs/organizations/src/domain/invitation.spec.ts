import { expiryOf, stateOf } from './invitation.ts';

describe('the state of an invitation', () => {
  const expiresAt = new Date('2026-01-12T12:00:00.000Z');
  const before = new Date(expiresAt.getTime() - 1);

  it.each([
    ['PENDING', before, 'pending'],
    ['PENDING', expiresAt, 'expired'],
    ['ACCEPTED', expiresAt, 'accepted'],
    ['REVOKED', before, 'revoked'],
  ] as const)('%s at %s is shown as %s', (status, now, state) => {
    expect(stateOf({ status, expiresAt }, now)).toBe(state);
  });

  it('ends as many days after the last mail as were given', () => {
    expect(expiryOf(new Date('2026-01-05T12:00:00.000Z'), 7)).toEqual(expiresAt);
  });
});
