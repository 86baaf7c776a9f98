import type { Response } from 'supertest';

type Answer = Pick<Response, 'status' | 'text'> & {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
};

/** What only somebody inside may read: stacks, files, SQL, the names of libraries and of their errors. */
const inside =
  /\\n\s+at |\.[cm]?[jt]s:\d|node_modules|\b(?:SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b|pg_|pgboss|typeorm|QueryFailedError|violates|relation "|syntax for type|ECONN|\[object /i;

/**
 * All that is wrong with a refusal, each as a sentence; none where it is a problem (RFC 9457) with a code that tells
 * nothing of the inside.
 */
export function flawsOf(answer: Answer): string[] {
  const body = (answer.body ?? {}) as { status?: unknown; code?: unknown; type?: unknown; requestId?: unknown };
  const expectations: [boolean, string][] = [
    [answer.status >= 400 && answer.status < 500, `is answered ${answer.status}`],
    [
      /^application\/problem\+json/.test(String(answer.headers['content-type'])),
      `is of type ${String(answer.headers['content-type'])}`,
    ],
    [body.status === answer.status, `says status ${String(body.status)} in an answer of ${answer.status}`],
    [
      typeof body.code === 'string' && /^([A-Z_]+\.[A-Z_]+|HOST_ORGS_GATED)$/.test(body.code),
      `has the code ${String(body.code)}`,
    ],
    [body.type === `urn:moorage:problem:${String(body.code)}`, `has the type ${String(body.type)}`],
    [typeof body.requestId === 'string', 'names no request id'],
    [!inside.test(answer.text ?? ''), `tells of the inside: ${answer.text}`],
  ];
  return expectations.filter(([holds]) => !holds).map(([, flaw]) => flaw);
}

/** The inputs that a refusal names. */
export function fieldsOf(answer: Response): string[] {
  return ((answer.body as { errors?: { field: string }[] }).errors ?? []).map(({ field }) => field);
}

export function codeOf(answer: Response): string | undefined {
  return (answer.body as { code?: string }).code;
}
