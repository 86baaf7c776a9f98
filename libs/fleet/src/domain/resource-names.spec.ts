import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { assertResourceName, labelsOf, ownerOf, ResourceNames } from './resource-names.ts';

describe('ResourceNames', () => {
  const names = new ResourceNames('018F3E5A-7C1d-7b2e-9a3f-4b5c6d7e8f90');

  it('derive from the whole id', () => {
    expect(names.container).toBe('moorage-018f3e5a7c1d7b2e9a3f4b5c6d7e8f90');
    expect(names.network).toBe(names.container);
    expect(names.volume('/data')).toBe(`${names.container}-data-1`);
    expect(names.volume('/paperclip', 2)).toBe(`${names.container}-paperclip-2`);
  });

  it('are refused for what is no id', () => {
    expect(() => new ResourceNames('acme')).toThrow('"acme" is not an instance id');
    expect(() => new ResourceNames('../../etc')).toThrow();
  });

  it('never meet for two mount paths, and are always fit for an engine and a file system', () => {
    const path = fc.stringMatching(/^(\/[A-Za-z0-9._-]{1,6}){1,3}$/);
    fc.assert(
      fc.property(path, path, fc.integer({ min: 1, max: 99 }), (a, b, generation) => {
        const name = names.volume(a, generation);
        expect(() => assertResourceName(name)).not.toThrow();
        expect(name === names.volume(b, generation)).toBe(a === b);
      }),
    );
  });

  it('are refused for what is no mount path', () => {
    for (const path of ['', '/', 'data', `/${'a'.repeat(61)}`])
      expect(() => names.volume(path)).toThrow("can't be a mount path");
  });

  it('are not to be mistaken for a path', () => {
    for (const name of ['', '..', 'a/b', '/a', 'a.b', 'A', '-a', 'a\n', 'a'.repeat(122)])
      expect(() => assertResourceName(name)).toThrow();
  });
});

describe('ownership labels', () => {
  it('come back as the owner they were made of', () => {
    const owner = { installationId: randomUUID(), instanceId: randomUUID(), orgId: randomUUID() };
    expect(ownerOf(labelsOf(owner))).toEqual(owner);
    expect(ownerOf({ 'moorage.instance': owner.instanceId })).toBeUndefined();
    expect(ownerOf(undefined)).toBeUndefined();
  });
});
