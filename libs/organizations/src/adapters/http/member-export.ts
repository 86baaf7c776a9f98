import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Clock, csvRow } from '@moorage/kernel';
import { Commands, sendFile } from '@moorage/platform';
import type { Response } from 'express';
import { RecordMemberExport } from '../../application/record-member-export.ts';
import { ListMembers } from '../postgres/queries/list-members.ts';
import type { MemberFilter, MemberView } from './member.dto.ts';

const batch = 500;

const head = ['membership_id', 'name', 'email', 'role', 'status', 'seat', 'joined_at', 'last_seen_at', 'in_the_bot'];

/** Sends the members as a file while they are read, a batch at a time; that it was taken is recorded before it is. */
@Injectable()
export class MemberExport {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
  ) {}

  /** The members that fit the filter, in its order, as CSV (RFC 4180). */
  async send(response: Response, org: { orgId: string; slug: string }, filter: MemberFilter): Promise<void> {
    await this.commands.execute(new RecordMemberExport(org.orgId, { ...filter } as Record<string, string>));
    const day = this.clock.now().toISOString().slice(0, 10);
    await sendFile(
      response,
      { type: 'text/csv; charset=utf-8; header=present', name: `members-${org.slug}-${day}.csv` },
      this.csvOf(org.orgId, filter),
    );
  }

  private async *csvOf(orgId: string, filter: MemberFilter): AsyncGenerator<string> {
    yield csvRow(head);
    for (let cursor: string | undefined; ;) {
      const page = { ...filter, limit: batch, ...(cursor !== undefined && { cursor }) };
      const { items, nextCursor } = await this.queries.execute(new ListMembers(orgId, page));
      yield items.map(toCsv).join('');
      if (nextCursor === undefined) return;
      cursor = nextCursor;
    }
  }
}

function toCsv({ id, name, email, role, status, holdsSeat, joinedAt, lastSeenAt, sync }: MemberView): string {
  return csvRow([id, name, email, role, status, holdsSeat, joinedAt, lastSeenAt, worstOf(sync)]);
}

/** One word for all instances: that of the one that knows the least. */
function worstOf(sync: MemberView['sync']): string | undefined {
  return (['retrying', 'pending', 'synced'] as const).find((state) => sync.some((each) => each.state === state));
}
