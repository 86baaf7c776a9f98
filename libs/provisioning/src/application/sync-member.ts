import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '@moorage/kernel';
import { MemberTeller } from './member-teller.ts';
import type { SyncKey } from './ports/member-sync-store.port.ts';
import { SyncMember } from './sync-member.job.ts';

@Injectable()
@HandlesJob(SyncMember)
export class SyncMemberHandler implements JobHandler<SyncKey> {
  constructor(private readonly teller: MemberTeller) {}

  async handle(key: SyncKey): Promise<void> {
    await this.teller.tell(key);
  }
}
