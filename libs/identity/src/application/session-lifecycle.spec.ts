import { IdentityBed, browser } from '../testing/identity-bed.ts';
import { EndOtherSessions, EndOtherSessionsHandler } from './end-other-sessions.ts';
import { EndSession, EndSessionHandler } from './end-session.ts';
import { SignOut, SignOutHandler } from './sign-out.ts';

describe('ending sessions', () => {
  let bed: IdentityBed;
  beforeEach(() => {
    bed = new IdentityBed();
  });
  const kim = { id: 'user-1', name: 'Kim Reed', email: 'kim@acme.example' };
  const lee = { ...kim, id: 'user-2' };
  const ids = () => bed.sessionStore.all.map(({ id }) => id);

  it('SignOut ends the session with the token, and tells whoever holds a connection in its name', async () => {
    const { id, ...person } = await bed.aPerson();
    const { token } = await bed.sessions.open({ id, ...person }, browser);
    await bed.sessions.open(kim, browser);
    const [first, second] = ids();
    await new SignOutHandler(bed.sessions, bed.accounts, bed.audit).execute(new SignOut(token));
    expect(ids()).toEqual([second]);
    expect(bed.endedSessions).toEqual([first]);
    expect(bed.audit.of('person.signed-out')).toMatchObject([{ actor: { type: 'user', id }, target: { id } }]);
  });

  it.each([undefined, 'not-a-token'])('SignOut has nothing to do for the token %s', async (token) => {
    await bed.sessions.open(kim, browser);
    await new SignOutHandler(bed.sessions, bed.accounts, bed.audit).execute(new SignOut(token));
    expect(ids()).toHaveLength(1);
    expect(bed.endedSessions).toEqual([]);
    expect(bed.audit.of('person.signed-out')).toEqual([]);
  });

  it("EndSession ends one of the person's own sessions", async () => {
    await bed.sessions.open(kim, browser);
    const [id = ''] = ids();
    const handler = new EndSessionHandler(bed.sessions, bed.audit);
    await expect(handler.execute(new EndSession('user-2', id))).rejects.toMatchObject({ code: 'SESSION.NOT_FOUND' });
    await expect(handler.execute(new EndSession('user-1', 'no-uuid'))).rejects.toMatchObject({
      code: 'SESSION.NOT_FOUND',
    });
    expect(ids()).toEqual([id]);
    await handler.execute(new EndSession('user-1', id));
    expect(ids()).toEqual([]);
    expect(bed.endedSessions).toEqual([id]);
    expect(bed.audit.of('person.sessions-ended')).toMatchObject([{ target: { id: 'user-1' }, after: { ended: 1 } }]);
  });

  it('EndOtherSessions leaves the current one', async () => {
    for (const person of [kim, kim, kim, lee]) await bed.sessions.open(person, browser);
    const [first, current = '', third, foreign] = ids();
    const endOthers = () =>
      new EndOtherSessionsHandler(bed.sessions, bed.audit).execute(new EndOtherSessions('user-1', current));
    await endOthers();
    await endOthers();
    expect(ids()).toEqual([current, foreign]);
    expect(bed.endedSessions).toEqual([first, third]);
    expect(bed.audit.of('person.sessions-ended')).toMatchObject([{ target: { id: 'user-1' }, after: { ended: 2 } }]);
  });

  it('cuts what a browser calls itself to a bearable length', async () => {
    await bed.sessions.open(kim, { userAgent: 'x'.repeat(5000) });
    expect(bed.sessionStore.all[0]?.userAgent).toHaveLength(512);
    expect(bed.sessionStore.all[0]?.ip).toBeNull();
  });

  it("shows the change on the person's open pages", async () => {
    const { token } = await bed.sessions.open(kim, browser);
    await bed.sessions.endByToken(token);
    const live = bed.broadcast.messages.filter(({ channel }) => channel === 'live');
    expect(live).toMatchObject([
      { message: { scope: 'user:user-1', topic: 'sessions' } },
      { message: { scope: 'user:user-1' } },
    ]);
  });
});
