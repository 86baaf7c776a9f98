import { SmtpCatcher } from '@moorage/notifications/testing';
import { eventually } from '@moorage/kernel/testing';
import { freePort } from '@moorage/platform/testing';
import request from 'supertest';
import { onDatabase } from './dsl/on-database.ts';
import { TestApp, passwordOfEveryone } from './dsl/test-app.ts';

const platformUrl = 'https://moorage.example';

/** An installation as it stands on the internet: behind HTTPS, with a mail server. */
describe('accounts of an installation with a mail server', () => {
  let catcher: SmtpCatcher;
  let app: TestApp;
  let port: number;
  beforeAll(async () => {
    catcher = await SmtpCatcher.start();
    port = await freePort();
    app = await TestApp.start({
      environment: {
        PORT: String(port),
        PLATFORM_URL: platformUrl,
        SMTP_URL: catcher.url,
        MAIL_FROM: 'Moorage <moorage@mail.example>',
      },
    });
  });
  afterAll(async () => {
    await app.stop();
    await catcher.stop();
  });

  const post = (path: string, body: object) =>
    request(`http://127.0.0.1:${port}`).post(path).set('host', 'moorage.example').set('origin', platformUrl).send(body);

  it('tries a mail that is refused for good no more, and keeps why', async () => {
    const email = 'nobody@example.test';
    catcher.refuseNext('recipient', 550);
    await post('/api/auth/sign-up', { email, name: 'Nobody', password: passwordOfEveryone }).expect(202);
    const failed = await onDatabase(app.databaseUrl, (client) =>
      eventually(async () => {
        const { rows } = await client.query<{ error: string; attempts: number; text_body: string | null }>(
          `SELECT error, attempts, text_body FROM mails WHERE recipient = $1 AND state = 'failed'`,
          [email],
        );
        return rows[0];
      }),
    );
    expect(failed).toEqual({ error: expect.stringContaining('550') as string, attempts: 1, text_body: null });
    expect(catcher.mailsTo(email)).toEqual([]);
  });

  it('sends the link by mail, keeps no copy of it, and sets a cookie for HTTPS alone', async () => {
    const email = 'kim@example.test';
    catcher.refuseNext('text', 451);
    await post('/api/auth/sign-up', { email, name: 'Kim Reed', password: passwordOfEveryone }).expect(202);
    const mail = await eventually(() => catcher.mailsTo(email)[0]);
    expect(mail.headers.get('from')).toBe('Moorage <moorage@mail.example>');
    expect(mail.subject).toBe('Verify your e-mail address');
    const token = new RegExp(`^${platformUrl}/verify-email#token=([\\w-]{43})$`, 'm').exec(mail.text)?.[1] ?? '';
    expect(mail.html).toContain(`${platformUrl}/verify-email#token=${token}`);

    await onDatabase(app.databaseUrl, async (client) => {
      await eventually(async () => {
        const { rows } = await client.query(`SELECT 1 FROM mails WHERE state = 'sent'`);
        return rows.length === 1;
      });
      for (const table of ['mails', 'one_time_tokens', 'pgboss.job']) {
        const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
        expect(rows.length).toBeGreaterThan(0);
        expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
      }
    });
    expect(catcher.mailsTo(email)).toHaveLength(1);

    const verified = await post('/api/auth/verify-email', { token }).expect(200);
    expect(String(verified.headers['set-cookie'])).toMatch(
      /^__Host-moorage_session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    );
  });
});
