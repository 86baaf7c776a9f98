import { containerFingerprint } from './container-fingerprint.ts';

describe('containerFingerprint', () => {
  const spec = { image: 'a', env: { A: '1', B: '2' }, volumes: [{ volume: 'v', path: '/p' }] };

  it('is the same whatever the order of keys', () => {
    expect(containerFingerprint({ volumes: [{ path: '/p', volume: 'v' }], env: { B: '2', A: '1' }, image: 'a' })).toBe(
      containerFingerprint(spec),
    );
  });

  it.each([
    { ...spec, image: 'b' },
    { ...spec, env: { A: '1', B: '3' } },
    { ...spec, env: { A: '1' } },
    { ...spec, volumes: [] },
  ])('differs for %j', (other) => {
    expect(containerFingerprint(other)).not.toBe(containerFingerprint(spec));
  });
});
