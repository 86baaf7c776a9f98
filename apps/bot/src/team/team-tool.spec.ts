import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AccessService, SqliteAccessStore, SqliteSession, user } from '@moorage/bot-kit';
import { LiveHub } from '../live/live-hub.ts';
import { AgentStore } from '../store/agent-store.ts';
import { AttachmentFiles } from '../store/attachment-files.ts';
import { AttachmentStore } from '../store/attachment-store.ts';
import { CompanyStore } from '../store/company-store.ts';
import { FeedStore } from '../store/feed-store.ts';
import { IssueStore } from '../store/issue-store.ts';
import { migrate } from '../store/migrate.ts';
import { PeopleStore } from '../store/people-store.ts';
import { Activity } from './activity.ts';
import type { Member } from './member.ts';
import { assigneeFrom, TeamTool } from './team-tool.ts';

const now = () => new Date('2026-11-20T10:00:00Z');

describe('TeamTool', () => {
  let root: string;
  let session: SqliteSession;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'team-tool-'));
    session = new SqliteSession(':memory:');
    await migrate(session, { apply: true });
  });
  afterEach(async () => {
    session.close();
    await rm(root, { recursive: true });
  });

  /** Ada owns the company; Ben is a member who may assign to the agents of one scope alone. */
  async function given() {
    const companies = new CompanyStore(session, now);
    const people = new PeopleStore(session);
    const access = new AccessService(new SqliteAccessStore(session));
    const agents = new AgentStore(session, now);
    const issues = new IssueStore(session, now);
    const attachments = new AttachmentStore(session, now);
    const activity = new Activity(session, new FeedStore(session, now), people, new LiveHub());
    const files = new AttachmentFiles(root);
    const tool = new TeamTool({ access, activity, issues, agents, attachments, files });
    const company = companies.create('Acme');
    await access.admitFromPlatform(company.id, 'ada', 'owner');
    await access.admitFromPlatform(company.id, 'ben', 'member');
    const ada: Member = { company, userId: 'ada', name: 'Ada', role: 'owner', instanceAdmin: true };
    const ben: Member = { company, userId: 'ben', name: 'Ben', role: 'member', instanceAdmin: false };
    return { tool, access, companies, issues, agents, files, company, ada, ben };
  }

  it('keeps no file of an upload whose company went meanwhile', async () => {
    const { tool, companies, files, company, ada } = await given();
    await tool.createIssue(ada, { title: 'Shed', body: '', assignee: null });
    const write = files.write.bind(files);
    files.write = async (...upload) => {
      const bytes = await write(...upload);
      await session.transaction(() => companies.remove(company.id));
      return bytes;
    };

    await expect(tool.attach(ada, 1, 'a.txt', Readable.from([Buffer.from('a')]))).rejects.toMatchObject({
      status: 404,
    });

    expect(await readdir(join(root, company.id))).toEqual([]);
  });

  it('lets a member with a scoped grant assign to those it names, and to nobody else', async () => {
    const { tool, access, agents, issues, company, ada, ben } = await given();
    await tool.createAgent(ada, 'Robo', '');
    const agentId = agents.list(company.id)[0]?.id ?? '';
    await tool.createIssue(ada, { title: 'Shed', body: '', assignee: null });
    const scope = { assignee: [`agent:${agentId}`] };
    await access.setMemberGrants(company.id, user('ben'), [{ key: 'tasks:assign_scope', scope }]);

    await expect(tool.assignIssue(ben, 1, user('ada'))).rejects.toMatchObject({ status: 403 });
    await tool.assignIssue(ben, 1, assigneeFrom(`agent:${agentId}`));
    expect(issues.find(company.id, 1)?.assignee).toEqual({ kind: 'agent', id: agentId });
    await expect(tool.assignIssue(ben, 1, null)).rejects.toMatchObject({ status: 403 });
  });
});
