import { randomBytes } from 'node:crypto';
import Docker from 'dockerode';
import { ImageReference } from '../domain/image-reference.ts';
import { buildFixtureImage } from './docker-fixture-images.ts';

/** The engine and registry that the integration tests use. */
export const testSocketPath = process.env['MOORAGE_TEST_DOCKER_SOCKET'] ?? '/var/run/docker.sock';
export const testRegistry = process.env['MOORAGE_TEST_REGISTRY'] ?? '127.0.0.1:5000';

export const testDocker = new Docker({ socketPath: testSocketPath });

/** A repository name that no other test run uses. */
export function uniqueRepository(): string {
  return `${testRegistry}/moorage-test-${randomBytes(6).toString('hex')}/fixture`;
}

/** The fixture bot's image in two builds, tagged 1 and 2. */
export async function givenFixtureImages(repository: string): Promise<void> {
  await buildFixtureImage(testDocker, `${repository}:1`);
  await buildFixtureImage(testDocker, `${repository}:2`, { version: '2.0.0' });
}

/** Takes the repository's names off the engine; by name, since another repository may hold the same image. */
export async function removeImages(repository: string): Promise<void> {
  const images = await testDocker.listImages({ filters: { reference: [`${repository}:*`, `${repository}@*`] } });
  const names = images.flatMap(({ RepoTags, RepoDigests }) => [...(RepoTags ?? []), ...(RepoDigests ?? [])]);
  for (const name of names.filter(
    (candidate) => !candidate.includes('<none>') && ImageReference.parse(candidate).name === repository,
  )) {
    await testDocker
      .getImage(name)
      .remove({ force: true })
      .catch((error: { statusCode?: number }) => {
        if (error.statusCode !== 404) throw error;
      });
  }
}
