import type { ErrorCode } from './error-codes.ts';

/** What a client may be told besides the code. `field` names the input that is wrong, as a path such as `emails[3]`. */
export interface DomainErrorData {
  readonly field?: string;
  readonly [key: string]: unknown;
}

/** A refusal with a stable code. It knows no HTTP status: one table in `platform` does. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly data: DomainErrorData = {},
    /** A sentence for people that says what to do; the table's own sentence stands in where there is none. */
    readonly detail?: string,
  ) {
    super(detail ?? code);
    this.name = 'DomainError';
  }
}

/** True for a DomainError that carries this code. */
export function isDomainError(error: unknown, code?: ErrorCode): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code);
}
