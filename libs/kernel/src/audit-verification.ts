import {
  canonicalJson,
  commitmentTo,
  digestOf,
  genesis,
  nextHash,
  type LastingPart,
  type PersonalPart,
} from './audit-chain.ts';

/** A place in a chain: after entry `seq` its hash is `hash`, in hex. */
export interface ChainPoint {
  readonly seq: number;
  readonly hash: string;
}

/** Where every chain begins. */
export const chainStart: ChainPoint = { seq: 0, hash: genesis.toString('hex') };

/** An entry as it is proven; bytes in hex. Once erased, `personal` and `salt` are null. */
export interface ProvenEntry extends LastingPart {
  readonly seq: number;
  readonly personal: PersonalPart | null;
  readonly salt: string | null;
  readonly commitment: string;
  readonly hash: string;
}

/** What stays of an entry whose time was over, while others before it are kept: its place and its digest. */
export interface PrunedEntry {
  readonly seq: number;
  readonly digest: string;
}

export type ChainLink = ProvenEntry | PrunedEntry;

/** Why a chain is not what was written, and the first entry that shows it. */
export interface BrokenChain {
  readonly seq: number;
  readonly reason: BrokenReason;
}

export const brokenReasons = {
  missing: 'An entry is missing before it.',
  order: 'It stands where another entry belongs.',
  personal: 'Names, values or address of it were changed, or only half erased.',
  hash: 'It, or what was pruned before it, was changed.',
  end: 'The chain does not end where it says: entries at its end are missing or were changed.',
  unreadable: 'It can not be read.',
} as const;
export type BrokenReason = keyof typeof brokenReasons;

/** What a chain was found to be. */
export interface ChainFindings {
  /** Entries that are there. */
  readonly entries: number;
  /** Of them, those whose personal part was erased. */
  readonly erased: number;
  /** Entries whose time was over: behind the checkpoint, or left as digests. */
  readonly pruned: number;
  readonly head: ChainPoint;
  readonly broken?: BrokenChain;
}

/**
 * Follows one chain from its checkpoint (its start, or where what was pruned ends) to its head, a link at a time and in
 * constant memory. The algorithm is published in docs/operators/audit.md, for whoever wants to write their own.
 */
export class ChainVerifier {
  private at: ChainPoint;
  private entries = 0;
  private erased = 0;
  private pruned: number;
  private broken: BrokenChain | undefined;

  constructor(
    private readonly chain: string,
    base: ChainPoint,
    private readonly head: ChainPoint,
  ) {
    this.at = base;
    this.pruned = base.seq;
  }

  /** Takes the next link. After the first that is broken nothing more is looked at. */
  add(link: ChainLink): void {
    if (this.broken !== undefined) return;
    const reason = this.flawOf(link);
    if (reason !== undefined) this.broken = { seq: link.seq, reason };
  }

  /** Takes what should have been a link and can't be read. */
  addUnreadable(): void {
    this.broken ??= { seq: this.at.seq + 1, reason: 'unreadable' };
  }

  /** The findings after the last link. */
  end(): ChainFindings {
    const { entries, erased, pruned, head } = this;
    if (this.broken === undefined && (this.at.seq !== head.seq || this.at.hash !== head.hash))
      this.broken = { seq: this.at.seq, reason: 'end' };
    return { entries, erased, pruned, head, ...(this.broken && { broken: this.broken }) };
  }

  private flawOf(link: ChainLink): BrokenReason | undefined {
    const expected = this.at.seq + 1;
    if (link.seq > expected) return 'missing';
    if (link.seq !== expected) return 'order';
    if ('digest' in link) {
      this.pruned += 1;
      this.at = this.after(link.seq, Buffer.from(link.digest, 'hex'));
      return undefined;
    }
    const { seq, personal, salt, commitment, hash, ...lasting } = link;
    const bound = Buffer.from(commitment, 'hex');
    if ((personal === null) !== (salt === null)) return 'personal';
    if (personal !== null && salt !== null && !commitmentTo(personal, Buffer.from(salt, 'hex')).equals(bound))
      return 'personal';
    this.at = this.after(seq, digestOf(this.chain, lasting, bound));
    if (this.at.hash !== hash) return 'hash';
    this.entries += 1;
    if (personal === null) this.erased += 1;
    return undefined;
  }

  private after(seq: number, digest: Buffer): ChainPoint {
    return { seq, hash: nextHash(Buffer.from(this.at.hash, 'hex'), BigInt(seq), digest).toString('hex') };
  }
}

/** The first line of an export with proofs; each line after it is a link. */
export interface ProofHeader {
  readonly format: 'moorage-audit-proof';
  readonly version: 1;
  /** The organisation's id, or the nil uuid for the installation. */
  readonly chain: string;
  /** Where what was pruned ends; the start where nothing was. */
  readonly base: ChainPoint;
  readonly head: ChainPoint;
}

/**
 * Reads the first line of an export with proofs.
 * @throws Error with a sentence, where it is none
 */
export function readProofHeader(line: string): ProofHeader {
  const header = parsed(line) as Partial<ProofHeader> | undefined;
  if (header?.format !== 'moorage-audit-proof') throw new Error('This is not an export with proofs.');
  if (header.version !== 1) throw new Error(`Version ${String(header.version)} of exports is not known here.`);
  const { chain, base, head } = header;
  if (typeof chain !== 'string' || !isPoint(base) || !isPoint(head)) throw new Error('The first line is damaged.');
  return { format: header.format, version: header.version, chain, base, head };
}

/** Reads one of the lines after the header; undefined where it is damaged. */
export function readLink(line: string): ChainLink | undefined {
  const link = parsed(line);
  if (typeof link !== 'object' || link === null || !('seq' in link) || !Number.isSafeInteger(link.seq))
    return undefined;
  const fields = link as Record<string, unknown>;
  const areTexts = (...names: string[]): boolean => names.every((name) => typeof fields[name] === 'string');
  if (Object.keys(fields).length === 2 && areTexts('digest')) return link as PrunedEntry;
  const isProven =
    areTexts('at', 'category', 'action', 'actorType', 'commitment', 'hash') &&
    (fields['salt'] === null || areTexts('salt')) &&
    typeof fields['personal'] === 'object';
  return isProven ? (link as ProvenEntry) : undefined;
}

/** One line of an export with proofs. */
export function proofLine(value: ProofHeader | ChainLink): string {
  return `${canonicalJson(value)}\n`;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function isPoint(value: unknown): value is ChainPoint {
  const { seq, hash } = (value ?? {}) as Partial<ChainPoint>;
  return Number.isSafeInteger(seq) && typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash);
}
