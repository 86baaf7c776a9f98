import express from 'express';
import request from 'supertest';
import { testSettings } from '../testing/test-settings.ts';
import { SessionCookie } from './session-cookie.ts';

const session = { token: 't0ken', expiresAt: new Date('2026-01-06T12:00:00.000Z') };

describe('the session cookie', () => {
  const over = (secureCookies: boolean) => new SessionCookie(testSettings({ secureCookies }));
  const setBy = async (act: (cookie: SessionCookie, response: express.Response) => void, secureCookies: boolean) => {
    const app = express().get('/', (_, response) => {
      act(over(secureCookies), response);
      response.end();
    });
    return String((await request(app).get('/')).headers['set-cookie']);
  };
  const end = 'Expires=Tue, 06 Jan 2026 12:00:00 GMT; HttpOnly';

  it.each([
    [false, `moorage_session=t0ken; Path=/; ${end}; SameSite=Lax`],
    [true, `__Host-moorage_session=t0ken; Path=/; ${end}; Secure; SameSite=Lax`],
  ])('is bound to its host, over https (%s) by its name too', async (secure, header) => {
    expect(await setBy((cookie, response) => cookie.write(response, session), secure)).toBe(header);
    expect(over(secure).read({ headers: { cookie: `a=1; ${header.split(';', 1)[0]}` } })).toBe('t0ken');
    expect(await setBy((cookie, response) => cookie.clear(response), secure)).toContain(
      `${header.split('=', 1)[0]}=; Path=/; Expires=Thu, 01 Jan 1970`,
    );
  });

  it('is not taken under the name that a neighbouring host could set', () => {
    expect(over(true).read({ headers: { cookie: 'moorage_session=planted' } })).toBeUndefined();
  });
});
