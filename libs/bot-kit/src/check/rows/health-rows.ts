import { bodyOf, type CheckRow, expectStatus, expectThat } from '../check-row.ts';

export const healthRows: readonly CheckRow[] = [
  {
    name: 'health: 200 and JSON {"status":"ok", version, commit}, not an HTML page',
    run: async ({ client }) => {
      const answer = await client.call('GET', '/health');
      expectStatus(answer, [200], 'GET /health');
      expectThat(/\bjson\b/.test(answer.contentType), `the content type is "${answer.contentType}", not JSON`);
      const { status, version, commit } = bodyOf(answer);
      expectThat(status === 'ok', `"status" is ${JSON.stringify(status)}, not "ok"`);
      expectThat(typeof version === 'string' && version !== '', '"version" is missing');
      expectThat(typeof commit === 'string' && commit !== '', '"commit" is missing');
      return `version ${version}, commit ${commit}`;
    },
  },
  {
    name: 'provision health: open to anyone, {ok, protocolVersion, managed}',
    run: async ({ client }) => {
      const answer = await client.call('GET', '/internal/provision/health', { bearer: null });
      expectStatus(answer, [200], 'GET /internal/provision/health');
      const { ok, protocolVersion, managed } = bodyOf(answer);
      expectThat(ok === true, '"ok" is not true');
      expectThat(protocolVersion !== undefined, '"protocolVersion" is missing');
      expectThat(managed === true, '"managed" is not true: the bot does not run in hosted mode');
      return `protocol ${JSON.stringify(protocolVersion)}`;
    },
  },
];
