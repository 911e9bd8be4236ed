import { describe, expectTypeOf, it } from 'vitest';
import { TRACE, VISIT, type Visit, visitOf } from '../visit.double.ts';
import type { AggregateTable, Rule } from './aggregate-table.ts';
import type { AggregateType, Stored } from './aggregate-type.ts';

// The compiler reads these functions; nobody calls them.
declare const table: AggregateTable;
const key = { pk: '1', sk: 'V' };

describe('what does not compile', () => {
  it('is a change that says an event its type does not have', () => {
    // @ts-expect-error a visit says nothing of complaints
    const _wrong = () => table.change(VISIT, key, TRACE, () => ({ emits: ['complaint.raised'], answer: 1 }));
    const _right = () =>
      table.change(VISIT, key, TRACE, () => ({ emits: ['callback.requested'], answer: 1 }));
  });

  it('is a save that says an event its type does not have', () => {
    // @ts-expect-error a visit says nothing of complaints
    const _wrong = () => table.save(VISIT, visitOf(), undefined, TRACE, ['complaint.raised']);
    const _right = () => table.save(VISIT, visitOf(), undefined, TRACE, ['callback.withdrawn']);
  });

  it('is an event of a type that has none', () => {
    const silent: AggregateType<Visit, never> = { ...VISIT, eventsOf: () => ({}) };
    // @ts-expect-error this type says nothing
    const _wrong = () => table.save(silent, visitOf(), undefined, TRACE, ['callback.requested']);
  });

  it('is a rule without an answer', () => {
    // @ts-expect-error whoever asked for the change waits for an answer
    const _wrong = () => table.change(VISIT, key, TRACE, () => ({ next: visitOf() }));
    // @ts-expect-error nor does an empty ruling answer
    const _empty = () => table.change(VISIT, key, TRACE, () => ({}));
  });

  it('is a rule that decides a state of another type', () => {
    // @ts-expect-error a visit has a team
    const _wrong = () => table.change(VISIT, key, TRACE, () => ({ next: { id: '1' }, answer: 1 }));
    // @ts-expect-error a visit has a team
    const _save = () => table.save(VISIT, { id: '1' }, undefined, TRACE);
  });

  it('is an event whose data are those of another', () => {
    const _wrong: Pick<AggregateType<Visit, 'callback.withdrawn'>, 'eventsOf'> = {
      // @ts-expect-error a withdrawal carries its task
      eventsOf: () => ({ 'callback.withdrawn': { name: 'callback.withdrawn', at: TRACE.at, data: {} } }),
    };
  });
});

describe('what comes out', () => {
  it('of a change is the rule’s answer', () => {
    const change = () =>
      table.change(VISIT, key, TRACE, (found) => {
        expectTypeOf(found).toEqualTypeOf<Visit | undefined>();
        return found ? { answer: 'known' as const } : { next: visitOf(), answer: 'new' as const };
      });
    expectTypeOf(change).returns.resolves.toEqualTypeOf<'known' | 'new'>();
  });

  it('of a load is a state of its type, or nothing', () => {
    const load = () => table.load(VISIT, key);
    expectTypeOf(load).returns.resolves.toEqualTypeOf<Stored<Visit> | undefined>();
  });

  it('of a rule may come later', () => {
    expectTypeOf<() => Promise<{ answer: number }>>().toExtend<Rule<Visit, never, number>>();
  });
});
