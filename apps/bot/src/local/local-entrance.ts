import type { IncomingMessage } from 'node:http';
import { user } from '@moorage/bot-kit';
import type { Entrance, Entry } from '../http/entrance.ts';
import { redirect } from '../http/reply.ts';
import { html } from '../views/html.ts';
import { notice } from '../views/notice-pages.ts';
import type { LocalParts } from './local-parts.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** Lets in who signed in to the bot itself: to the company they looked at last, or else to their first. */
export class LocalEntrance implements Entrance {
  constructor(private readonly parts: Pick<LocalParts, 'session' | 'access' | 'accounts' | 'companies' | 'people'>) {}

  enter(req: IncomingMessage): Promise<Entry> {
    const { session, accounts } = this.parts;
    return session.transaction(async () => {
      if (!accounts.any()) return { refused: redirect('/set-up') };
      const signedIn = accounts.sessionOf(sessionTokenOf(req) ?? '');
      return signedIn ? this.admit(signedIn.userId, signedIn.companyId) : { refused: redirect('/sign-in') };
    });
  }

  private async admit(userId: string, lookedAt: string | null): Promise<Entry> {
    const { access, companies, people } = this.parts;
    const ids = await access.listUserCompanies(userId);
    for (const id of [lookedAt, ...ids].filter((id) => id !== null)) {
      const company = companies.find(id);
      const membership = company && (await access.getMembership(id, user(userId)));
      if (!company || membership?.status !== 'active') continue;
      const name = people.find(id, userId)?.name ?? '';
      const instanceAdmin = await access.isInstanceAdmin(userId);
      return { member: { company, userId, name, role: membership.role, instanceAdmin } };
    }
    return {
      refused: notice(
        403,
        'No company',
        html`<p>You are in no company here. Ask somebody for an invitation.</p>
          <form method="post" action="/sign-out"><button class="quiet">Sign out</button></form>`,
      ),
    };
  }
}
