export interface FieldProblem {
  /** Path of the input, such as `emails[3]`. */
  readonly field: string;
  /** A sentence for the person who typed it. */
  readonly detail: string;
}

export interface ProblemBody {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly requestId?: string;
  readonly errors?: readonly FieldProblem[];
}

/** The API could not be reached at all: no network, or nothing answers at its address. */
export const unreachableCode = 'CLIENT.UNREACHABLE';
/** Something answered that is not Moorage, such as the error page of a reverse proxy. */
export const unexpectedResponseCode = 'CLIENT.UNEXPECTED_RESPONSE';

/** A refusal by the API (RFC 9457), or the lack of an answer (`status` 0). Branch on `code`; `message` is for people. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly requestId?: string;
  readonly errors: readonly FieldProblem[];

  constructor(body: ProblemBody, options?: ErrorOptions) {
    super(body.detail ?? body.title, options);
    this.code = body.code;
    this.title = body.title;
    this.status = body.status;
    if (body.detail !== undefined) this.detail = body.detail;
    if (body.requestId !== undefined) this.requestId = body.requestId;
    this.errors = body.errors ?? [];
  }

  static async fromResponse(response: Response): Promise<ProblemError> {
    const body: unknown = await response.json().catch(() => undefined);
    if (isProblemBody(body)) return new ProblemError(body);
    return new ProblemError({
      code: unexpectedResponseCode,
      title: `The server answered with status ${response.status}, and not in a way that is understood here.`,
      status: response.status,
    });
  }

  static unreachable(cause: unknown): ProblemError {
    return new ProblemError(
      { code: unreachableCode, title: 'The server is not answering. Check the connection and try again.', status: 0 },
      { cause },
    );
  }
}

function isProblemBody(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false;
  const { code, title, status } = body as Record<string, unknown>;
  return typeof code === 'string' && typeof title === 'string' && typeof status === 'number';
}
