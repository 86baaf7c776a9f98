import type { Membership } from '@moorage/bot-kit';
import type { FeedLine } from '../store/feed-store.ts';
import type { Issue } from '../store/issue-store.ts';
import { nameOf } from '../team/activity.ts';
import { type Html, html } from './html.ts';
import { memberPage, type Surroundings } from './layout.ts';
import { assigneeName, assigneeOptions, feedView, type Team, timeView } from './parts.ts';

export interface HomeContent {
  readonly issues: readonly Issue[];
  readonly feed: readonly FeedLine[];
  readonly team: Team;
  readonly members: readonly Membership[];
}

export function homePage(around: Surroundings, { issues, feed, team, members }: HomeContent): Html {
  const { member } = around;
  return memberPage(
    around,
    'Issues',
    '/',
    html`<div>
        <h1 data-testid="greeting">Hello, ${member.name}</h1>
        <p class="soft" id="acting" data-live>
          You are here as <span class="badge" data-testid="acting-role">${member.role}</span>${
            member.instanceAdmin && html` <span class="badge" data-testid="instance-admin">instance admin</span>`
          }
        </p>
      </div>
      <div class="columns">
        <div>
          <section class="card">
            <h2>New issue</h2>
            <form method="post" action="/issues" data-testid="new-issue">
              <label>Title <input name="title" required maxlength="200" autocomplete="off" /></label>
              <label>What is it about? <textarea name="body" maxlength="10000"></textarea></label>
              <label
                >Assigned to
                <select name="assignee">
                  ${assigneeOptions(team, null)}
                </select></label
              >
              <button>Create issue</button>
            </form>
          </section>
          <section class="card" id="issues" data-live>
            <h2>Issues</h2>
            ${issueList(issues, team)}
          </section>
        </div>
        <div>
          <section class="card" id="feed" data-live>
            <h2>Activity</h2>
            ${feedView(feed, team.people)}
          </section>
          <section class="card" id="team" data-live>
            <h2>Team</h2>
            ${memberList(members, team)}
          </section>
        </div>
      </div>`,
  );
}

function issueList(issues: readonly Issue[], team: Team): Html {
  if (issues.length === 0) return html`<p class="soft">No issues yet. Create the first one above.</p>`;
  const rows = issues.map(
    (issue) =>
      html`<li class="${issue.status}" data-testid="issue">
        <div class="row">
          <a href="/issues/${issue.number}">#${issue.number} ${issue.title}</a>${
            issue.assignee && html`<span class="badge">${assigneeName(team, issue.assignee)}</span>`
          }
        </div>
        <span class="soft small"
          >by <span data-testid="issue-author">${nameOf(team.people, issue.authorId)}</span></span
        >
        ${timeView(issue.createdAt)}
      </li>`,
  );
  return html`<ul class="rows" data-testid="issue-list">
    ${rows}
  </ul>`;
}

/** The active members; the people page has them all. */
export function memberList(members: readonly Membership[], { people }: Pick<Team, 'people'>): Html {
  const rows = members.map(
    ({ principal: { id }, role, status }) =>
      html`<li class="row" data-testid="member" data-user-id="${id}">
        <span>${nameOf(people, id)} <span class="soft small">${people.get(id)?.email}</span></span>
        <span class="badge">${status === 'active' ? role : `${role}, ${status}`}</span>
      </li>`,
  );
  return html`<ul class="rows" data-testid="member-list">
    ${rows}
  </ul>`;
}
