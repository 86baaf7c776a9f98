import type { AuditAction, AuditCategory } from './audit-actions.ts';
import type { AuditActorType, AuditedState } from './audit.ts';
import { sha256Bytes } from './secrets.ts';

/** The chain of what concerns no organisation. */
export const installationChain = '00000000-0000-0000-0000-000000000000';

/** The part of an entry that may name a person. It hangs on the chain by a salted commitment, so that it can be erased. */
export interface PersonalPart {
  readonly actorLabel?: string;
  readonly targetLabel?: string;
  readonly before?: AuditedState;
  readonly after?: AuditedState;
  readonly ip?: string;
}

/** The part of an entry that stays for as long as the entry. */
export interface LastingPart {
  /** As `toISOString` writes it: milliseconds, UTC. */
  readonly at: string;
  readonly category: AuditCategory;
  readonly action: AuditAction;
  readonly actorType: AuditActorType;
  readonly actorId?: string;
  readonly targetType?: string;
  readonly targetId?: string;
  readonly requestId?: string;
}

/** JSON with the keys in order at each depth: the same value gives the same bytes, whoever has stored it in between. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/** Hides and binds the personal part: without the salt nothing can be guessed from it, with it nothing can be changed. */
export function commitmentTo(personal: PersonalPart, salt: Buffer): Buffer {
  return sha256Bytes(salt, canonicalJson(personal));
}

/** What an entry adds to its chain. */
export function digestOf(chain: string, lasting: LastingPart, commitment: Buffer): Buffer {
  return sha256Bytes(canonicalJson({ ...lasting, chain, commitment: commitment.toString('hex') }));
}

/** The hash before the first entry. */
export const genesis = Buffer.alloc(32);

/** `hash(n) = SHA-256(hash(n-1) ‖ n as 8 bytes, big-endian ‖ digest(n))`; Postgres computes the same when it appends. */
export function nextHash(previous: Buffer, seq: bigint, digest: Buffer): Buffer {
  const position = Buffer.alloc(8);
  position.writeBigInt64BE(seq);
  return sha256Bytes(previous, position, digest);
}
