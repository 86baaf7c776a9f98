import { user } from '@moorage/bot-kit';
import { type Form, readForm } from '../http/read-form.ts';
import { page, redirect, type Reply } from '../http/reply.ts';
import type { Route, Visit } from '../http/route.ts';
import { Refusal } from '../team/refusal.ts';
import type { LocalAccount } from './local-accounts.ts';
import { joinPage, setUpPage, signInPage } from './local-open-pages.ts';
import type { LocalParts } from './local-parts.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { noSessionCookie, sessionCookie, sessionTokenOf } from './session-cookie.ts';

const MIN_PASSWORD = 10;

/** How people come in when no platform stands in front: the first one sets the bot up, the others are invited. */
export function localOpenRoutes(parts: LocalParts): readonly Route<Visit>[] {
  const { session, access, activity, accounts, companies, people } = parts;

  const setUp = async ({ req }: Visit): Promise<Reply> => {
    const form = await readForm(req);
    const newcomer = await newcomerFrom(form);
    const companyName = form.text('company') || 'My company';
    const token = await session.transaction(async () => {
      if (accounts.any()) throw new Refusal(409, 'This bot is set up already.');
      const { userId, name, email } = accounts.create(newcomer);
      const company = companies.create(companyName);
      people.put(company.id, { id: userId, name, email, platformRole: 'owner' });
      await access.ensureMembership(company.id, user(userId), { role: 'owner' });
      await access.promoteInstanceAdmin(userId);
      await activity.perform(company.id, (note) => note({ actorId: userId, verb: 'member.joined' }));
      return accounts.signIn(userId);
    });
    return redirect('/', sessionCookie(token));
  };

  const signIn = async ({ req }: Visit): Promise<Reply> => {
    const form = await readForm(req);
    const account = await session.transaction(() => accounts.findByEmail(form.text('email', 320)));
    if (!(await verifyPassword(form.text('password'), account?.passwordHash)) || !account) {
      return page(signInPage(accounts.instanceName(), 'The address or the password is wrong.'), 401);
    }
    return redirect('/', sessionCookie(await session.transaction(() => accounts.signIn(account.userId))));
  };

  const signOut = async ({ req }: Visit): Promise<Reply> => {
    await session.transaction(() => accounts.signOut(sessionTokenOf(req) ?? ''));
    return redirect('/sign-in', noSessionCookie());
  };

  const join = async ({ req, param }: Visit): Promise<Reply> => {
    const form = await readForm(req);
    const newcomer = await newcomerFrom(form);
    const known = accounts.findByEmail(newcomer.email);
    if (known && !(await verifyPassword(form.text('password'), known.passwordHash))) {
      throw new Refusal(403, 'There is an account with this address; the password is another.');
    }
    const { companyId } = inviteOf(param('token'));
    const token = await activity.perform(companyId, async (note) => {
      // Asked again inside the transaction: of two who use one link at once, one joins.
      const { role } = inviteOf(param('token'));
      accounts.useInvite(param('token'));
      const { userId, name, email } = known ?? accounts.create(newcomer);
      people.put(companyId, { id: userId, name, email, platformRole: 'member' });
      await access.ensureMembership(companyId, user(userId), { role });
      note({ actorId: userId, verb: 'member.joined' });
      return accounts.signIn(userId);
    });
    return redirect('/', sessionCookie(token));
  };

  const inviteOf = (token: string) => {
    const invite = accounts.inviteOf(token);
    if (!invite) throw new Refusal(404, 'This invitation has been used, or has ended.');
    return invite;
  };

  return [
    {
      method: 'GET',
      path: '/set-up',
      handle: () => (accounts.any() ? redirect('/sign-in') : page(setUpPage(MIN_PASSWORD))),
    },
    { method: 'POST', path: '/set-up', handle: setUp },
    { method: 'GET', path: '/sign-in', handle: () => page(signInPage(accounts.instanceName())) },
    { method: 'POST', path: '/sign-in', handle: signIn },
    { method: 'POST', path: '/sign-out', handle: signOut },
    {
      method: 'GET',
      path: '/join/:token',
      handle: ({ param }) => {
        const company = companies.find(inviteOf(param('token')).companyId);
        return page(joinPage(param('token'), company?.name ?? '', MIN_PASSWORD));
      },
    },
    { method: 'POST', path: '/join/:token', handle: join },
  ];
}

async function newcomerFrom(form: Form): Promise<Omit<LocalAccount, 'userId'>> {
  const name = form.text('name', 100);
  const email = form.text('email', 320);
  const password = form.text('password');
  if (!name) throw new Refusal(400, 'Please say your name.');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refusal(400, 'Please give your e-mail address.');
  if (password.length < MIN_PASSWORD) throw new Refusal(400, `A password has at least ${MIN_PASSWORD} characters.`);
  return { name, email, passwordHash: await hashPassword(password) };
}
