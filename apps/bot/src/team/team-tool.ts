import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type AccessService, agent, type PermissionKey, type Principal, user } from '@moorage/bot-kit';
import type { AgentStore } from '../store/agent-store.ts';
import { type AttachmentFiles, AttachmentTooLarge } from '../store/attachment-files.ts';
import type { AttachmentStore } from '../store/attachment-store.ts';
import type { Issue, IssueStatus, IssueStore } from '../store/issue-store.ts';
import type { Activity, Note } from './activity.ts';
import type { Member } from './member.ts';
import { Refusal } from './refusal.ts';

interface TeamToolParts {
  readonly access: AccessService;
  readonly activity: Activity;
  readonly issues: IssueStore;
  readonly agents: AgentStore;
  readonly attachments: AttachmentStore;
  readonly files: AttachmentFiles;
}

/** What members do. Each method is one transaction, asks for the permission it needs, and throws `Refusal` if it may not. */
export class TeamTool {
  constructor(private readonly parts: TeamToolParts) {}

  /** Answers the new issue's number. */
  createIssue(member: Member, { title, body, assignee }: { title: string; body: string; assignee: Principal | null }) {
    const { activity, issues } = this.parts;
    if (!title) throw new Refusal(400, 'An issue needs a title.');
    return activity.perform(member.company.id, async (note) => {
      const number = issues.create(member.company.id, { title, body, authorId: member.userId });
      note({ actorId: member.userId, verb: 'issue.created', issueNumber: number, subject: title });
      if (assignee) note(await this.assigned(member, number, assignee));
      return number;
    });
  }

  assignIssue(member: Member, number: number, assignee: Principal | null): Promise<void> {
    return this.parts.activity.perform(member.company.id, async (note) => {
      const issue = this.issue(member, number);
      if (samePrincipal(issue.assignee, assignee)) return;
      note(await this.assigned(member, number, assignee));
    });
  }

  setIssueStatus(member: Member, number: number, status: IssueStatus): Promise<void> {
    const { activity, issues } = this.parts;
    return activity.perform(member.company.id, (note) => {
      const { title, status: before } = this.issue(member, number);
      if (before === status) return;
      issues.setStatus(member.company.id, number, status);
      const verb = status === 'done' ? 'issue.done' : 'issue.reopened';
      note({ actorId: member.userId, verb, issueNumber: number, subject: title });
    });
  }

  /** Streams a file in. The bytes are there before the store says so; if the store refuses, they go again. */
  async attach(member: Member, number: number, name: string, content: Readable): Promise<void> {
    const { activity, attachments, files } = this.parts;
    const companyId = member.company.id;
    if (!name) throw new Refusal(400, 'A file needs a name.');
    await activity.perform(companyId, () => void this.issue(member, number));

    const id = randomUUID();
    const bytes = await files.write(companyId, id, content).catch((error: unknown) => {
      throw error instanceof AttachmentTooLarge ? new Refusal(413, 'The file is too large.') : error;
    });
    try {
      await activity.perform(companyId, (note) => {
        this.issue(member, number);
        attachments.add(companyId, number, { id, name, bytes, uploadedBy: member.userId });
        note({ actorId: member.userId, verb: 'attachment.added', issueNumber: number, subject: name });
      });
    } catch (error) {
      await files.remove(companyId, id);
      throw error;
    }
  }

  createAgent(member: Member, name: string, purpose: string): Promise<void> {
    const { access, activity, agents } = this.parts;
    if (!name) throw new Refusal(400, 'An agent needs a name.');
    return activity.perform(member.company.id, async (note) => {
      await this.require(member, 'agents:create');
      const { id } = agents.create(member.company.id, name, purpose);
      await access.ensureMembership(member.company.id, agent(id));
      note({ actorId: member.userId, verb: 'agent.created', subject: name });
    });
  }

  removeAgent(member: Member, id: string): Promise<void> {
    const { access, activity, agents, issues } = this.parts;
    return activity.perform(member.company.id, async (note) => {
      await this.require(member, 'agents:delete');
      const found = agents.find(member.company.id, id);
      if (!found) throw new Refusal(404, 'There is no such agent.');
      issues.unassignAll(member.company.id, agent(id));
      agents.remove(member.company.id, id);
      await access.removeMember(member.company.id, agent(id));
      note({ actorId: member.userId, verb: 'agent.removed', subject: found.name });
    });
  }

  private async assigned(member: Member, number: number, assignee: Principal | null): Promise<Parameters<Note>[0]> {
    const { access, agents, issues } = this.parts;
    const companyId = member.company.id;
    await this.requireAssign(member, assignee);
    const entry = { actorId: member.userId, issueNumber: number } as const;
    if (!assignee) {
      issues.assign(companyId, number, null);
      return { ...entry, verb: 'issue.unassigned' };
    }
    if ((await access.getMembership(companyId, assignee))?.status !== 'active') {
      throw new Refusal(409, 'Only someone who is in the team can be assigned.');
    }
    issues.assign(companyId, number, assignee);
    return assignee.kind === 'user'
      ? { ...entry, verb: 'issue.assigned', subjectUserId: assignee.id }
      : { ...entry, verb: 'issue.assigned', subject: agents.find(companyId, assignee.id)?.name ?? '' };
  }

  /** `tasks:assign` holds for everyone; `tasks:assign_scope` for those its scope `assignee` names, as `user:…` or `agent:…`. */
  private async requireAssign({ company, userId }: Member, assignee: Principal | null): Promise<void> {
    const { access } = this.parts;
    if (await access.canUser(company.id, userId, 'tasks:assign')) return;
    const about = assignee && { assignee: `${assignee.kind}:${assignee.id}` };
    if (await access.canUser(company.id, userId, 'tasks:assign_scope', about ?? {})) return;
    throw new Refusal(403, 'You may not assign issues.');
  }

  private async require({ company, userId }: Member, key: PermissionKey): Promise<void> {
    if (!(await this.parts.access.canUser(company.id, userId, key))) throw new Refusal(403, 'You may not do this.');
  }

  private issue({ company }: Member, number: number): Issue {
    const issue = this.parts.issues.find(company.id, number);
    if (!issue) throw new Refusal(404, 'There is no such issue.');
    return issue;
  }
}

function samePrincipal(a: Principal | null, b: Principal | null): boolean {
  return a?.kind === b?.kind && a?.id === b?.id;
}

/** Reads `user:…` or `agent:…` from a form; null where nobody is meant. */
export function assigneeFrom(text: string): Principal | null {
  const [, kind, id] = /^(user|agent):(.+)$/.exec(text) ?? [];
  if (!kind || !id) return null;
  return kind === 'user' ? user(id) : agent(id);
}
