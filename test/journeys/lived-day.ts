import type { AttemptBody, ClaimedTask, WorkOrder } from '@huiyin/contracts';
import { customerOf, workOrderOf } from '@huiyin/testing';
import { caseIdOf, ROUTINE, SECOND_CALLBACK, taskIdOf } from '@huiyin/vocabulary';
import { type BranchOffice, contentWith, type OfficeOptions } from './branch-office.ts';
import { itemsOf, stateOf } from './raw-tables.ts';

/** Something that somebody does and gets an answer to. What follows from it follows by itself. */
export type Act = (office: BranchOffice) => Promise<void>;

/** Keys that follow from a text, so that two lives of the same day draw the same sample and hash the same customers. */
export const DAY: OfficeOptions = {
  at: '2026-10-05T02:30:00.000Z',
  cloud: { keySeed: 'a day that is lived again and again' },
};

const order = (number: number, overrides: Partial<WorkOrder> = {}): WorkOrder =>
  workOrderOf({
    orderId: `WO-${number}`,
    customer: customerOf({ id: `C-${number}`, name: `客户${number}` }),
    ...overrides,
  });
const counter = { businessType: 'counter', team: 'counter-1' };
const vip = (number: number): Partial<WorkOrder> => ({
  ...counter,
  customer: customerOf({ id: `C-${number}`, segment: 'vip' }),
});

const ORDERS: readonly WorkOrder[] = [
  ...[1, 2, 3, 4].map((number) => order(number)),
  // A correction close behind its order, and both of them twice.
  order(5),
  order(5, { revision: 2, team: 'repair-2' }),
  order(5),
  order(5, { revision: 2, team: 'repair-2' }),
  order(6, vip(6)),
  ...[7, 8, 9, 10].map((number) => order(number, counter)),
  // A correction to a type that is drawn less often, and one that nobody can take in.
  order(10, { ...counter, revision: 2, businessType: 'meter-reading', team: 'meter-1' }),
  order(11, { team: 'nobody' }),
];

const put: Act = (office) => office.put(...ORDERS);

const resultOf = (task: ClaimedTask): Partial<AttemptBody> => {
  if (task.programme === SECOND_CALLBACK)
    return { interview: contentWith(task, { satisfied: 'no', remark: '算是解决了' }) };
  switch (task.orderId) {
    case 'WO-2':
      return { interview: contentWith(task, { overall: 'fail', complaint: '修完还漏气' }) };
    case 'WO-3':
      return { disposition: 'no-answer' };
    case 'WO-4':
      return { disposition: 'refused' };
    default:
      return { interview: contentWith(task) };
  }
};

/** The agent takes the next task and rings; claiming again, should the first answer be lost, gives the same task. */
const claim =
  (person: string): Act =>
  async (office) =>
    void (await office.ask('agent', 'POST /tasks/next', { person }));
const ring =
  (person: string): Act =>
  async (office) => {
    const { task } = await office.ask('agent', 'POST /tasks/next', { person });
    if (!task) return;
    const body = {
      disposition: 'complete',
      calledAt: office.cloud.clock.now().toISOString(),
      durationSeconds: 90,
      ...resultOf(task),
    };
    const { taskId, claimId } = task;
    const { status } = await office.as('agent', 'PUT /tasks/{taskId}/attempts/{claimId}', {
      path: { taskId, claimId },
      body,
      person,
    });
    if (status !== 200) throw new Error(`the result of ${taskId} was answered with ${status}`);
  };
/** As many calls as the day can have. */
const rounds = (count: number, person: string): readonly Act[] =>
  Array.from({ length: count }, () => [claim(person), ring(person)]).flat();

const handle =
  (step: 'acknowledge' | 'conclude', body: object): Act =>
  async (office) => {
    const path = { caseId: caseIdOf(taskIdOf(ROUTINE, 'WO-2'), 1) };
    const { status } = await office.as('officer', `POST /complaints/{caseId}/${step}`, { path, body });
    // Who asks again after a lost answer hears that it is done.
    if (status !== 200 && status !== 409) throw new Error(`${step} was answered with ${status}`);
  };

/** A branch's day: orders, corrections and duplicates, calls, a complaint up to its closure, the briefing next morning. */
export const ACTS: readonly Act[] = [
  put,
  ...rounds(11, 'agent-01'),
  handle('acknowledge', {}),
  handle('conclude', { valid: true, responsible: true, conclusion: '已重新维修' }),
  // Who rang first does not ask about the outcome.
  ...rounds(2, 'agent-02'),
  (office) => office.until('2026-10-06T00:05:00.000Z'),
];

/** Lives the day; each act begins when everything that follows from the one before it has happened. */
export async function live(office: BranchOffice): Promise<void> {
  for (const act of ACTS) {
    await act(office);
    await office.cloud.quiet();
  }
}

/** Everything that the branch knows at the end of the day, apart from what chance puts into names and envelopes. */
export async function endOf(office: BranchOffice): Promise<Record<string, unknown>> {
  const { tables, queues } = office.cloud;
  const services = tables.names().filter((name) => !name.endsWith('-keys'));
  const states = await Promise.all(
    services.map(async (name) => [name, stateOf(await itemsOf(office.cloud, name))] as const),
  );
  return {
    ...Object.fromEntries(states),
    briefing: await office.ask('supervisor', 'GET /briefings/{period}', { path: { period: '2026-10-05' } }),
    dead: queues.names().filter((name) => queues.depth(name).visible > 0),
  };
}
