import type { AccessService, SqliteSession } from '@moorage/bot-kit';
import type { AgentStore } from '../store/agent-store.ts';
import type { AttachmentFiles } from '../store/attachment-files.ts';
import type { AttachmentStore } from '../store/attachment-store.ts';
import type { FeedStore } from '../store/feed-store.ts';
import type { IssueStore } from '../store/issue-store.ts';
import type { PeopleStore } from '../store/people-store.ts';
import { Refusal } from '../team/refusal.ts';
import { assigneeFrom, type TeamTool } from '../team/team-tool.ts';
import { agentsPage } from '../views/agents-page.ts';
import { homePage } from '../views/home-page.ts';
import { issuePage } from '../views/issue-page.ts';
import type { Team } from '../views/parts.ts';
import { peoplePage } from '../views/people-page.ts';
import { readForm } from './read-form.ts';
import { page, redirect, type Reply } from './reply.ts';
import type { MemberVisit, Route } from './route.ts';

export interface TeamRoutesParts {
  readonly session: SqliteSession;
  readonly access: AccessService;
  readonly tool: TeamTool;
  readonly people: PeopleStore;
  readonly agents: AgentStore;
  readonly issues: IssueStore;
  readonly attachments: AttachmentStore;
  readonly feed: FeedStore;
  readonly files: AttachmentFiles;
}

const ISSUES_SHOWN = 100;
const LINES_SHOWN = 30;
const MEMBERS_SHOWN = 50;

/** The pages and acts that members have in every mode. */
export function teamRoutes(parts: TeamRoutesParts): readonly Route<MemberVisit>[] {
  const { session, access, tool, agents, issues, attachments, feed, files, people } = parts;

  const usersOf = async (companyId: string) =>
    (await access.listActiveMemberships(companyId)).filter(({ principal }) => principal.kind === 'user');

  const teamOf = async (companyId: string): Promise<Team> => ({
    people: people.byId(companyId),
    agents: agents.list(companyId),
    memberIds: (await usersOf(companyId)).map(({ principal }) => principal.id),
  });

  const home = ({ member: { company }, around }: MemberVisit) =>
    session.transaction(async () =>
      page(
        homePage(around, {
          issues: issues.list(company.id, ISSUES_SHOWN),
          feed: feed.newest(company.id, LINES_SHOWN),
          team: await teamOf(company.id),
          members: (await usersOf(company.id)).slice(0, MEMBERS_SHOWN),
        }),
      ),
    );

  const issue = ({ member: { company }, around, param }: MemberVisit) =>
    session.transaction(async () => {
      const number = Number(param('number'));
      const found = issues.find(company.id, number);
      if (!found) throw new Refusal(404, 'There is no such issue.');
      return page(
        issuePage(around, {
          issue: found,
          attachments: attachments.list(company.id, number),
          feed: feed.aboutIssue(company.id, number),
          team: await teamOf(company.id),
        }),
      );
    });

  const download = async ({ member: { company }, param }: MemberVisit): Promise<Reply> => {
    const found = await session.transaction(() => attachments.find(company.id, param('id')));
    if (!found) throw new Refusal(404, 'There is no such file.');
    return {
      status: 200,
      headers: {
        // Always a download: what somebody attached never runs as a page of the bot.
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
        'content-length': String(found.bytes),
        'cache-control': 'private, no-cache',
      },
      body: files.read(company.id, found.id),
    };
  };

  const peopleShown = ({ member: { company }, around }: MemberVisit) =>
    session.transaction(async () => {
      const members = (await access.listMemberships(company.id)).filter(({ principal }) => principal.kind === 'user');
      return page(peoplePage(around, { members, names: { people: people.byId(company.id) } }));
    });

  const agentsShown = ({ member: { company, userId }, around }: MemberVisit) =>
    session.transaction(async () =>
      page(
        agentsPage(around, {
          agents: agents.list(company.id),
          mayCreate: await access.canUser(company.id, userId, 'agents:create'),
          mayRemove: await access.canUser(company.id, userId, 'agents:delete'),
        }),
      ),
    );

  return [
    { method: 'GET', path: '/', handle: home },
    { method: 'GET', path: '/people', handle: peopleShown },
    { method: 'GET', path: '/agents', handle: agentsShown },
    {
      method: 'POST',
      path: '/agents',
      handle: async ({ req, member }) => {
        const form = await readForm(req);
        await tool.createAgent(member, form.text('name', 80), form.text('purpose'));
        return redirect('/agents');
      },
    },
    {
      method: 'POST',
      path: '/agents/:id/remove',
      handle: async ({ member, param }) => {
        await tool.removeAgent(member, param('id'));
        return redirect('/agents');
      },
    },
    {
      method: 'POST',
      path: '/issues',
      handle: async ({ req, member }) => {
        const form = await readForm(req);
        const assignee = assigneeFrom(form.text('assignee'));
        await tool.createIssue(member, { title: form.text('title'), body: form.text('body', 10_000), assignee });
        return redirect('/');
      },
    },
    { method: 'GET', path: '/issues/:number', handle: issue },
    {
      method: 'POST',
      path: '/issues/:number/assignee',
      handle: async ({ req, member, param }) => {
        const form = await readForm(req);
        await tool.assignIssue(member, Number(param('number')), assigneeFrom(form.text('assignee')));
        return redirect(`/issues/${param('number')}`);
      },
    },
    {
      method: 'POST',
      path: '/issues/:number/status',
      handle: async ({ req, member, param }) => {
        const status = (await readForm(req)).text('status');
        if (status !== 'open' && status !== 'done') throw new Refusal(400, 'An issue is open or done.');
        await tool.setIssueStatus(member, Number(param('number')), status);
        return redirect(`/issues/${param('number')}`);
      },
    },
    {
      method: 'POST',
      path: '/issues/:number/attachments',
      handle: async ({ req, url, member, param }) => {
        const name = (url.searchParams.get('name') ?? '').trim().slice(0, 200);
        await tool.attach(member, Number(param('number')), name, req);
        return redirect(`/issues/${param('number')}`);
      },
    },
    { method: 'GET', path: '/issues/:number/attachments/:id', handle: download },
  ];
}
