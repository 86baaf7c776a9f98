import { watchLogs, type LiveState, type LogLine } from '@moorage/api-client';
import { useEffect, useRef, useState } from 'react';
import { useOrganization } from '../organizations/organization-context.ts';
import { appendLines, emptyLog, type LogBuffer } from './log-lines.ts';

const tail = 300;
/** Lines come in bursts: they are drawn a few times a second, not one by one. */
const drawEveryMs = 150;

/** The log of an instance, live. While paused, what comes is kept and shown afterwards. */
export function useLog(
  instanceId: string,
  paused: boolean,
): { log: LogBuffer; state: LiveState | 'connecting'; waiting: number } {
  const { slug } = useOrganization();
  const [log, setLog] = useState(emptyLog);
  const [state, setState] = useState<LiveState | 'connecting'>('connecting');
  const [waiting, setWaiting] = useState(0);
  const pending = useRef<LogLine[]>([]);
  const pausedNow = useRef(paused);
  useEffect(() => {
    pausedNow.current = paused;
  }, [paused]);

  useEffect(() => {
    const stop = watchLogs(
      { instanceId, tenant: slug, tail },
      {
        onLine: (line) => pending.current.push(line),
        onStateChange: (now) => {
          setState(now);
          // A new stream begins with the last lines again.
          if (now === 'open') {
            pending.current = [];
            setLog(emptyLog);
          }
        },
      },
    );
    const timer = setInterval(() => {
      if (pausedNow.current) {
        setWaiting(pending.current.length);
        return;
      }
      const arrived = pending.current;
      pending.current = [];
      setWaiting(0);
      if (arrived.length > 0) setLog((before) => appendLines(before, arrived));
    }, drawEveryMs);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [instanceId, slug]);
  return { log, state, waiting };
}
