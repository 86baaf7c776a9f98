import { once } from 'node:events';
import { WebSocket } from 'ws';
import { headersOf, HOSTED, startBot, type StartedBot, type TestPerson, userOf } from '../testing/started-bot.ts';

const ada: TestPerson = { userId: 'ada', name: 'Ada' };
const ben: TestPerson = { userId: 'ben', name: 'Ben' };
const eve: TestPerson = { userId: 'eve', name: 'Eve', tenantId: 'other' };

describe('live updates', () => {
  let bot: StartedBot;
  let companyId: string;
  const tabs: WebSocket[] = [];
  beforeEach(async () => {
    bot = await startBot();
    companyId = await bot.provision(ada);
    await bot.platform('/internal/members/add', { companyId, user: userOf(ben), role: 'member' });
    await bot.provision(eve);
  });
  afterEach(async () => {
    tabs.splice(0).forEach((tab) => tab.terminate());
    await bot.close();
  });

  /** Opens a tab; `next` answers its messages one by one. */
  async function openTab(person: TestPerson) {
    const tab = new WebSocket(`${bot.url.replace('http', 'ws')}/live`, { headers: headersOf(person) });
    tabs.push(tab);
    const messages = tabMessages(tab);
    expect(await messages.next()).toEqual({ type: 'hello', userId: person.userId });
    return { tab, next: messages.next };
  }

  function tabMessages(tab: WebSocket) {
    const waiting: ((message: unknown) => void)[] = [];
    const arrived: unknown[] = [];
    tab.on('message', (data) => {
      const message: unknown = JSON.parse(String(data));
      const take = waiting.shift();
      if (take) take(message);
      else arrived.push(message);
    });
    const next = () =>
      new Promise<unknown>((resolve) => {
        if (arrived.length > 0) resolve(arrived.shift());
        else waiting.push(resolve);
      });
    return { next };
  }

  const refusal = async (path: string, headers: Record<string, string>): Promise<string> => {
    const tab = new WebSocket(bot.url.replace('http', 'ws') + path, { headers });
    tabs.push(tab);
    const [error] = (await once(tab, 'error')) as [Error];
    return error.message;
  };

  it('tell every tab of the company what somebody did, and no other company’s', async () => {
    const { next: bens } = await openTab(ben);
    const { next: eves } = await openTab(eve);

    await bot.post(ada, '/issues', { title: 'Shed' });
    await bot.post(eve, '/issues', { title: 'Own plan' });

    expect(await bens()).toMatchObject({ type: 'activity', actor: { name: 'Ada' }, deed: 'created #1 Shed' });
    expect(await eves()).toMatchObject({ actor: { name: 'Eve' }, deed: 'created #1 Own plan' });
  });

  it('end for somebody who is removed, and say that they won’t come back', async () => {
    const { tab } = await openTab(ben);

    const closed = once(tab, 'close');
    await bot.platform('/internal/members/remove', { companyId, userId: 'ben' });

    expect((await closed)[0]).toBe(4403);
  });

  it('come as server-sent events too, and end with the membership', async () => {
    const answer = await bot.as(ben, '/events');
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    let stream = '';
    const reading = (async () => {
      for await (const chunk of answer.body ?? []) stream += Buffer.from(chunk).toString();
    })();

    await bot.post(ada, '/issues', { title: 'Shed' });
    await bot.platform('/internal/members/remove', { companyId, userId: 'ben' });
    await reading;

    expect(stream).toMatch(/^: connected\n\ndata: \{"type":"activity".*"deed":"created #1 Shed".*\}\n\n/);
  });

  it('are refused to nobody, to strangers, to other sites’ pages, and on other paths', async () => {
    const stranger: TestPerson = { userId: 'mallory', name: 'Mallory' };

    expect(await refusal('/live', {})).toContain('401');
    expect(await refusal('/live', headersOf(stranger))).toContain('403');
    expect(await refusal('/live', { ...headersOf(ada), origin: 'http://evil.test' })).toContain('403');
    expect(await refusal('/other', headersOf(ada))).toContain('404');
    expect((await bot.fetch('/events')).status).toBe(401);
  });

  it('tell the headers they were opened with, but only when asked to debug', async () => {
    const debugging = await startBot({ ...HOSTED, MOORAGE_BOT_DEBUG: '1' });
    await debugging.provision(ada);
    const tab = new WebSocket(`${debugging.url.replace('http', 'ws')}/live`, { headers: headersOf(ada) });

    const [data] = (await once(tab, 'message')) as [Buffer];
    tab.terminate();
    await debugging.close();

    const { rawHeaders } = JSON.parse(data.toString()) as { rawHeaders: string[] };
    expect(rawHeaders).toEqual(expect.arrayContaining(['x-platform-user-id', 'ada']));
  });

  it('end when the bot stops', async () => {
    const { tab } = await openTab(ada);
    const closed = once(tab, 'close');

    await bot.close();
    bot = await startBot();

    expect((await closed)[0]).toBe(1001);
  });
});
