import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DomainErrorData, ErrorCode } from '@moorage/kernel';
import { RequestContext } from './request-context.ts';
import { problemTable } from './problem-table.ts';

/** One input that is wrong. */
export class ProblemField {
  @ApiProperty({ description: 'Path of the input', example: 'emails[3]' })
  field: string;

  @ApiProperty({ example: 'This is not an e-mail address.' })
  detail: string;
}

/** RFC 9457 problem details, the body of every refusal. */
export class Problem {
  @ApiProperty({ example: 'urn:moorage:problem:ORG.LAST_OWNER' })
  type: string;

  @ApiProperty({ example: 'An organisation keeps at least one active owner. Make another person owner first.' })
  title: string;

  @ApiProperty({ example: 409 })
  status: number;

  @ApiProperty({ description: 'Stable; what a client branches on', example: 'ORG.LAST_OWNER' })
  code: string;

  @ApiPropertyOptional({ description: 'A sentence about this occurrence' })
  detail?: string;

  @ApiPropertyOptional({ description: 'Names this occurrence in the logs' })
  requestId?: string;

  @ApiPropertyOptional({ type: [ProblemField], description: 'The inputs that are wrong' })
  errors?: ProblemField[];
}

/** Builds the body for a code. `data.field` becomes `errors[0]`; `data.errors` is taken as it is; nothing else of `data` is shown. */
export function problemOf(code: ErrorCode, data: DomainErrorData = {}, detail?: string): Problem {
  const { status, title } = problemTable[code];
  const errors = Array.isArray(data['errors'])
    ? (data['errors'] as ProblemField[])
    : data.field !== undefined
      ? [{ field: data.field, detail: detail ?? title }]
      : undefined;
  const requestId = RequestContext.current()?.requestId;
  return {
    type: `urn:moorage:problem:${code}`,
    title,
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(requestId !== undefined && { requestId }),
    ...(errors && { errors }),
  };
}
