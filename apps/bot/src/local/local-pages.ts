import type { Membership } from '@moorage/bot-kit';
import type { Company } from '../store/company-store.ts';
import type { Person } from '../store/people-store.ts';
import { nameOf } from '../team/activity.ts';
import { type Html, html } from '../views/html.ts';
import { memberPage, type Surroundings } from '../views/layout.ts';
import { roleOptions } from '../views/people-page.ts';
import type { LocalAccount } from './local-accounts.ts';

interface MembersContent {
  readonly members: readonly Membership[];
  readonly people: ReadonlyMap<string, Person>;
}

export function membersPage(around: Surroundings, { members, people }: MembersContent): Html {
  const rows = members.map(
    ({ principal: { id }, role }) =>
      html`<li class="row" data-testid="managed-member">
        <b>${nameOf(people, id)}</b>
        <div class="row">
          <form class="inline" method="post" action="/members/${id}/role">
            <select name="role" aria-label="Role">
              ${roleOptions(role)}</select
            ><button class="quiet">Change role</button>
          </form>
          <form class="inline" method="post" action="/members/${id}/remove">
            <button class="danger">Remove</button>
          </form>
        </div>
      </li>`,
  );
  return memberPage(
    around,
    'Members',
    '/people',
    html`<h1>Members</h1>
      <section class="card">
        <ul class="rows">
          ${rows}
        </ul>
      </section>
      <section class="card">
        <h2>Invite somebody</h2>
        <form class="inline" method="post" action="/invite">
          <select name="role" aria-label="Role">
            ${roleOptions('member')}</select
          ><button>Make a link</button>
        </form>
      </section>`,
  );
}

export function invitePage(around: Surroundings, link: string): Html {
  return memberPage(
    around,
    'Invitation',
    '/people',
    html`<h1>Invitation</h1>
      <section class="card">
        <p>Send this link to the person. It works once, within 7 days.</p>
        <p><code data-testid="invite-link">${link}</code></p>
      </section>`,
  );
}

export function companiesPage(around: Surroundings, companies: readonly Company[]): Html {
  const { company: here } = around.member;
  const rows = companies.map(
    ({ id, name }) =>
      html`<li class="row" data-testid="company-row">
        <b>${name}</b>${
          id === here.id
            ? html`<a href="/companies/${id}/delete">Delete…</a>`
            : html`<form class="inline" method="post" action="/companies/${id}/open">
                <button class="quiet">Open</button>
              </form>`
        }
      </li>`,
  );
  return memberPage(
    around,
    'Companies',
    '/companies',
    html`<div class="row">
        <h1>Companies</h1>
        <a href="/companies/new">New company</a>
      </div>
      <section class="card">
        <ul class="rows">
          ${rows}
        </ul>
      </section>`,
  );
}

export function newCompanyPage(around: Surroundings): Html {
  return memberPage(
    around,
    'New company',
    '/companies',
    html`<h1>New company</h1>
      <section class="card">
        <form method="post" action="/companies">
          <label>Name <input name="name" required maxlength="200" /></label><button>Create company</button>
        </form>
      </section>`,
  );
}

export function deleteCompanyPage(around: Surroundings): Html {
  const { id, name } = around.member.company;
  return memberPage(
    around,
    'Delete company',
    '/companies',
    html`<h1>Delete ${name}?</h1>
      <section class="card">
        <p>Its issues, agents, files and memberships go with it, for good.</p>
        <form method="post" action="/companies/${id}/delete"><button class="danger">Delete ${name}</button></form>
      </section>`,
  );
}

interface SettingsContent {
  readonly instanceName: string;
  readonly accounts: readonly LocalAccount[];
  readonly admins: ReadonlySet<string>;
}

export function settingsPage(around: Surroundings, { instanceName, accounts, admins }: SettingsContent): Html {
  const rows = accounts.map(({ userId, name, email }) => {
    const [act, label] = admins.has(userId) ? ['demote', 'Demote'] : ['promote', 'Make instance admin'];
    return html`<li class="row" data-testid="account">
      <span
        >${name} <span class="soft small">${email}</span>${
          admins.has(userId) && html` <span class="badge">instance admin</span>`
        }</span
      >
      <form class="inline" method="post" action="/settings/admins/${userId}/${act}">
        <button class="quiet">${label}</button>
      </form>
    </li>`;
  });
  return memberPage(
    around,
    'Settings',
    '/settings',
    html`<h1>Settings</h1>
      <section class="card">
        <h2>This bot</h2>
        <form class="inline" method="post" action="/settings">
          <input name="instanceName" value="${instanceName}" maxlength="80" aria-label="Name" /><button class="quiet">
            Rename
          </button>
        </form>
      </section>
      <section class="card">
        <h2>Instance admins</h2>
        <ul class="rows">
          ${rows}
        </ul>
      </section>`,
  );
}
