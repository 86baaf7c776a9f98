import { Command } from 'commander';
import { createMoorageClient } from '@moorage/api-client';
import { runLocalTask } from '../local-task.ts';
import { OperatorError } from '../operator-error.ts';
import { serverUrl } from '../server.ts';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** `moorage doctor`: looks at everything that the installation stands on; exit code 1 when something isn't well. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('check what the installation stands on, and say what to do')
    .action(async () => {
      const findings = [nodeVersion(), ...(await localFindings()), await server()];
      for (const { check, ok, detail } of findings)
        process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${check.padEnd(18)} ${detail}\n`);
      const failed = findings.filter((finding) => !finding.ok).length;
      if (failed > 0) throw new OperatorError(`${failed} of ${findings.length} checks failed.`);
    });
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return {
    check: 'Node',
    ok: major >= 22,
    detail: major >= 22 ? process.version : `${process.version}; Moorage runs on 22 or newer`,
  };
}

async function localFindings(): Promise<Finding[]> {
  try {
    return await runLocalTask<Finding[]>('diagnose');
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    return error.message.split('\n').map((detail) => ({ check: 'Configuration', ok: false, detail }));
  }
}

async function server(): Promise<Finding> {
  const url = serverUrl();
  const check = 'Server';
  try {
    const { data } = await createMoorageClient({ baseUrl: url }).GET('/api/installation');
    if (data === undefined)
      return { check, ok: false, detail: `${url} answers, but not as Moorage; check MOORAGE_URL` };
    const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5_000) });
    const { parts } = (await ready.json()) as { parts: Record<string, string> };
    const away = Object.entries(parts)
      .filter(([, state]) => state !== 'ok')
      .map(([part]) => part);
    return away.length === 0
      ? { check, ok: true, detail: `version ${data.version} is ready at ${url}` }
      : { check, ok: false, detail: `${url} answers, but these of its parts are away: ${away.join(', ')}` };
  } catch {
    return { check, ok: false, detail: `nothing answers at ${url}; start it, or set MOORAGE_URL` };
  }
}
