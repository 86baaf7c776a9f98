import type { ItemOf } from '@moorage/api-client';

type Report = ItemOf<'/api/provisioning/reconcile', 'post'>;

/** What a comparison of the bot's people with the team found, in a sentence. */
export function describeReconciliation(reports: readonly Report[]): string {
  if (reports.length === 0) return 'There is no running bot to compare with.';
  const sum = (count: (report: Report) => number): number =>
    reports.reduce((total, report) => total + count(report), 0);
  const repairs = [
    [sum(({ added }) => added), 'added'],
    [sum(({ removed }) => removed), 'removed'],
    [sum(({ roleChanged }) => roleChanged), 'changed'],
  ] as const;
  const made = repairs.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const compared = sum((report) => report.compared);
  if (made.length === 0) return `The bot agrees: ${compared} compared, nothing to repair.`;
  return `Repaired: ${made.join(', ')} of ${compared} compared.`;
}
