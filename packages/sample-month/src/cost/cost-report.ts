import type { MonthSummary } from '../summary.ts';
import { type BillLine, PRICES } from './prices.ts';

/** What a month cost, as the tables of docs/cost.md. */
export function costReport(summary: MonthSummary, bill: readonly BillLine[]): string {
  const orders = summary.orders.in;
  const units = summary.unitsPerOrder;
  const total = bill.reduce((sum, { dollars }) => sum + dollars, 0);
  const row = (what: string, count: number, value: number, limit: string): string =>
    `| ${what} | ${count} | ${value.toFixed(2)} | ${limit} |`;
  return [
    '| An order that was | Orders | Write units, mean | Limit |',
    '|---|---|---|---|',
    row('not sampled', units.notSampled.orders, units.notSampled.writeUnits, '2.2'),
    row(
      'sampled, called once completely, without complaint, briefed',
      units.calledOnce.orders,
      units.calledOnce.writeUnits,
      '9',
    ),
    row('the same, gas-on', units.calledOnceGasOn.orders, units.calledOnceGasOn.writeUnits, 'reported'),
    row('a duplicate (arrivals)', units.duplicate.orders, units.duplicate.writeUnits, '1'),
    '',
    `Beside these the branch itself writes ${units.branchPerDay.writeUnits.toFixed(1)} units a day (refold markers, day folds, populations, the`,
    `mailing ledger), however many orders there are; over the ${orders} orders of this small month that is ${((units.branchPerDay.writeUnits * units.branchPerDay.days) / orders).toFixed(2)} an order.`,
    '',
    `| Billed in the month (${orders} orders, ${Object.values(summary.calls).reduce((sum, count) => sum + count, 0)} calls) | Amount | US$ | US$ per million orders |`,
    '|---|---|---|---|',
    ...bill.map(
      ({ what, amount, dollars }) =>
        `| ${what} | ${round(amount)} | ${dollars.toFixed(5)} | ${((dollars / orders) * 1e6).toFixed(2)} |`,
    ),
    `| Sum | | ${total.toFixed(5)} | ${((total / orders) * 1e6).toFixed(2)} |`,
    '',
    `List prices: ${PRICES.source}; no free tier. Not in it: storage, logs, alarms, the key (1 US$ a month each).`,
  ].join('\n');
}

const round = (amount: number): string => (amount < 10 ? amount.toFixed(4) : String(Math.round(amount)));
