import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { AuditTrail, DomainError, UnitOfWork, decodeTimeCursor, isUuid, pageOf, type Page } from '@moorage/kernel';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { Database } from '../database/database.ts';
import { PlatformAdmin } from '../http/access.ts';
import { ApiProblems } from '../http/api-problem.ts';
import { LimitedList } from '../http/limited-list.ts';
import { Boss } from '../outbox/boss.ts';

const jobStates = ['created', 'retry', 'active', 'completed', 'failed', 'cancelled'] as const;
type JobState = (typeof jobStates)[number];

export class JobListQuery extends LimitedList {
  @ApiPropertyOptional({ enum: jobStates })
  @IsOptional()
  @IsIn(jobStates)
  state?: JobState;

  @ApiPropertyOptional({ maxLength: 200, description: 'Queue, or the start of its name', example: 'provisioning.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  queue?: string;
}

export class JobView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'fleet.advance-instance' }) queue: string;
  @ApiProperty({ enum: jobStates }) state: JobState;
  @ApiProperty({ description: 'Tries after the first one' }) retries: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time', description: 'Not before' }) startAfter: string;
  @ApiPropertyOptional({ format: 'date-time' }) completedAt?: string;
  @ApiPropertyOptional({ description: 'Why the last try failed' }) error?: string;
}

export class JobPage implements Page<JobView> {
  @ApiProperty({ type: [JobView] }) items: JobView[];
  @ApiPropertyOptional() nextCursor?: string;
}

interface JobRow {
  id: string;
  name: string;
  state: JobState;
  retry_count: number;
  created_on: Date;
  start_after: Date;
  completed_on: Date | null;
  error: string | null;
}

/** The installation's durable work, for platform admins. Payloads are not shown: they may hold personal data. */
@ApiTags('admin')
@Controller('api/admin/jobs')
@PlatformAdmin()
export class JobsController {
  constructor(
    private readonly database: Database,
    private readonly boss: Boss,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listJobs', summary: 'Durable work, newest first' })
  @ApiOkResponse({ type: JobPage })
  async list(@Query() { state, queue, cursor, limit }: JobListQuery): Promise<JobPage> {
    // No index has this order, and the schema is pg-boss's own to change, so none of ours is put into it. Each page reads the
    // whole table, 0.1 s for 300,000 jobs, and sorts no more than it shows; `keepSeconds` of the queues bounds what is kept.
    // Cursors carry milliseconds, the column microseconds: compared as they are, jobs of one transaction would be left out.
    const [before, beforeId] = cursor === undefined ? [null, null] : decodeTimeCursor(cursor);
    const rows = await this.database.query<JobRow>(
      `SELECT id, name, state::text AS state, retry_count, created_on, start_after, completed_on,
              left(coalesce(output->>'message', output->'value'->>'message'), 500) AS error
         FROM pgboss.job
        WHERE name NOT LIKE '\\_\\_pgboss\\_\\_%'
          AND ($1::text IS NULL OR state::text = $1)
          AND ($2::text IS NULL OR starts_with(name, $2))
          AND ($3::timestamptz IS NULL OR (date_trunc('milliseconds', created_on), id) < ($3::timestamptz, $4::uuid))
        ORDER BY date_trunc('milliseconds', created_on) DESC, id DESC LIMIT $5`,
      [state ?? null, queue ?? null, before, beforeId, limit + 1],
    );
    return pageOf(rows, limit, toView, (row) => [row.created_on.toISOString(), row.id]);
  }

  @Post(':id/retry')
  @HttpCode(204)
  @ApiOperation({ operationId: 'retryJob', summary: 'Try a failed job again now' })
  @ApiProblems('JOB.NOT_FOUND', 'JOB.NOT_RETRYABLE')
  async retry(@Param('id') id: string): Promise<void> {
    const [job] = isUuid(id)
      ? await this.database.query<{ name: string; state: JobState }>(
          'SELECT name, state::text AS state FROM pgboss.job WHERE id = $1',
          [id],
        )
      : [];
    if (job === undefined) throw new DomainError('JOB.NOT_FOUND');
    if (job.state !== 'failed') throw new DomainError('JOB.NOT_RETRYABLE');
    await this.unitOfWork.run(async () => {
      await this.boss.client.retry(job.name, id, { db: this.boss.inTransaction });
      await this.audit.record({ action: 'job.retried', target: { type: 'job', id, label: job.name } });
    });
  }
}

function toView(row: JobRow): JobView {
  return {
    id: row.id,
    queue: row.name,
    state: row.state,
    retries: row.retry_count,
    createdAt: row.created_on.toISOString(),
    startAfter: row.start_after.toISOString(),
    ...(row.completed_on && { completedAt: row.completed_on.toISOString() }),
    ...(row.error && row.state !== 'completed' && { error: row.error }),
  };
}
