import type { INestApplication } from '@nestjs/common';
import { ContainerRuntime } from '@moorage/fleet';
import type { Config } from './config/config.ts';
import type { DemoSignIn } from './demo/demo-seed.ts';

/** What whoever started it wants to know: where it is, what runs the bots, and how to get in. */
export function printBanner(app: INestApplication, { settings }: Config, signIns: readonly DemoSignIn[]): void {
  const runtime = app.get(ContainerRuntime);
  const explained =
    runtime.kind === 'docker'
      ? 'docker (one container per organisation)'
      : `${runtime.kind} (child processes; no Docker Engine answered)`;
  const lines = [
    '',
    `  Moorage is ready:  ${settings.platformUrl}`,
    `  Bots live at:      <organisation>.${settings.botsDomain}`,
    `  Runtime:           ${explained}`,
    settings.mail.smtpUrl === undefined
      ? `  Mails:             kept, read them at ${settings.platformUrl}/admin/mails`
      : '  Mails:             sent by SMTP',
    ...(signIns.length > 0 ? ['', '  Demo sign-ins:'] : []),
    ...signIns.map(({ email, password, what }) => `    ${email.padEnd(26)} ${password.padEnd(24)} ${what}`),
    '',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
