import fc from 'fast-check';
import { canonicalJson, commitmentTo, digestOf, type LastingPart } from './audit-chain.ts';

describe('audit chain', () => {
  const lasting: LastingPart = {
    at: '2026-01-02T03:04:05.678Z',
    category: 'MEMBER',
    action: 'member.removed',
    actorType: 'user',
    actorId: 'u1',
  };
  const chain = 'a0000000-0000-4000-8000-000000000000';

  it('writes the same value as the same bytes, in whatever order its fields came', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('hides the personal part behind the salt: equal parts look different', () => {
    const personal = { actorLabel: 'Ada <ada@example.com>' };
    expect(commitmentTo(personal, Buffer.alloc(16, 1))).not.toEqual(commitmentTo(personal, Buffer.alloc(16, 2)));
  });

  it.each<[string, Partial<LastingPart>]>([
    ['its moment', { at: '2026-01-02T03:04:05.679Z' }],
    ['who', { actorId: 'u2' }],
    ['what', { action: 'member.suspended' }],
    ['on whom', { targetType: 'membership', targetId: 'm2' }],
  ])('binds %s', (_, change) => {
    const commitment = commitmentTo({}, Buffer.alloc(16));
    expect(digestOf(chain, { ...lasting, ...change }, commitment)).not.toEqual(digestOf(chain, lasting, commitment));
  });

  it('binds the chain, so that an entry can not be moved to another', () => {
    const commitment = commitmentTo({}, Buffer.alloc(16));
    expect(digestOf('b0000000-0000-4000-8000-000000000000', lasting, commitment)).not.toEqual(
      digestOf(chain, lasting, commitment),
    );
  });
});
