import type { AccessRole, Membership } from '@moorage/bot-kit';
import { type Html, html } from './html.ts';
import { memberList } from './home-page.ts';
import { memberPage, type Surroundings } from './layout.ts';
import type { Names } from './parts.ts';

export interface PeopleContent {
  readonly members: readonly Membership[];
  readonly names: Pick<Names, 'people'>;
}

/** Everyone in the company. Managing them is the platform's in hosted mode, and a screen of its own outside it. */
export function peoplePage(around: Surroundings, { members, names }: PeopleContent): Html {
  const manage = around.teamUrl ?? '/members';
  return memberPage(
    around,
    'People',
    '/people',
    html`<div class="row">
        <h1>People</h1>
        <a href="${manage}" data-testid="manage-team">Manage the team</a>
      </div>
      <section class="card" id="people" data-live>${memberList(members, names)}</section>`,
  );
}

export const ROLES: readonly AccessRole[] = ['owner', 'admin', 'member'];

export function roleOptions(chosen: AccessRole): readonly Html[] {
  return ROLES.map((role) => html`<option${role === chosen && html` selected`}>${role}</option>`);
}
