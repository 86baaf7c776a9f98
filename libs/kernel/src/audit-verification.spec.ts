import fc from 'fast-check';
import { commitmentTo, digestOf, nextHash, type LastingPart, type PersonalPart } from './audit-chain.ts';
import {
  ChainVerifier,
  chainStart,
  proofLine,
  readLink,
  readProofHeader,
  type ChainFindings,
  type ChainLink,
  type ChainPoint,
  type ProvenEntry,
} from './audit-verification.ts';

const chain = 'a0000000-0000-4000-8000-000000000000';

interface Chain {
  readonly links: ProvenEntry[];
  readonly head: ChainPoint;
}

function chained(parts: readonly { lasting: LastingPart; personal: PersonalPart }[]): Chain {
  let head = chainStart;
  const links = parts.map(({ lasting, personal }, index) => {
    const salt = Buffer.alloc(16, index);
    const commitment = commitmentTo(personal, salt);
    const hash = nextHash(
      Buffer.from(head.hash, 'hex'),
      BigInt(index + 1),
      digestOf(chain, lasting, commitment),
    ).toString('hex');
    head = { seq: index + 1, hash };
    return {
      seq: index + 1,
      ...lasting,
      personal,
      salt: salt.toString('hex'),
      commitment: commitment.toString('hex'),
      hash,
    };
  });
  return { links, head };
}

function verify(links: readonly ChainLink[], head: ChainPoint, base: ChainPoint = chainStart): ChainFindings {
  const verifier = new ChainVerifier(chain, base, head);
  links.forEach((link) => verifier.add(link));
  return verifier.end();
}

function pruned(link: ProvenEntry): ChainLink {
  const { seq, personal: _personal, salt: _salt, commitment, hash: _hash, ...lasting } = link;
  return { seq, digest: digestOf(chain, lasting, Buffer.from(commitment, 'hex')).toString('hex') };
}

const text = fc.string({ minLength: 1 });
const entry = fc.record({
  lasting: fc.record(
    {
      at: fc
        .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
        .map((at) => at.toISOString()),
      category: fc.constantFrom('MEMBER' as const, 'INVOICE' as const),
      action: fc.constantFrom('member.removed' as const, 'member.joined' as const),
      actorType: fc.constantFrom('user' as const, 'system' as const),
      actorId: text,
      targetType: text,
      targetId: text,
      requestId: text,
    },
    { requiredKeys: ['at', 'category', 'action', 'actorType'] },
  ),
  personal: fc.record(
    { actorLabel: text, targetLabel: text, ip: text, before: fc.dictionary(text, text), after: fc.constant({ n: 1 }) },
    { requiredKeys: [] },
  ),
});
const chains = fc.array(entry, { minLength: 3, maxLength: 12 }).map(chained);
const chainAndPlace = chains.chain((made) => fc.tuple(fc.constant(made), fc.nat(made.links.length - 1)));

describe('verification of a chain', () => {
  it('finds whole what is whole: as it was written, erased in parts, pruned in parts and at its beginning', () => {
    fc.assert(
      fc.property(
        chains,
        fc.infiniteStream(fc.constantFrom('kept', 'erased', 'pruned')),
        fc.nat(2),
        ({ links, head }, fates, behind) => {
          const base = behind === 0 ? chainStart : { seq: behind, hash: links[behind - 1]!.hash };
          const after = links.slice(behind).map((link): ChainLink => {
            const fate = fates.next().value;
            if (fate === 'pruned') return pruned(link);
            return fate === 'erased' ? { ...link, personal: null, salt: null } : link;
          });
          const findings = verify(after, head, base);
          expect(findings.broken).toBeUndefined();
          expect(findings.entries + findings.pruned).toBe(head.seq);
        },
      ),
    );
  });

  const columns = [
    'at',
    'category',
    'action',
    'actorType',
    'actorId',
    'targetType',
    'targetId',
    'requestId',
    'commitment',
    'hash',
    'salt',
    'personal',
  ] as const;
  it('finds a change of any column, at its place', () => {
    fc.assert(
      fc.property(chainAndPlace, fc.constantFrom(...columns), ([{ links, head }, place], column) => {
        const original = links[place]!;
        const flipped = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
        const value = original[column];
        const changed =
          column === 'personal'
            ? { ...original.personal, ip: `${original.personal?.ip ?? ''}.` }
            : column === 'commitment' || column === 'hash' || column === 'salt'
              ? flipped(value as string)
              : `${(value ?? '') as string} `;
        const tampered = links.with(place, { ...original, [column]: changed } as ProvenEntry);
        expect(verify(tampered, head).broken).toMatchObject({ seq: place + 1 });
      }),
    );
  });

  it('finds a column that was taken away', () => {
    fc.assert(
      fc.property(
        chainAndPlace,
        fc.constantFrom('actorId', 'targetType', 'targetId', 'requestId', 'personal', 'salt'),
        ([{ links, head }, place], column) => {
          const original = links[place]!;
          fc.pre(original[column as keyof ProvenEntry] !== undefined);
          const half = column === 'personal' || column === 'salt';
          const { [column as 'requestId']: _taken, ...rest } = original;
          const tampered = links.with(place, half ? { ...original, [column]: null } : (rest as ProvenEntry));
          expect(verify(tampered, head).broken).toMatchObject({ seq: place + 1 });
        },
      ),
    );
  });

  it('finds an entry that was taken out, two that changed places, one that came twice, and one that was put in', () => {
    fc.assert(
      fc.property(chainAndPlace, ([{ links, head }, place]) => {
        fc.pre(place > 0);
        expect(verify(links.toSpliced(place - 1, 1), head).broken).toBeDefined();
        const [a, b] = [links[place - 1]!, links[place]!];
        expect(verify(links.with(place - 1, b).with(place, a), head).broken?.seq).toBe(place + 1);
        const renumbered = links.with(place - 1, { ...b, seq: a.seq }).with(place, { ...a, seq: b.seq });
        const same = JSON.stringify({ ...a, seq: 0, hash: '' }) === JSON.stringify({ ...b, seq: 0, hash: '' });
        if (!same) expect(verify(renumbered, head).broken?.seq).toBe(place);
        expect(verify(links.toSpliced(place, 0, a), head).broken).toMatchObject({ seq: place, reason: 'order' });
      }),
    );
  });

  it('finds that the end is missing, and that a digest of what was pruned is another', () => {
    fc.assert(
      fc.property(chainAndPlace, ([{ links, head }, place]) => {
        expect(verify(links.slice(0, place), head).broken).toMatchObject({ reason: 'end' });
        const forged = { seq: place + 1, digest: 'f'.repeat(64) };
        expect(verify(links.with(place, forged as unknown as ProvenEntry), head).broken).toBeDefined();
        expect(verify(links, head, { ...chainStart, hash: 'f'.repeat(64) }).broken).toMatchObject({ seq: 1 });
      }),
    );
  });

  it('survives the way through a file', () => {
    fc.assert(
      fc.property(chains, ({ links, head }) => {
        const header = { format: 'moorage-audit-proof', version: 1, chain, base: chainStart, head } as const;
        expect(readProofHeader(proofLine(header))).toEqual(header);
        const read = links.map((link) => readLink(proofLine(link)));
        expect(read).not.toContain(undefined);
        expect(verify(read as ChainLink[], head).broken).toBeUndefined();
      }),
    );
  });

  it.each(['', '{', 'null', '42', '{}', '{"seq":1}', '{"seq":"1","digest":"a"}', '{"seq":1,"digest":"a","more":1}'])(
    'takes %j for no link',
    (line) => {
      expect(readLink(line)).toBeUndefined();
    },
  );

  it('tells a file of another kind by its first line', () => {
    expect(() => readProofHeader('seq,at')).toThrow('not an export with proofs');
    expect(() => readProofHeader('{"format":"moorage-audit-proof","version":2}')).toThrow('Version 2');
    expect(() => readProofHeader('{"format":"moorage-audit-proof","version":1,"chain":"x"}')).toThrow('damaged');
  });
});
