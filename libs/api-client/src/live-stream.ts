/** What a live stream may speak of; `hello` means that everything may have changed. */
export const liveTopics = [
  'organization',
  'members',
  'invitations',
  'join-requests',
  'instances',
  'releases',
  'update-policy',
  'rollouts',
  'provisioning',
  'people',
  'mails',
  'jobs',
  'sessions',
  'domains',
  'settings',
  'audit',
  'system-events',
  'maintenance',
  'notices',
] as const;
export type LiveTopic = (typeof liveTopics)[number];

export type LiveScope =
  { readonly of: 'me' } | { readonly of: 'admin' } | { readonly of: 'organization'; readonly tenant: string };

export interface LiveListener {
  /** Something of this topic changed. */
  onTopic(topic: LiveTopic): void;
  /** The stream begins, or begins anew: whatever is on the page may be old. */
  onHello(): void;
  onStateChange(state: LiveState): void;
}
export type LiveState = 'open' | 'down';

export interface LogLine {
  readonly at: string;
  readonly stream: string;
  readonly text: string;
}

export interface LogListener {
  onLine(line: LogLine): void;
  onStateChange(state: LiveState): void;
}

type OpenEventSource = (url: string) => EventSource;
const openEventSource: OpenEventSource = (url) => new EventSource(url, { withCredentials: true });

/** How long a stream that the server refused is left alone before it is tried again. */
const reopenAfterMs = 5_000;

/** Follows the changes of one scope until the returned function is called. Reconnects by itself. */
export function watchLive(
  scope: LiveScope,
  listener: LiveListener,
  open: OpenEventSource = openEventSource,
): () => void {
  return keepOpen(liveUrl(scope), listener, open, (source) => {
    source.addEventListener('hello', () => listener.onHello());
    for (const topic of liveTopics) source.addEventListener(topic, () => listener.onTopic(topic));
  });
}

/** Follows the log of an instance: its last `tail` lines, then each new one. */
export function watchLogs(
  { instanceId, tenant, tail }: { instanceId: string; tenant: string; tail: number },
  listener: LogListener,
  open: OpenEventSource = openEventSource,
): () => void {
  const query = new URLSearchParams({ tail: String(tail), tenant });
  return keepOpen(`/api/instances/${encodeURIComponent(instanceId)}/logs?${query}`, listener, open, (source) => {
    source.addEventListener('line', (event) => listener.onLine(JSON.parse(event.data as string) as LogLine));
  });
}

function liveUrl(scope: LiveScope): string {
  switch (scope.of) {
    case 'me':
      return '/api/me/live';
    case 'admin':
      return '/api/admin/live';
    case 'organization':
      return `/api/live?${new URLSearchParams({ tenant: scope.tenant })}`;
  }
}

/** An EventSource reconnects after a lost connection, but gives up for good after a refusal: then a new one is opened. */
function keepOpen(
  url: string,
  { onStateChange }: { onStateChange(state: LiveState): void },
  open: OpenEventSource,
  listen: (source: EventSource) => void,
): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const connect = (): void => {
    source = open(url);
    source.addEventListener('open', () => onStateChange('open'));
    source.addEventListener('error', () => {
      onStateChange('down');
      if (source.readyState === source.CLOSED) timer = setTimeout(connect, reopenAfterMs);
    });
    listen(source);
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
