import { Ids } from '../ids.ts';

/** Ids a test can foresee: …0001, …0002, and tokens `token-1`, `token-2`. */
export class SequentialIds extends Ids {
  private uuids = 0;
  private tokens = 0;

  override uuid(): string {
    return `00000000-0000-7000-8000-${String(++this.uuids).padStart(12, '0')}`;
  }

  override token(): string {
    return `token-${++this.tokens}`;
  }
}
