import { IdentityBed, browser } from '../testing/identity-bed.ts';
import { EndOtherSessions, EndOtherSessionsHandler } from './end-other-sessions.ts';
import { EndSession, EndSessionHandler } from './end-session.ts';
import { SignOut, SignOutHandler } from './sign-out.ts';

describe('ending sessions', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const ids = () => bed.sessionStore.all.map(({ id }) => id);

  it('SignOut ends the session with the token, and tells whoever holds a connection in its name', async () => {
    const { token } = await bed.sessions.open('user-1', browser);
    await bed.sessions.open('user-1', browser);
    const [first, second] = ids();
    await new SignOutHandler(bed.sessions).execute(new SignOut(token));
    expect(ids()).toEqual([second]);
    expect(bed.endedSessions).toEqual([first]);
  });

  it.each([undefined, 'not-a-token'])('SignOut has nothing to do for the token %s', async (token) => {
    await bed.sessions.open('user-1', browser);
    await new SignOutHandler(bed.sessions).execute(new SignOut(token));
    expect(ids()).toHaveLength(1);
    expect(bed.endedSessions).toEqual([]);
  });

  it("EndSession ends one of the person's own sessions", async () => {
    await bed.sessions.open('user-1', browser);
    const [id = ''] = ids();
    const handler = new EndSessionHandler(bed.sessions);
    await expect(handler.execute(new EndSession('user-2', id))).rejects.toMatchObject({ code: 'SESSION.NOT_FOUND' });
    await expect(handler.execute(new EndSession('user-1', 'no-uuid'))).rejects.toMatchObject({
      code: 'SESSION.NOT_FOUND',
    });
    expect(ids()).toEqual([id]);
    await handler.execute(new EndSession('user-1', id));
    expect(ids()).toEqual([]);
    expect(bed.endedSessions).toEqual([id]);
  });

  it('EndOtherSessions leaves the current one', async () => {
    for (const user of ['user-1', 'user-1', 'user-1', 'user-2']) await bed.sessions.open(user, browser);
    const [first, current = '', third, foreign] = ids();
    await new EndOtherSessionsHandler(bed.sessions).execute(new EndOtherSessions('user-1', current));
    expect(ids()).toEqual([current, foreign]);
    expect(bed.endedSessions).toEqual([first, third]);
  });

  it('cuts what a browser calls itself to a bearable length', async () => {
    await bed.sessions.open('user-1', { userAgent: 'x'.repeat(5000) });
    expect(bed.sessionStore.all[0]?.userAgent).toHaveLength(512);
    expect(bed.sessionStore.all[0]?.ip).toBeNull();
  });

  it("shows the change on the person's open pages", async () => {
    const { token } = await bed.sessions.open('user-1', browser);
    await bed.sessions.endByToken(token);
    const live = bed.broadcast.messages.filter(({ channel }) => channel === 'live');
    expect(live).toMatchObject([
      { message: { scope: 'user:user-1', topic: 'sessions' } },
      { message: { scope: 'user:user-1' } },
    ]);
  });
});
