import { numberText } from '../../../lib/number-text.ts';

/** `1 bot`, `2,000 bots`. */
export function countText(count: number, one: string, many: string): string {
  return `${numberText(count, 'en')} ${count === 1 ? one : many}`;
}
