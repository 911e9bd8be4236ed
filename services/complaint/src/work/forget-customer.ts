import type { BranchConfiguration } from '@huiyin/contracts';
import type { Clock } from '@huiyin/kernel';
import {
  type AggregateTable,
  type ForgetCommand,
  forgetSlice,
  forgettable,
  type ItemUnreadable,
  type SliceResult,
} from '@huiyin/table';
import { decide } from '../domain/decide.ts';
import { COMPLAINT_CASE } from '../store/items.ts';

export interface ForgetDeps {
  readonly branch: BranchConfiguration;
  readonly table: AggregateTable;
  readonly now: Clock;
  readonly onUnreadable: (error: ItemUnreadable) => void;
}

/** A slice and the page it began last end well within a function's time. */
const SLICE_MILLISECONDS = 12_000;

/** Forgets one customer in one slice of the cases. */
export const forgetCustomer =
  ({ branch, ...deps }: ForgetDeps) =>
  (command: ForgetCommand): Promise<SliceResult> =>
    forgetSlice({ ...deps, sliceMilliseconds: SLICE_MILLISECONDS, forgettables: [casesOf(branch)] }, command);

const casesOf = (branch: BranchConfiguration) =>
  forgettable(COMPLAINT_CASE, 'customer.customerKey', ({ customerKeys }) => (found) => {
    const outcome = decide(found, { kind: 'forget', customerKeys }, branch);
    return { ...(outcome.ok && outcome.value), answer: undefined };
  });
