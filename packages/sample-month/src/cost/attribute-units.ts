import type { Accepted, Billable } from '@huiyin/local-cloud';
import { namesOf } from '@huiyin/surface';
import * as z from 'zod';

/** Mean write units of a kind of order, and how many orders the mean is over. */
export interface MeanUnits {
  readonly orders: number;
  readonly writeUnits: number;
}

export interface UnitsPerOrder {
  /** Recorded, decided on, not sampled. */
  readonly notSampled: MeanUnits;
  /** Sampled, one call, a complete interview without complaint, briefed; all business types but gas-on. */
  readonly calledOnce: MeanUnits;
  /** The same of gas-on, whose five stages make it larger. */
  readonly calledOnceGasOn: MeanUnits;
  /** The second arrival of an order; `orders` counts arrivals. */
  readonly duplicate: MeanUnits;
  /** What no order's id stands in: refold markers, folds, populations, the mailing ledger. It grows with days, not with orders. */
  readonly branchPerDay: { readonly days: number; readonly writeUnits: number };
}

/** What one order cost, and how its way went. */
interface OrderUnits {
  writeUnits: number;
  failedPuts: number;
  failedUnits: number;
  revisions: number;
  sampled: boolean;
  businessType: string;
  attempts: number | undefined;
  complete: boolean;
  concerns: number;
}

/** What is watched of a running office. */
export interface UnitsDeps {
  readonly branch: { readonly branch: string };
  readonly cloud: {
    readonly clock: { readonly now: () => Date };
    readonly meter: { readonly onOperation: (listener: (billable: Billable) => void) => void };
    readonly events: () => readonly Pick<Accepted, 'event'>[];
  };
}

const busEvent = z.looseObject({
  name: z.string(),
  data: z.looseObject({
    order: z.looseObject({ orderId: z.string(), businessType: z.string(), revision: z.int() }),
    attempts: z.array(z.unknown()).optional(),
    disposition: z.string().optional(),
    concerns: z.array(z.string()).optional(),
  }),
});

/** The ids that the sample month gives its orders; wrong ones end otherwise. Keys of tasks and cases contain their order's. */
const ORDER_ID = /WO-\d{8}-\d{6}(?!-X)/;

/**
 * Watches the meter from now on and lays every write to the account of the order whose id stands in its keys. What no
 * order's id is in is the branch's. `read` looks at the events to tell which way each order went.
 */
export function attributeUnits({ cloud, branch }: UnitsDeps): { readonly read: () => UnitsPerOrder } {
  const ledgers = new Map<string, OrderUnits>();
  const intakeTable = namesOf(branch.branch).table('intake');
  let shared = 0;
  const fromMs = cloud.clock.now().getTime();
  const ledgerOf = (orderId: string): OrderUnits => {
    const ledger = ledgers.get(orderId) ?? {
      writeUnits: 0,
      failedPuts: 0,
      failedUnits: 0,
      revisions: 0,
      sampled: false,
      businessType: '',
      attempts: undefined,
      complete: false,
      concerns: 0,
    };
    ledgers.set(orderId, ledger);
    return ledger;
  };
  cloud.meter.onOperation((billable: Billable) => {
    if (billable.kind !== 'dynamodb' || billable.operation.units.write === 0) return;
    const { units, keys = [], failedCondition = false, table } = billable.operation;
    const orderId = ORDER_ID.exec(JSON.stringify(keys))?.[0];
    if (orderId === undefined) shared += units.write;
    else if (failedCondition && table === intakeTable) {
      ledgerOf(orderId).failedPuts += 1;
      ledgerOf(orderId).failedUnits += units.write;
    } else ledgerOf(orderId).writeUnits += units.write;
  });

  return {
    read() {
      for (const { event } of cloud.events()) {
        const known = busEvent.safeParse(event.detail);
        if (!known.success) continue;
        const { name, data } = known.data;
        const { orderId, businessType, revision } = data.order;
        const ledger = ledgerOf(orderId);
        if (name === 'work-order.recorded') {
          // The sample month counts every correction up by one.
          ledger.revisions = Math.max(ledger.revisions, revision);
          ledger.businessType = businessType;
        } else if (name === 'callback.requested') ledger.sampled = true;
        else if (name === 'callback.closed') {
          ledger.attempts = data.attempts?.length;
          ledger.complete = data.disposition === 'complete';
          ledger.concerns = data.concerns?.length ?? 0;
        }
      }
      const recorded = [...ledgers.values()].filter(({ revisions }) => revisions > 0);
      const days = Math.max(1, Math.round((cloud.clock.now().getTime() - fromMs) / 86_400_000));
      const mean = (orders: readonly OrderUnits[]): MeanUnits => ({
        orders: orders.length,
        writeUnits: round(
          orders.length === 0
            ? 0
            : orders.reduce((sum, { writeUnits }) => sum + writeUnits, 0) / orders.length,
        ),
      });
      const once = recorded.filter(
        ({ attempts, complete, concerns }) => attempts === 1 && complete && concerns === 0,
      );
      // A correction, too, first finds that its order is there already.
      const again = recorded.map(({ failedPuts, failedUnits, revisions }) => ({
        arrivals: failedPuts - (revisions - 1),
        units: failedPuts === 0 ? 0 : failedUnits / failedPuts,
      }));
      const arrivals = again.reduce((sum, one) => sum + one.arrivals, 0);
      const units = again.reduce((sum, one) => sum + one.arrivals * one.units, 0);
      return {
        notSampled: mean(recorded.filter(({ sampled }) => !sampled)),
        calledOnce: mean(once.filter(({ businessType }) => businessType !== 'ignition')),
        calledOnceGasOn: mean(once.filter(({ businessType }) => businessType === 'ignition')),
        duplicate: { orders: arrivals, writeUnits: round(arrivals === 0 ? 0 : units / arrivals) },
        branchPerDay: { days, writeUnits: round(shared / days) },
      };
    },
  };
}

const round = (units: number): number => Math.round(units * 1000) / 1000;
