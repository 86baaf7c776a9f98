import type { Principal } from '@moorage/bot-kit';
import type { Agent } from '../store/agent-store.ts';
import type { FeedLine } from '../store/feed-store.ts';
import type { Person } from '../store/people-store.ts';
import { deedOf, nameOf } from '../team/activity.ts';
import { type Html, html } from './html.ts';

/** The names a page needs. */
export interface Names {
  readonly people: ReadonlyMap<string, Person>;
  readonly agents: readonly Agent[];
}

/** Who can be assigned, as a list to choose from. */
export interface Team extends Names {
  /** ids of the active members */
  readonly memberIds: readonly string[];
}

export function timeView(iso: string): Html {
  const text = `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
  return html`<time class="soft small" datetime="${iso}">${text}</time>`;
}

export function feedView(lines: readonly FeedLine[], people: ReadonlyMap<string, Person>): Html {
  if (lines.length === 0) return html`<p class="soft">Nothing has happened yet.</p>`;
  const items = lines.map((line) => {
    const deed = deedOf(line, people);
    return html`<li data-testid="feed-line">
      <b>${nameOf(people, line.actorId)}</b> ${
        line.issueNumber === null ? deed : html`<a href="/issues/${line.issueNumber}">${deed}</a>`
      }<br />${timeView(line.createdAt)}
    </li>`;
  });
  return html`<ul class="rows" data-testid="feed">
    ${items}
  </ul>`;
}

export function assigneeName({ people, agents }: Names, assignee: Principal): string {
  if (assignee.kind === 'user') return nameOf(people, assignee.id);
  return agents.find((agent) => agent.id === assignee.id)?.name ?? 'An agent';
}

export function assigneeOptions({ people, agents, memberIds }: Team, chosen: Principal | null): Html {
  const option = (kind: string, id: string, name: string) => {
    const selected = chosen?.kind === kind && chosen.id === id && html` selected`;
    return html`<option value="${kind}:${id}" ${selected}>${name}</option>`;
  };
  return html`<option value="">Nobody</option>
    <optgroup label="People">${memberIds.map((id) => option('user', id, nameOf(people, id)))}</optgroup>
    <optgroup label="Agents">${agents.map(({ id, name }) => option('agent', id, name))}</optgroup>`;
}

export function bytesView(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const power = Math.min(Math.floor(Math.log2(bytes) / 10), 3);
  return `${(bytes / 1024 ** power).toFixed(1)} ${['B', 'KiB', 'MiB', 'GiB'][power]}`;
}
