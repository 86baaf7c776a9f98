import { Clock } from '@moorage/kernel';
import type { Settings } from '@moorage/contracts';
import type { ContainerRuntime } from '../../application/ports/container-runtime.port.ts';
import type { ImageRegistry } from '../../application/ports/image-registry.port.ts';
import { ImageAllowlist } from '../../domain/image-allowlist.ts';
import { HeldImageRegistry } from './held-image-registry.ts';
import { OciImageRegistry } from './oci-image-registry.ts';
import { RegistryCredentialStore } from './registry-credentials.ts';

/** Registries where containers come from one; the runtime's own store where they don't, or where the operator says so. */
export function chooseImageRegistry(
  { fleet: { registry, imageAllowlist, registryAuthFile } }: Settings,
  runtime: ContainerRuntime,
  clock: Clock,
): ImageRegistry {
  if (registry === 'held' || runtime.kind !== 'docker') return new HeldImageRegistry(runtime);
  return new OciImageRegistry({
    allowlist: ImageAllowlist.of(imageAllowlist),
    credentials:
      registryAuthFile === undefined ? RegistryCredentialStore.none : RegistryCredentialStore.read(registryAuthFile),
    clock,
  });
}
