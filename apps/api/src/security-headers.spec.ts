import express from 'express';
import request from 'supertest';
import { securityHeaders } from './security-headers.ts';

describe('headers of the platform', () => {
  const headersOf = async (https: boolean): Promise<Record<string, string | undefined>> => {
    const app = express()
      .use(...securityHeaders(https))
      .get('/', (_, response) => void response.send('page'));
    return (await request(app).get('/').expect(200)).headers as Record<string, string | undefined>;
  };

  it('let no page frame it, sniff it, or run what is not its own', async () => {
    const headers = await headersOf(true);
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    const policy = headers['content-security-policy'] ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      'upgrade-insecure-requests',
    ]) {
      expect(policy.split(';')).toContain(rule);
    }
  });

  it('ask for https only where there is https', async () => {
    const headers = await headersOf(false);
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });
});
