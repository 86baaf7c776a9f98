import { Injectable } from '@nestjs/common';
import {
  PeopleDirectory,
  TenantDirectory,
  noticeKinds,
  type NoticeKind,
  type NoticeRequest,
  type Person,
  type Role,
} from '@moorage/contracts';

const pageSize = 200;

/** Who is told: an audience as people, and whether a person is still one to be told. */
@Injectable()
export class NoticeRecipients {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly people: PeopleDirectory,
  ) {}

  /** The people a request is for, without who did it; of an organisation's notice, its active members alone. */
  async of(request: NoticeRequest): Promise<Person[]> {
    const people = await this.audienceOf(request);
    return people.filter(({ userId }) => userId !== request.except);
  }

  /** Whether a notice that was made for this person is theirs still. */
  async isOne(userId: string, kind: NoticeKind, orgId: string | null): Promise<boolean> {
    const { scope } = noticeKinds[kind];
    if (scope === 'platform') return (await this.people.find(userId))?.platformAdmin === true;
    return scope === 'membership' || (orgId !== null && (await this.isMember(orgId, userId)));
  }

  private async audienceOf(request: NoticeRequest): Promise<Person[]> {
    if (!('orgId' in request)) return this.people.listPlatformAdmins();
    const { orgId, to, kind } = request;
    const userIds = 'roles' in to ? await this.membersWith(orgId, to.roles) : [...new Set(to.userIds)];
    const people = [...(await this.people.findMany(userIds)).values()];
    if ('roles' in to || noticeKinds[kind].scope !== 'organization') return people;
    const belongs = await Promise.all(people.map(({ userId }) => this.isMember(orgId, userId)));
    return people.filter((_, index) => belongs[index]);
  }

  private async membersWith(orgId: string, roles: readonly Role[]): Promise<string[]> {
    const userIds: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.tenants.listMemberships(orgId, {
        statuses: ['ACTIVE'],
        roles,
        limit: pageSize,
        ...(after !== undefined && { afterMembershipId: after }),
      });
      userIds.push(...page.map(({ userId }) => userId));
      if (page.length < pageSize) return userIds;
      after = page.at(-1)?.membershipId;
    }
  }

  private async isMember(orgId: string, userId: string): Promise<boolean> {
    return (await this.tenants.findMembership(orgId, userId))?.status === 'ACTIVE';
  }
}
