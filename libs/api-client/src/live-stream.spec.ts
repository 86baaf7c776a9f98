import { watchLive, watchLogs, type LogLine } from './live-stream.ts';

/** Stands for the browser's EventSource: what the server sends is dispatched by hand. */
class ScriptedSource extends EventTarget {
  readonly CLOSED = 2;
  readyState = 1;
  constructor(readonly url: string) {
    super();
  }
  close(): void {
    this.readyState = this.CLOSED;
  }
  send(type: string, data = '{}'): void {
    this.dispatchEvent(Object.assign(new Event(type), { data }));
  }
}

function scripted() {
  const sources: ScriptedSource[] = [];
  const open = (url: string): EventSource => {
    const source = new ScriptedSource(url);
    sources.push(source);
    return source as unknown as EventSource;
  };
  return { sources, open };
}

function recorded() {
  const heard: string[] = [];
  return {
    heard,
    listener: {
      onTopic: (topic: string) => void heard.push(topic),
      onHello: () => void heard.push('hello'),
      onStateChange: (state: string) => void heard.push(state),
    },
  };
}

describe('watchLive', () => {
  afterEach(() => jest.useRealTimers());

  it('passes on what the stream of the organisation says', () => {
    const { sources, open } = scripted();
    const { heard, listener } = recorded();

    watchLive({ of: 'organization', tenant: 'acme & co' }, listener, open);
    sources[0]!.send('open');
    sources[0]!.send('hello');
    sources[0]!.send('members');

    expect(sources[0]!.url).toBe('/api/live?tenant=acme+%26+co');
    expect(heard).toEqual(['open', 'hello', 'members']);
  });

  it('opens a new stream after the server refused one', () => {
    jest.useFakeTimers();
    const { sources, open } = scripted();
    const { heard, listener } = recorded();

    watchLive({ of: 'me' }, listener, open);
    sources[0]!.close();
    sources[0]!.send('error');
    jest.advanceTimersByTime(5_000);

    expect(sources.map((source) => source.url)).toEqual(['/api/me/live', '/api/me/live']);
    expect(heard).toEqual(['down']);
  });

  it('leaves reconnecting to the browser while the stream may come back', () => {
    jest.useFakeTimers();
    const { sources, open } = scripted();

    watchLive({ of: 'admin' }, recorded().listener, open);
    sources[0]!.send('error');
    jest.advanceTimersByTime(60_000);

    expect(sources).toHaveLength(1);
  });

  it('ends when it is told to, and opens nothing more', () => {
    jest.useFakeTimers();
    const { sources, open } = scripted();

    const stop = watchLive({ of: 'me' }, recorded().listener, open);
    sources[0]!.close();
    sources[0]!.send('error');
    stop();
    jest.advanceTimersByTime(60_000);

    expect(sources).toHaveLength(1);
    expect(sources[0]!.readyState).toBe(2);
  });
});

describe('watchLogs', () => {
  it('reads each line', () => {
    const { sources, open } = scripted();
    const lines: LogLine[] = [];

    const listener = { onLine: (line: LogLine) => void lines.push(line), onStateChange: () => undefined };
    watchLogs({ instanceId: 'i-1', tenant: 'acme', tail: 200 }, listener, open);
    sources[0]!.send('line', '{"at":"2026-01-01T00:00:00Z","stream":"stdout","text":"ready"}');

    expect(sources[0]!.url).toBe('/api/instances/i-1/logs?tail=200&tenant=acme');
    expect(lines).toEqual([{ at: '2026-01-01T00:00:00Z', stream: 'stdout', text: 'ready' }]);
  });
});
