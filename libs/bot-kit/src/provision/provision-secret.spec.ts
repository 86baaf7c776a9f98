import { isAuthorized, requireProvisionSecret } from './provision-secret.ts';

describe('the provision secret', () => {
  it.each([{}, { PROVISION_SECRET: '' }, { PROVISION_SECRET: '  ' }])(
    'stops the start when unset: %j',
    (environment) => {
      expect(() => requireProvisionSecret(environment)).toThrow(/PROVISION_SECRET is unset/);
    },
  );

  it('is taken from the environment', () => {
    expect(requireProvisionSecret({ PROVISION_SECRET: 's3cret' })).toBe('s3cret');
  });

  it.each([
    ['Bearer s3cret', true],
    ['bearer s3cret', true],
    ['Bearer s3cre', false],
    ['Bearer s3cret2', false],
    ['Bearer ', false],
    ['Basic s3cret', false],
    ['s3cret', false],
    [undefined, false],
  ])('accepts %s: %s', (authorization, expected) => {
    expect(isAuthorized(authorization, 's3cret')).toBe(expected);
  });
});
