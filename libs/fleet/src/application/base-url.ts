import type { InstanceAddress } from '../domain/instance.ts';

/** Such as `http://127.0.0.1:49153`. */
export function baseUrlOf({ host, port }: InstanceAddress): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
