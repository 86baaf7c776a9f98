import type { SqliteSession } from '@moorage/bot-kit';
import type { LiveHub } from '../live/live-hub.ts';
import type { FeedEntry, FeedLine, FeedStore } from '../store/feed-store.ts';
import type { PeopleStore, Person } from '../store/people-store.ts';

/** Writes down what was done; the parts that an act doesn't have may be left out. */
export type Note = (entry: Pick<FeedEntry, 'actorId' | 'verb'> & Partial<FeedEntry>) => void;

/** The activity feed: written with what it tells of, and told to open tabs once that is committed. */
export class Activity {
  constructor(
    private readonly session: SqliteSession,
    private readonly feed: FeedStore,
    private readonly people: PeopleStore,
    private readonly hub: LiveHub,
  ) {}

  /** Runs an act in one transaction together with the feed lines it notes. */
  async perform<T>(companyId: string, act: (note: Note) => T | Promise<T>): Promise<T> {
    const lines: FeedLine[] = [];
    const { result, messages } = await this.session.transaction(async () => {
      const outcome = await act((entry) => {
        const whole = { issueNumber: null, subject: '', subjectUserId: null, ...entry };
        lines.push(this.feed.add(companyId, whole));
      });
      const people = lines.length > 0 ? this.people.byId(companyId) : new Map<string, Person>();
      return { result: outcome, messages: lines.map((line) => messageOf(line, people)) };
    });
    for (const message of messages) this.hub.publish(companyId, message);
    return result;
  }
}

/** The name to show for an id. */
export function nameOf(people: ReadonlyMap<string, Person>, userId: string): string {
  return people.get(userId)?.name ?? 'Someone';
}

/** What a line says after the actor's name: "created #3 Paint the shed". */
export function deedOf(line: FeedLine, people: ReadonlyMap<string, Person>): string {
  const issue = `#${line.issueNumber}`;
  switch (line.verb) {
    case 'member.joined':
      return 'joined';
    case 'member.left':
      return 'left';
    case 'issue.created':
      return `created ${issue} ${line.subject}`;
    case 'issue.assigned':
      return `assigned ${issue} to ${line.subjectUserId === null ? line.subject : nameOf(people, line.subjectUserId)}`;
    case 'issue.unassigned':
      return `unassigned ${issue}`;
    case 'issue.done':
      return `finished ${issue} ${line.subject}`;
    case 'issue.reopened':
      return `reopened ${issue} ${line.subject}`;
    case 'attachment.added':
      return `attached ${line.subject} to ${issue}`;
    case 'agent.created':
      return `set up the agent ${line.subject}`;
    case 'agent.removed':
      return `removed the agent ${line.subject}`;
  }
}

function messageOf(line: FeedLine, people: ReadonlyMap<string, Person>): object {
  const actor = { id: line.actorId, name: nameOf(people, line.actorId) };
  return { type: 'activity', id: line.id, verb: line.verb, actor, deed: deedOf(line, people), at: line.createdAt };
}
