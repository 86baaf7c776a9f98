/** A second Moorage for the crash tests: makes and starts one container, says so, and waits to be killed. */
import { ProcessContainerRuntime } from '../adapters/process/process-container-runtime.ts';
import type { ContainerSpec } from '../application/ports/container-runtime.port.ts';
import { ImageAllowlist } from '../domain/image-allowlist.ts';

const { root, spec } = JSON.parse(process.argv[2]!) as { root: string; spec: ContainerSpec };
const runtime = new ProcessContainerRuntime({ root, allowlist: ImageAllowlist.of(['localhost']) });
await runtime.createContainer(spec);
await runtime.startContainer(spec.name);
process.stdout.write('started\n');
setInterval(() => undefined, 60_000);
