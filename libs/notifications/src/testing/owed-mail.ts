import { randomUUID } from 'node:crypto';
import type { OwedMail } from '../application/ports/mail-store.port.ts';

/** A mail as it waits to be sent. */
export function owedMail(overrides: Partial<OwedMail> = {}): OwedMail {
  const id = randomUUID();
  return {
    id,
    key: `verify-email:${id}`,
    to: 'kim@acme.example',
    template: 'verify-email',
    subject: 'Verify your e-mail address',
    text: 'Open https://moorage.example/verify-email#token=secret',
    html: '<p>Open <a href="https://moorage.example/verify-email#token=secret">this</a></p>',
    createdAt: new Date('2026-01-05T12:00:00.000Z'),
    ...overrides,
  };
}
