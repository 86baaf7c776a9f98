import { describeReconciliation } from './reconciliation-text.ts';

const report = { instanceId: 'i', compared: 5, added: 0, removed: 0, roleChanged: 0, unchanged: 5 };

it('says what was repaired, over all instances', () => {
  expect(describeReconciliation([])).toBe('There is no running bot to compare with.');
  expect(describeReconciliation([report])).toBe('The bot agrees: 5 compared, nothing to repair.');
  expect(
    describeReconciliation([
      { ...report, added: 2 },
      { ...report, roleChanged: 1, added: 1 },
    ]),
  ).toBe('Repaired: 3 added, 1 changed of 10 compared.');
});
