import { type AccessRole, type PermissionKey, user } from '@moorage/bot-kit';
import { type Form, readForm } from '../http/read-form.ts';
import { page, redirect, type Reply } from '../http/reply.ts';
import type { MemberVisit, Route } from '../http/route.ts';
import type { Member } from '../team/member.ts';
import { Refusal } from '../team/refusal.ts';
import { ROLES } from '../views/people-page.ts';
import {
  companiesPage,
  deleteCompanyPage,
  invitePage,
  membersPage,
  newCompanyPage,
  settingsPage,
} from './local-pages.ts';
import type { LocalParts } from './local-parts.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** The screens that the platform has in hosted mode: invitations, members, companies, settings. */
export function localMemberRoutes(parts: LocalParts): readonly Route<MemberVisit>[] {
  const { session, access, activity, accounts, companies, people, issues, files, hub } = parts;

  const require = async ({ company, userId }: Member, key: PermissionKey): Promise<void> => {
    if (!(await access.canUser(company.id, userId, key))) throw new Refusal(403, 'You may not do this.');
  };
  /** Owners are made, changed and removed by owners alone. */
  const requireOwnerFor = async ({ company, role }: Member, userId: string): Promise<void> => {
    const target = await access.getMembership(company.id, user(userId));
    if (target?.role === 'owner' && role !== 'owner') throw new Refusal(403, 'Only an owner can change an owner.');
  };
  const requireInstanceAdmin = ({ instanceAdmin }: Member): void => {
    if (!instanceAdmin) throw new Refusal(403, 'Only instance admins may do this.');
  };

  const members = async ({ member, around }: MemberVisit): Promise<Reply> => {
    await require(member, 'users:manage_permissions');
    const all = await access.listMemberships(member.company.id);
    const memberships = all.filter(({ principal }) => principal.kind === 'user');
    return page(membersPage(around, { members: memberships, people: people.byId(member.company.id) }));
  };

  const changeRole = async ({ req, member, param }: MemberVisit): Promise<Reply> => {
    await require(member, 'users:manage_permissions');
    const role = roleFrom(await readForm(req));
    if (role === 'owner' && member.role !== 'owner') throw new Refusal(403, 'Only an owner can make an owner.');
    await requireOwnerFor(member, param('id'));
    await access.updateMember(member.company.id, user(param('id')), { role });
    return redirect('/members');
  };

  const remove = async ({ member, param }: MemberVisit): Promise<Reply> => {
    await require(member, 'users:manage_permissions');
    const userId = param('id');
    await requireOwnerFor(member, userId);
    await activity.perform(member.company.id, async (note) => {
      if (!(await access.getMembership(member.company.id, user(userId)))) return;
      await access.removeMember(member.company.id, user(userId));
      issues.unassignAll(member.company.id, user(userId));
      note({ actorId: userId, verb: 'member.left' });
    });
    hub.dropMember(member.company.id, userId);
    return redirect('/members');
  };

  const invite = async ({ req, member, around }: MemberVisit): Promise<Reply> => {
    await require(member, 'users:invite');
    const role = roleFrom(await readForm(req));
    if (role === 'owner' && member.role !== 'owner') throw new Refusal(403, 'Only an owner can invite an owner.');
    const token = await session.transaction(() => accounts.invite({ companyId: member.company.id, role }));
    return page(invitePage(around, `http://${req.headers.host}/join/${token}`));
  };

  const companyList = async ({ member: { userId }, around }: MemberVisit): Promise<Reply> => {
    const ids = await access.listUserCompanies(userId);
    return page(
      companiesPage(
        around,
        ids.map((id) => companies.find(id)).filter((company) => company !== undefined),
      ),
    );
  };

  const createCompany = async ({ req, member }: MemberVisit): Promise<Reply> => {
    requireInstanceAdmin(member);
    const name = (await readForm(req)).text('name');
    if (!name) throw new Refusal(400, 'A company needs a name.');
    const { userId } = member;
    await session.transaction(async () => {
      const { id } = companies.create(name);
      const email = accounts.find(userId)?.email ?? '';
      people.put(id, { id: userId, name: member.name, email, platformRole: 'owner' });
      await access.ensureMembership(id, user(userId), { role: 'owner' });
      await activity.perform(id, (note) => note({ actorId: userId, verb: 'member.joined' }));
      accounts.lookAt(sessionTokenOf(req) ?? '', id);
    });
    return redirect('/');
  };

  const openCompany = async ({ req, param }: MemberVisit): Promise<Reply> => {
    // Whether the person is in that company is asked at each visit, so a wrong id leads nowhere.
    if (!companies.find(param('id'))) throw new Refusal(404, 'There is no such company.');
    await session.transaction(() => accounts.lookAt(sessionTokenOf(req) ?? '', param('id')));
    return redirect('/');
  };

  const deleteCompany = async ({ member, param }: MemberVisit): Promise<Reply> => {
    const id = param('id');
    if (id !== member.company.id) throw new Refusal(409, 'Open the company first.');
    await require(member, 'company:delete');
    await session.transaction(async () => {
      await access.deleteCompany(id);
      companies.remove(id);
    });
    hub.dropCompany(id);
    await files.removeCompany(id);
    return redirect('/');
  };

  const settings = async ({ member, around }: MemberVisit): Promise<Reply> => {
    requireInstanceAdmin(member);
    const admins = new Set(await access.listInstanceAdmins());
    return page(settingsPage(around, { instanceName: accounts.instanceName(), accounts: accounts.list(), admins }));
  };

  const setAdmin =
    (change: 'promoteInstanceAdmin' | 'demoteInstanceAdmin') =>
    async ({ member, param }: MemberVisit): Promise<Reply> => {
      requireInstanceAdmin(member);
      if (!accounts.find(param('id'))) throw new Refusal(404, 'There is no such person.');
      await access[change](param('id'));
      return redirect('/settings');
    };

  return [
    { method: 'GET', path: '/members', handle: members },
    { method: 'POST', path: '/members/:id/role', handle: changeRole },
    { method: 'POST', path: '/members/:id/remove', handle: remove },
    { method: 'POST', path: '/invite', handle: invite },
    { method: 'GET', path: '/companies', handle: companyList },
    { method: 'GET', path: '/companies/new', handle: ({ around }) => page(newCompanyPage(around)) },
    { method: 'POST', path: '/companies', handle: createCompany },
    { method: 'POST', path: '/companies/:id/open', handle: openCompany },
    { method: 'GET', path: '/companies/:id/delete', handle: ({ around }) => page(deleteCompanyPage(around)) },
    { method: 'POST', path: '/companies/:id/delete', handle: deleteCompany },
    { method: 'GET', path: '/settings', handle: settings },
    {
      method: 'POST',
      path: '/settings',
      handle: async ({ req, member }) => {
        requireInstanceAdmin(member);
        const name = (await readForm(req)).text('instanceName', 80);
        if (!name) throw new Refusal(400, 'The bot needs a name.');
        await session.transaction(() => accounts.rename(name));
        return redirect('/settings');
      },
    },
    { method: 'POST', path: '/settings/admins/:id/promote', handle: setAdmin('promoteInstanceAdmin') },
    { method: 'POST', path: '/settings/admins/:id/demote', handle: setAdmin('demoteInstanceAdmin') },
  ];
}

function roleFrom(form: Form): AccessRole {
  const role = ROLES.find((known) => known === form.text('role'));
  if (!role) throw new Refusal(400, 'The role is owner, admin or member.');
  return role;
}
