import type { Attachment } from '../store/attachment-store.ts';
import type { FeedLine } from '../store/feed-store.ts';
import type { Issue } from '../store/issue-store.ts';
import { nameOf } from '../team/activity.ts';
import { type Html, html } from './html.ts';
import { memberPage, type Surroundings } from './layout.ts';
import { assigneeName, assigneeOptions, bytesView, feedView, type Team, timeView } from './parts.ts';

export interface IssueContent {
  readonly issue: Issue;
  readonly attachments: readonly Attachment[];
  readonly feed: readonly FeedLine[];
  readonly team: Team;
}

export function issuePage(around: Surroundings, { issue, attachments, feed, team }: IssueContent): Html {
  const path = `/issues/${issue.number}`;
  const done = issue.status === 'done';
  return memberPage(
    around,
    `#${issue.number} ${issue.title}`,
    '',
    html`<div>
        <h1 data-testid="issue-title">#${issue.number} ${issue.title}</h1>
        <p class="soft">
          by <span data-testid="issue-author">${nameOf(team.people, issue.authorId)}</span> ${timeView(issue.createdAt)}
        </p>
      </div>
      <div class="columns">
        <div>
          <section class="card">
            <h2>Description</h2>
            <p class="body">${issue.body || 'No description.'}</p>
          </section>
          <section class="card">
            <h2>Attachments</h2>
            <div id="attachments" data-live>${attachmentList(path, attachments, team)}</div>
            <form class="inline" method="post" action="${path}/attachments" data-upload>
              <input type="file" name="file" aria-label="File to attach" required /><button name="send">Attach</button
              ><output></output> <noscript>Attaching a file needs scripts.</noscript>
            </form>
          </section>
        </div>
        <div>
          <section class="card">
            <h2>State</h2>
            <p id="state" data-live>
              <span class="badge" data-testid="issue-status">${issue.status}</span>
              <span data-testid="issue-assignee"
                >${issue.assignee ? `assigned to ${assigneeName(team, issue.assignee)}` : 'assigned to nobody'}</span
              >
            </p>
            <form class="inline" method="post" action="${path}/assignee">
              <select name="assignee" aria-label="Assigned to">
                ${assigneeOptions(team, issue.assignee)}</select
              ><button class="quiet">Assign</button>
            </form>
            <br />
            <form method="post" action="${path}/status">
              <input type="hidden" name="status" value="${done ? 'open' : 'done'}" />
              <button class="quiet">${done ? 'Reopen' : 'Mark as done'}</button>
            </form>
          </section>
          <section class="card" id="feed" data-live>
            <h2>Activity</h2>
            ${feedView(feed, team.people)}
          </section>
        </div>
      </div>`,
  );
}

function attachmentList(path: string, attachments: readonly Attachment[], team: Team): Html {
  if (attachments.length === 0) return html`<p class="soft">No files yet.</p>`;
  const rows = attachments.map(
    ({ id, name, bytes, uploadedBy }) =>
      html`<li data-testid="attachment">
        <a href="${path}/attachments/${id}">${name}</a>
        <span class="soft small">${bytesView(bytes)}, by ${nameOf(team.people, uploadedBy)}</span>
      </li>`,
  );
  return html`<ul class="rows">
      ${rows}
    </ul>
    <br />`;
}
