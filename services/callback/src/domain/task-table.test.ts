import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { longgang } from '@huiyin/testing';
import { describe, expect, it } from 'vitest';
import { at, attempt, bodyOf, call, correction, interviewed } from '../testing/calls.ts';
import {
  CUSTOMER_KEY,
  caseTask,
  changed,
  customer,
  NUMBERS_KEY,
  orderTask,
  requested,
  secondRequested,
  withdrawn,
  withoutCustomer,
} from '../testing/events.ts';
import { ALL_ROWS, stateDiagram, stateTable } from '../testing/state-diagram.ts';
import { decide } from './decide.ts';
import { eventsOf } from './events-of.ts';
import type { Agent } from './independence.ts';
import type { Task } from './task.ts';
import type { CorrectAttempt, ForgetInTask, TaskCommand } from './task-commands.ts';
import { TASK_TABLE, type TaskRow } from './task-table.ts';

const branch = longgang();
const NOW = at('06 12:00');
const OLD = 1;
const NEW = 9;

const request = (version = NEW): TaskCommand => ({ name: 'request', event: requested({}, version), at: NOW });
const requestNobody = (version = NEW): TaskCommand => ({
  name: 'request',
  event: withoutCustomer(requested({}, version)),
  at: NOW,
});
const withdraw = (version = NEW): TaskCommand => ({
  name: 'withdraw',
  event: withdrawn({}, version),
  at: NOW,
});
const withdrawStopped = (version = NEW): TaskCommand => {
  const { data, ...event } = withdrawn({}, version);
  return { name: 'withdraw', event: { ...event, data: { ...data, stopped: true } }, at: NOW };
};
const second = (version = NEW): TaskCommand => ({
  name: 'request second',
  event: secondRequested({}, version),
  at: NOW,
});
const secondNobody = (version = NEW): TaskCommand => ({
  name: 'request second',
  event: withoutCustomer(secondRequested({}, version)),
  at: NOW,
});
const record = (body = interviewed(), claimId = 'c-9'): TaskCommand => attempt(claimId, body, { at: NOW });
const endWindow = (moment = at('20 00:00')): TaskCommand => ({ name: 'end window', at: moment });
const righted = (body = interviewed(), more: Partial<CorrectAttempt> = {}): TaskCommand =>
  correction('c-1', body, more);
const noPhone: TaskCommand = { name: 'no phone', at: NOW };
const forget = (...customerKeys: string[]): ForgetInTask => ({
  name: 'forget',
  customerKeys,
  forgottenAt: NOW,
  at: NOW,
});
/** The customer came back after they were forgotten. */
const BEFORE = new Date(Date.parse(orderTask().order.completedAt) - 1).toISOString();
const forgetThem = forget('another', CUSTOMER_KEY);

const absent = undefined;
const open = orderTask();
const tried = call(open, 'c-1', bodyOf()).next;
const closed = call(open, 'c-1', interviewed()).next;
const gone = changed(open, { name: 'withdraw', event: withdrawn({}, 2), at: NOW }).next;
const goneTried = changed(gone, attempt('c-1', bodyOf())).next;
/** A wrong number, and the request with the one that is right. */
const wrongNumber = call(open, 'c-1', bodyOf({ disposition: 'wrong-number' })).next;
const rightNumber = (moment = NOW): TaskCommand => ({
  name: 'request',
  event: requested({ customer: { ...customer, numbersKey: 'b3RoZXItbnVtYmVyczEyMw' } }, NEW),
  at: moment,
});
/** A refusal that was none: the agent corrected it, and the customer is to be rung again. */
const refusedInError = call(open, 'c-1', bodyOf({ disposition: 'refused' })).next;
const reopened = changed(refusedInError, righted(bodyOf())).next;
const goneInterviewed = call(gone, 'c-1', interviewed()).next;
const openSecond = caseTask();
const triedSecond = call(openSecond, 'c-1', bodyOf({ calledAt: at('09 10:00') })).next;
const closedSecond = changed(openSecond, { name: 'no phone', at: at('09 10:00') }).next;
// A case's task is never withdrawn; should one be, nothing of it may be lost.
const goneSecond: Task = { ...openSecond, state: 'withdrawn' };
const goneTriedSecond: Task = { ...triedSecond, state: 'withdrawn', waiting: undefined };
const forgotten = changed(open, forgetThem).next;
const named: Task = { ...gone, customer: { customerKey: CUSTOMER_KEY, numbersKey: NUMBERS_KEY } };

const ended = 'closed, says callback.closed';
const endedSecond = 'closed, says second-callback.closed';

/** Whoever is tied to what they would ring about is kept from it in whatever state the task is. */
const tied = (who: string, tasks: readonly Task[], agent: Agent, rule: string) =>
  tasks.map(
    (task) =>
      [
        `a call of a task that is ${task.state} by one who ${who}`,
        task,
        attempt('c-9', interviewed(), { at: NOW, agent }),
        `refused: ${rule}`,
      ] as const,
  );
const ORDERS = [open, closed, gone];
const SECONDS = [openSecond, closedSecond, goneSecond];
const TIED = [
  ...tied('comes from the team', ORDERS, { id: 'agent-01', team: 'repair-1' }, 'own-team'),
  ...tied('served there', ORDERS, { id: orderTask().order.staff[0] ?? '' }, 'served-by-caller'),
  ...tied('rang first', SECONDS, { id: 'agent-09' }, 'first-caller'),
  ...tied('resolved it', SECONDS, { id: 'officer-01' }, 'resolver'),
];

/** What becomes of which task by which command: written out by hand, for a reader to judge. */
const CASES: readonly (readonly [string, Task | undefined, TaskCommand, string])[] = [
  ['a first request', absent, request(), 'open'],
  ['a first request whose customer was forgotten', absent, requestNobody(), 'withdrawn'],
  ['a request that comes again', open, request(OLD), 'refused: old-news'],
  ['a correction before any call', open, request(), 'open'],
  ['a correction before any call, without a customer', open, requestNobody(), 'withdrawn'],
  ['a correction after a call', tried, request(), 'open'],
  ['a correction after a call, without a customer', tried, requestNobody(), 'open'],
  ['an old request for a closed task', closed, request(OLD), 'refused: old-news'],
  ['a correction of a closed task', closed, request(), ended],
  [
    'a corrected number of a task that a wrong one had closed',
    wrongNumber,
    rightNumber(),
    'open, says callback.closed',
  ],
  ['a corrected number after the window', wrongNumber, rightNumber(at('20 00:00')), ended],
  ['a correction that brings no other number', wrongNumber, request(), ended],
  ['a corrected number of a customer who was asked', closed, rightNumber(), ended],
  ['an old request for a withdrawn task', gone, request(OLD), 'refused: old-news'],
  ['a request after a withdrawal', gone, request(), 'open'],
  ['a request after a withdrawal, without a customer', gone, requestNobody(), 'withdrawn'],
  ['a request after a withdrawal and a late call', goneTried, request(), 'withdrawn'],

  ['a withdrawal that overtakes its request', absent, withdraw(), 'withdrawn'],
  ['a withdrawal that comes late', open, withdraw(OLD), 'refused: old-news'],
  ['a withdrawal before any call', open, withdraw(), 'withdrawn'],
  ['a withdrawal after a call', tried, withdraw(), 'open'],
  ['a withdrawal of a stopped programme before any call', open, withdrawStopped(), 'withdrawn'],
  ['a withdrawal of a stopped programme after a call', tried, withdrawStopped(), ended],
  ['an old withdrawal of a stopped programme', tried, withdrawStopped(OLD), 'refused: old-news'],
  ['an old withdrawal of a closed task', closed, withdraw(OLD), 'refused: old-news'],
  ['a withdrawal of a closed task', closed, withdraw(), ended],
  ['an old withdrawal of a withdrawn task', gone, withdraw(OLD), 'refused: old-news'],
  ['a second withdrawal', gone, withdraw(), 'withdrawn'],
  ['a second withdrawal after a late call', goneTried, withdraw(), 'withdrawn'],

  ['a first request of a case', absent, second(), 'open'],
  ['a first request of a case whose customer was forgotten', absent, secondNobody(), endedSecond],
  ['a request of a case that comes again', openSecond, second(3), 'refused: old-news'],
  ['a case’s correction before any call', openSecond, second(), 'open'],
  ['a case’s correction before any call, without a customer', openSecond, secondNobody(), endedSecond],
  ['a case’s correction after a call', triedSecond, second(), 'open'],
  ['an old request of a case for a closed task', closedSecond, second(3), 'refused: old-news'],
  ['a case’s correction of a closed task', closedSecond, second(), endedSecond],
  ['an old request of a case for a withdrawn task', goneSecond, second(3), 'refused: old-news'],
  ['a case’s request for a withdrawn task', goneSecond, second(), 'open'],
  ['a case’s request for a withdrawn task, without a customer', goneSecond, secondNobody(), endedSecond],
  ['a case’s request for a withdrawn task with a call', goneTriedSecond, second(), 'withdrawn'],

  ['a correction for no task', absent, righted(), 'refused: no-such-task'],
  ...(
    [
      ['an open', tried],
      ['a closed', closed],
      ['a withdrawn', goneTried],
    ] as const
  ).flatMap(([which, task]): [string, Task, TaskCommand, string][] => [
    [
      `a correction of no call of ${which} task`,
      task,
      correction('c-2', bodyOf()),
      'refused: no-such-attempt',
    ],
    [
      `another agent’s correction in ${which} task`,
      task,
      righted(interviewed(), { agent: 'agent-02' }),
      'refused: claim-of-another',
    ],
    [
      `a correction that came before, in ${which} task`,
      changed(task, righted(bodyOf({ disposition: 'busy' }))).next,
      righted(),
      'refused: attempt-repeated',
    ],
    [
      `a correction before another that is missing, in ${which} task`,
      task,
      righted(interviewed(), { number: 2 }),
      'refused: correction-out-of-turn',
    ],
    [
      `a correction after its time in ${which} task`,
      task,
      righted(interviewed(), { at: at('06 10:10') }),
      'refused: correction-too-late',
    ],
    [
      `a correction of a call that another followed, in ${which} task`,
      call(task, 'c-2', bodyOf({ calledAt: at('06 10:05') })).next,
      righted(interviewed(), { at: at('06 10:06') }),
      'refused: later-attempt',
    ],
    [
      `a correction that breaks a rule, in ${which} task`,
      task,
      righted(bodyOf({ disposition: 'complete' })),
      'refused: attempt-invalid',
    ],
  ]),
  ['a correction that ends a task', tried, righted(), ended],
  ['a correction that leaves a task open', tried, righted(bodyOf({ disposition: 'busy' })), 'open'],
  [
    'a correction of a task that a correction had opened again',
    reopened,
    righted(bodyOf({ disposition: 'busy' }), { number: 2 }),
    'open, says callback.closed',
  ],
  ['a correction of how a task ended', closed, righted(interviewed({ overall: 'fail' })), ended],
  [
    'a correction by which a closed task is to be rung again',
    refusedInError,
    righted(bodyOf()),
    'open, says callback.closed',
  ],
  ['a correction by which it would be, and whom nobody can ring any more', closed, righted(bodyOf()), ended],
  ['a correction of a withdrawn task: interviewed after all', goneTried, righted(), ended],
  [
    'a correction of a withdrawn task: nobody reached',
    goneTried,
    righted(bodyOf({ disposition: 'busy' })),
    'withdrawn',
  ],
  ['a correction of a task that a late interview had closed', goneInterviewed, righted(bodyOf()), ended],

  ['a call for no task', absent, record(), 'refused: no-such-task'],
  ['a call recorded before', tried, record(interviewed(), 'c-1'), 'refused: attempt-repeated'],
  [
    'a call that breaks a rule',
    open,
    record(bodyOf({ disposition: 'complete' })),
    'refused: attempt-invalid',
  ],
  ['a call with an interview', open, record(), ended],
  ['a call that reached nobody', open, record(bodyOf()), 'open'],
  [
    'a call of a closed task recorded before',
    closed,
    record(interviewed(), 'c-1'),
    'refused: attempt-repeated',
  ],
  [
    'a wrong call of a closed task',
    closed,
    record(interviewed({ overall: 'x' })),
    'refused: attempt-invalid',
  ],
  ['a late call of a closed task', closed, record(bodyOf()), ended],
  [
    'a call of a withdrawn task recorded before',
    goneTried,
    record(bodyOf(), 'c-1'),
    'refused: attempt-repeated',
  ],
  [
    'a wrong call of a withdrawn task',
    gone,
    record(interviewed({ overall: 'x' })),
    'refused: attempt-invalid',
  ],
  ['a late interview of a withdrawn task', gone, record(), ended],
  ['a late call of a withdrawn task that reached nobody', gone, record(bodyOf()), 'withdrawn'],
  ...TIED,
  ['a second callback with its outcome left out', openSecond, record(), 'refused: attempt-invalid'],

  ['a window’s end of no task', absent, endWindow(), 'refused: no-such-task'],
  ['a moment before the window’s end', open, endWindow(at('19 23:59')), 'refused: window-not-ended'],
  ['the window’s end', open, endWindow(), ended],
  ['the window’s end after a call', tried, endWindow(), ended],
  ['the window’s end of a second callback', openSecond, endWindow(at('12 00:00')), endedSecond],
  ['the window’s end of a closed task', closed, endWindow(), 'refused: not-open'],
  ['the window’s end of a withdrawn task', gone, endWindow(), 'refused: not-open'],

  ['no phone of no task', absent, noPhone, 'refused: no-such-task'],
  ['no phone', open, noPhone, ended],
  ['no phone of a second callback', openSecond, noPhone, endedSecond],
  ['no phone of a closed task', closed, noPhone, 'refused: not-open'],
  ['no phone of a withdrawn task', gone, noPhone, 'refused: not-open'],

  ['a forgetting of no task', absent, forgetThem, 'refused: no-such-task'],
  ['a forgetting of somebody else', open, forget('another'), 'refused: another-customer'],
  ['a forgetting of somebody who was forgotten', forgotten, forgetThem, 'refused: another-customer'],
  [
    'a forgetting before the service',
    open,
    { ...forgetThem, forgottenAt: BEFORE },
    'refused: another-customer',
  ],
  [
    'a forgetting before the service, of an order that was known by then',
    orderTask({ order: { knownSince: BEFORE } }),
    { ...forgetThem, forgottenAt: BEFORE },
    'withdrawn',
  ],
  ['a forgetting before any call', open, forgetThem, 'withdrawn'],
  ['a forgetting after a call', tried, forgetThem, ended],
  ['a forgetting before any second callback', openSecond, forgetThem, endedSecond],
  ['a forgetting of somebody else in a closed task', closed, forget('another'), 'refused: another-customer'],
  ['a forgetting after the end', closed, forgetThem, 'closed'],
  ['a forgetting of somebody else in a withdrawn task', gone, forgetThem, 'refused: another-customer'],
  ['a forgetting in a withdrawn task that still names them', named, forgetThem, 'withdrawn'],
];

const outcomeOf = (task: Task | undefined, command: TaskCommand): string => {
  const decided = decide(task, command, branch);
  if (!decided.ok) return `refused: ${decided.refusal}`;
  const { next, emits } = decided.value;
  return [next.state, ...emits.map((name) => `says ${name}`)].join(', ');
};

/** Every task in every state, against every command. */
const TASKS = [...new Set(CASES.map(([, task]) => task))];
const COMMANDS = [...new Set(CASES.map(([, , command]) => command))];
const pairs = TASKS.flatMap((task) => COMMANDS.map((command) => ({ task, command })));

describe('what becomes of a task', () => {
  it.each(CASES)('by %s', (_, task, command, outcome) => {
    expect(outcomeOf(task, command)).toBe(outcome);
  });

  it('is said above for every row of the table', () => {
    const hit = CASES.map(([, task, command]) => {
      const state = task?.state ?? 'absent';
      // The rows' own types are of no interest here.
      const rows = TASK_TABLE[command.name][state] as readonly TaskRow<unknown, unknown>[];
      const index = rows.findIndex(({ when }) => !when || when.holds({ task, command, branch }));
      return `${command.name} / ${state} / ${index}`;
    });
    const rows = ALL_ROWS.map(({ command, state, index }) => `${command} / ${state} / ${index}`);
    expect([...new Set(hit)].toSorted()).toEqual(rows.toSorted());
  });

  it('is drawn and listed in the README exactly so', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const between = (name: string) => readme.split(`<!-- ${name} -->\n`)[1]?.split(`\n<!-- /${name} -->`)[0];
    expect(between('state-diagram')).toBe(stateDiagram());
    expect(between('state-table')).toBe(stateTable());
  });
});

describe('whatever is asked of whatever task', () => {
  it('no attempt is lost, a closing never moves, and what is said can be said', () => {
    for (const { task, command } of pairs) {
      const decided = decide(task, command, branch);
      if (!decided.ok) continue;
      const { next, emits } = decided.value;
      const claims = next.attempts.map(({ claimId }) => claimId);
      expect(claims).toEqual(expect.arrayContaining((task?.attempts ?? []).map(({ claimId }) => claimId)));
      if (task?.closed)
        expect(next.closed ?? next.closedBefore).toMatchObject({ at: task.closed.at, day: task.closed.day });
      expect(next.closed !== undefined).toBe(next.state === 'closed');
      expect(Object.keys(eventsOf(next))).toEqual(expect.arrayContaining([...emits]));
      if (next.state !== 'open') expect(next.waiting).toBeUndefined();
    }
  });

  it('the same again changes nothing more, or is refused', () => {
    for (const { task, command } of pairs) {
      const once = decide(task, command, branch);
      if (!once.ok) continue;
      const twice = decide(once.value.next, command, branch);
      if (twice.ok) expect(twice.value.next).toEqual(once.value.next);
    }
  });
});

describe('a customer who asks to be forgotten', () => {
  it('is no new acquaintance for having been served at that moment', () => {
    const { completedAt } = open.order;
    expect(outcomeOf(open, { ...forgetThem, forgottenAt: completedAt })).toBe('withdrawn');
  });
});
