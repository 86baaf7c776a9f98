import type { Agent } from '../store/agent-store.ts';
import { type Html, html } from './html.ts';
import { memberPage, type Surroundings } from './layout.ts';

export interface AgentsContent {
  readonly agents: readonly Agent[];
  readonly mayCreate: boolean;
  readonly mayRemove: boolean;
}

export function agentsPage(around: Surroundings, { agents, mayCreate, mayRemove }: AgentsContent): Html {
  const rows = agents.map(
    ({ id, name, purpose }) =>
      html`<li class="row" data-testid="agent">
        <span><b>${name}</b> <span class="soft">${purpose}</span></span
        >${
          mayRemove &&
          html`<form class="inline" method="post" action="/agents/${id}/remove">
            <button class="danger">Remove</button>
          </form>`
        }
      </li>`,
  );
  const list =
    agents.length > 0
      ? html`<ul class="rows">
          ${rows}
        </ul>`
      : html`<p class="soft">No agents yet.</p>`;
  const create =
    mayCreate &&
    html`<section class="card">
      <h2>New agent</h2>
      <form method="post" action="/agents">
        <label>Name <input name="name" required maxlength="80" autocomplete="off" /></label>
        <label>Purpose <input name="purpose" maxlength="200" autocomplete="off" /></label>
        <button>Set up agent</button>
      </form>
    </section>`;
  return memberPage(
    around,
    'Agents',
    '/agents',
    html`<h1>Agents</h1>
      <section class="card" id="agents" data-live>${list}</section>
      ${create}`,
  );
}
