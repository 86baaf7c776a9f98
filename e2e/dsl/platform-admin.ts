import { CreatePlatformAdmin } from '@moorage/identity';
import { Commands } from '@moorage/platform';
import type { Actor } from './actor.ts';
import { passwordOfEveryone, type TestApp } from './test-app.ts';

/** The operator of the installation, signed in. */
export async function aPlatformAdmin(app: TestApp): Promise<Actor> {
  const email = 'root.admin@example.test';
  await app.running.app.get(Commands).execute(new CreatePlatformAdmin(email, 'Root Admin', passwordOfEveryone));
  const visitor = app.visitor();
  const signedIn = await visitor.post('/api/auth/sign-in', { email, password: passwordOfEveryone }).expect(200);
  const { person } = signedIn.body as { person: { id: string; email: string; name: string } };
  return visitor.signedInBy(signedIn, { userId: person.id, email: person.email, name: person.name });
}
