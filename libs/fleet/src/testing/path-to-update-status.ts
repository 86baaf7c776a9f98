import { botUpdateTransitions, type BotUpdateStatus } from '../domain/bot-update-status.ts';

/** The shortest way along the table by which an update gets from PENDING to a status. */
export function pathToUpdateStatus(status: BotUpdateStatus): [from: BotUpdateStatus, to: BotUpdateStatus][] {
  const ways: BotUpdateStatus[][] = [['PENDING']];
  for (const way of ways) {
    const last = way.at(-1)!;
    if (last === status) return way.slice(1).map((to, index) => [way[index]!, to]);
    for (const next of botUpdateTransitions[last]) if (!way.includes(next)) ways.push([...way, next]);
  }
  throw new Error(`There is no way to ${status}`);
}
