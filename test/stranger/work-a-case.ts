/**
 * `node work-a-case.ts`: what a program of another house does with the client that it generated: reports an order, rings the customer,
 * works the complaint to its end. Address, moment and a token for each role come in the environment; prints what became of it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { client } from './.generated/client.gen.ts';
import {
  getComplaints,
  getComplaintsByCaseId,
  postComplaintsAcknowledge,
  postComplaintsConclude,
  postTasksNext,
  postWorkOrders,
  putTasksAttempts,
} from './.generated/sdk.gen.ts';
import type { ClaimedTask, ComplaintCase, WorkOrder } from './.generated/types.gen.ts';

type Answers = Record<string, string | number | null>;

const { HUIYIN_ADDRESS: baseUrl = '', HUIYIN_MOMENT: moment = '', HUIYIN_TOKENS = '{}' } = process.env;
const tokens = JSON.parse(HUIYIN_TOKENS) as Record<string, string>;
client.setConfig({ baseUrl });

const as = (role: string) => ({ auth: () => tokens[role], throwOnError: true as const });

const TRIES_MAX = 200;
const PAUSE_MS = 50;

/** What is recorded travels before it is seen elsewhere, so one looks again. */
async function seen<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(PAUSE_MS);
  }
  throw new Error('not seen in time');
}

const nextTask = (agent: string): Promise<ClaimedTask> =>
  seen(async () => (await postTasksNext(as(agent))).data.task);

async function record(agent: string, task: ClaimedTask, answers: Answers) {
  const { id, version } = task.questionnaire;
  const { data } = await putTasksAttempts({
    ...as(agent),
    path: { taskId: task.taskId, claimId: task.claimId },
    body: {
      disposition: 'complete',
      calledAt: moment,
      durationSeconds: 90,
      interview: { questionnaire: { id, version }, answers },
    },
  });
  return data;
}

const order: WorkOrder = {
  branch: 'longgang',
  orderId: 'WO-STRANGER-1',
  revision: 1,
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  customer: { id: 'C-1', name: '示例客户', phones: ['13800000000'], segment: 'residential' },
  completedAt: moment,
  outcome: 'done',
};
const { data: reported } = await postWorkOrders({ ...as('upstream'), body: [order] });

const first = await nextTask('agent-01');
const call = await record('agent-01', first, {
  visit: 'yes',
  appointment: 'yes',
  overall: 'fail',
  manner: 'good',
  skill: 'good',
  integrity: 'no',
  complaint: '修完还漏气',
});

const raised: ComplaintCase = await seen(async () =>
  (await getComplaints(as('officer'))).data.complaints.find((each) => each.order.orderId === order.orderId),
);
const path = { caseId: raised.caseId };
await postComplaintsAcknowledge({ ...as('officer'), path, body: {} });
await postComplaintsConclude({
  ...as('officer'),
  path,
  body: { valid: true, responsible: true, conclusion: '已上门重修' },
});

const second = await nextTask('agent-02');
await record('agent-02', second, { solved: 'yes', satisfied: 'yes' });
const closed = await seen(async () => {
  const { data } = await getComplaintsByCaseId({ ...as('officer'), path });
  return data.state === 'closed' ? data : undefined;
});

console.log(
  JSON.stringify({
    reported: reported.results.map(({ result }) => result),
    call: call.taskState,
    secondAbout: second.orderId,
    closedBecause: closed.closedBecause,
    solved: closed.solved,
  }),
);

// Refused as the document says: by the rule's name.
const refused = await postComplaintsConclude({
  auth: () => tokens['agent-01'],
  path,
  body: { conclusion: '…' },
});
console.log(JSON.stringify({ status: refused.response?.status, problem: refused.error?.type }));
