import { lambdaContext, logDouble } from '@huiyin/lambda/testing';
import { type Letter, mailLedger } from '@huiyin/post';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadlines } from '../doors/deadlines.ts';
import { acknowledging, branch, CASE, callback, concluding, customer, noon } from '../testing/cases.ts';
import { openComplaintTable } from '../testing/complaints.ts';
import { commandCase } from './command-case.ts';
import { raise } from './raise.ts';

/** By Sunday midnight it is to be concluded; the branch opens on Monday 12 October at 8:30. */
const OPENING = '2026-10-12T00:30:00.000Z';
const [OWNER, LEADER, DEPARTMENT] = ['officer-01', 'team-leaders', 'department'].map(
  (name) => `${name}@longgang.example.com`,
);

async function openSweeps() {
  let present = noon;
  const complaints = await openComplaintTable({ now: () => new Date(present) });
  const { deps } = complaints;
  const letters: Letter[] = [];
  const refusing = new Set<string>();
  const { log, lines } = logDouble();
  const swept = {
    ...deps,
    log,
    ledger: mailLedger(deps.table),
    post: {
      send: async (letter: Letter) => {
        if (refusing.has(letter.to)) throw new Error('mailbox full');
        letters.push(letter);
      },
    },
  };
  return {
    ...complaints,
    letters,
    refusing,
    lines,
    at: (moment: string) => {
      present = moment;
    },
    /** Raises a case of that task, which its officer takes on. */
    own: async (taskId: string) => {
      await raise(deps)(callback({ taskId, customer }));
      await commandCase(deps, `${taskId}.1`, { traceId: 't', at: noon }, () => acknowledging);
    },
    sweep: (moment: string, given: Partial<typeof swept> = {}) => {
      present = moment;
      const door = deadlines({ ...swept, ...given });
      return door({ scheduledAt: moment, input: { task: 'sweep' } }, lambdaContext());
    },
    sent: () => letters.map(({ to, subject }) => `${to} ${subject}`),
    [Symbol.asyncDispose]: () => complaints[Symbol.asyncDispose](),
  };
}

let office: Awaited<ReturnType<typeof openSweeps>>;
beforeEach(async () => {
  office = await openSweeps();
  await office.own('routine:WO-20261005-000123');
});
afterEach(() => office[Symbol.asyncDispose]());

const SUBJECT = '【投诉期限】深圳燃气龙岗分公司 1 件（逾期）';
const rulesOf = async (caseId = CASE) => (await office.caseOf(caseId))?.notices.map(({ rule }) => rule);

describe('time', () => {
  it('tells once, when it has come, and not a minute before', async () => {
    await office.sweep('2026-10-12T00:29:00.000Z');
    expect(office.sent()).toEqual([]);
    await office.sweep(OPENING);
    expect(office.sent()).toEqual([`${OWNER} ${SUBJECT}`, `${LEADER} ${SUBJECT}`]);
    expect(await office.said()).toEqual(['complaint.notified']);
    await office.sweep(OPENING);
    await office.sweep('2026-10-12T00:31:00.000Z');
    expect(office.letters).toHaveLength(2);
    expect(await rulesOf()).toEqual(['missed']);
  });

  it('goes on to whom it concerns next, and ends when the case does', async () => {
    await office.sweep(OPENING);
    await office.sweep('2026-10-14T00:30:00.000Z');
    expect(office.sent().at(-1)).toBe(`${DEPARTMENT} ${SUBJECT.replace('逾期', '升级至部门')}`);
    await commandCase(office.deps, CASE, { traceId: 't', at: '2026-10-14T01:00:00.000Z' }, () => ({
      ...concluding,
      at: '2026-10-14T01:00:00.000Z',
    }));
    await office.sweep('2026-10-30T00:30:00.000Z');
    expect(office.letters).toHaveLength(3);
    expect(office.letters[2]?.text).not.toMatch(/AdIY|customer|示例/);
  });

  it('makes one digest of what somebody is told at one time, and a letter of its own of what is major', async () => {
    await office.own('routine:WO-2');
    await raise(office.deps)(callback({ taskId: 'routine:WO-3', concerns: ['integrity'], customer }));
    await office.sweep(OPENING);
    const toOwner = office.letters.filter(({ to }) => to === OWNER);
    expect(toOwner.map(({ subject }) => subject)).toEqual([SUBJECT.replace('1 件', '2 件')]);
    const toLeader = office.letters.filter(({ to }) => to === LEADER);
    expect(toLeader.map(({ subject }) => subject)).toEqual([SUBJECT, SUBJECT.replace('1 件', '2 件')]);
  });

  it('gives back what nobody accepted, and tells its owner', async () => {
    await commandCase(office.deps, CASE, { traceId: 't', at: noon }, () => ({
      kind: 'hand-on',
      actor: acknowledging.actor,
      owner: 'officer-02',
      at: noon,
    }));
    await office.sweep('2026-10-08T06:30:00.000Z');
    expect(await office.caseOf()).not.toHaveProperty('offeredTo');
    expect(office.sent()).toEqual([`${OWNER} ${SUBJECT.replace('逾期', '转办逾期未接收，退回经办人')}`]);
    expect(await office.said()).toEqual(['complaint.changed']);
  });

  it('reads what is due and nothing else, however many cases there are', async () => {
    for (let number = 1; number <= 60; number += 1) await office.own(`routine:WO-${number + 10}`);
    const { operations } = office.local;
    const cost = async (moment: string) => {
      const before = operations.length;
      await office.sweep(moment);
      return operations.slice(before).map(({ operation }) => operation);
    };
    expect(await cost('2026-10-12T00:29:00.000Z')).toEqual(['Query']);
    await office.sweep(OPENING);
    expect(await cost('2026-10-12T00:31:00.000Z')).toEqual(['Query']);
    expect(office.letters.map(({ subject }) => subject)).toEqual(
      [1, 2].map(() => SUBJECT.replace('1 件', '61 件')),
    );
  });
});

describe('a letter', () => {
  it('that a mailbox refuses keeps nobody else waiting, is not lost, and tells nothing twice', async () => {
    office.refusing.add(OWNER ?? '');
    await expect(office.sweep(OPENING)).rejects.toThrow();
    expect(office.sent()).toEqual([`${LEADER} ${SUBJECT}`]);
    office.refusing.clear();
    await office.sweep('2026-10-12T00:31:00.000Z');
    expect(office.letters).toHaveLength(1);
    await office.sweep('2026-10-12T00:36:00.000Z');
    expect(office.sent()).toEqual([`${LEADER} ${SUBJECT}`, `${OWNER} ${SUBJECT}`]);
    await office.sweep('2026-10-12T00:50:00.000Z');
    expect(office.letters).toHaveLength(2);
  });

  it('that nobody takes for a day is given up', async () => {
    office.refusing.add(OWNER ?? '');
    await expect(office.sweep(OPENING)).rejects.toThrow();
    await expect(office.sweep('2026-10-13T00:36:00.000Z')).rejects.toThrow();
    expect(office.lines).toContainEqual(expect.objectContaining({ what: 'letter-given-up' }));
    office.refusing.clear();
    await office.sweep('2026-10-13T00:50:00.000Z');
    expect(office.letters).toHaveLength(1);
  });

  it('is not lost with a function that died after it had put down what time brought', async () => {
    const dying = { send: () => new Promise<never>(() => undefined) };
    void office.sweep(OPENING, { post: dying });
    await expect.poll(() => rulesOf()).toEqual(['missed']);
    await office.sweep('2026-10-12T00:37:00.000Z');
    expect(office.sent()).toEqual([`${OWNER} ${SUBJECT}`, `${LEADER} ${SUBJECT}`]);
    expect(await rulesOf()).toEqual(['missed']);
  });

  it('goes to nobody about a case that was concluded before it was written', async () => {
    office.refusing.add(OWNER ?? '').add(LEADER ?? '');
    await expect(office.sweep(OPENING)).rejects.toThrow();
    office.refusing.clear();
    await commandCase(office.deps, CASE, { traceId: 't', at: OPENING }, () => ({
      ...concluding,
      at: OPENING,
    }));
    await office.sweep('2026-10-12T00:40:00.000Z');
    expect(office.letters).toEqual([]);
  });

  it('is about every other case when one cannot be acted on', async () => {
    await office.own('routine:WO-2');
    const { table } = office.deps;
    const broken: typeof table = {
      ...table,
      change: (type, key, ...rest) =>
        key.pk === `C#${CASE}` ? Promise.reject(new Error('throttled')) : table.change(type, key, ...rest),
    };
    await expect(office.sweep(OPENING, { table: broken })).rejects.toThrow();
    expect(office.sent()).toEqual([`${OWNER} ${SUBJECT}`, `${LEADER} ${SUBJECT}`]);
    await office.sweep('2026-10-12T00:31:00.000Z');
    expect(office.letters).toHaveLength(4);
    expect(branch.branch).toBe('longgang');
  });
});
