import type { ContainerRuntime } from '../../application/ports/container-runtime.port.ts';
import { ImageRegistry } from '../../application/ports/image-registry.port.ts';

/** Where there is no registry: a tag means what the runtime itself holds under it, such as a bundle on this disk. */
export class HeldImageRegistry extends ImageRegistry {
  constructor(private readonly runtime: ContainerRuntime) {
    super();
  }

  override async digestOf(reference: string): Promise<string> {
    return (await this.runtime.resolveImage(reference)).digest;
  }
}
