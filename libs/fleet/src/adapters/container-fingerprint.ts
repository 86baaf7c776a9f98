import { createHash } from 'node:crypto';

/**
 * A hash over a container's whole specification, whatever the order of its keys: kept with the container, it tells whether
 * one that exists was made of the same specification. It is one-way, so the secrets in the environment can't be read back.
 */
export function containerFingerprint(spec: object): string {
  return createHash('sha256').update(canonical(spec)).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
