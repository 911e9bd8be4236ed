import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { addressOf } from '@huiyin/client';
import {
  type AttemptBody,
  type BriefingDocument,
  briefingDocument,
  type ClaimedTask,
  complaintsAnswer,
  INLET_DETAIL_TYPE,
  nextAnswer,
  type RouteKey,
  type WorkOrder,
} from '@huiyin/contracts';
import { namesOf } from '@huiyin/surface';
import { customerOf, longgang, workOrderOf } from '@huiyin/testing';
import { type Role, SECOND_CALLBACK } from '@huiyin/vocabulary';
import { contentWith, openOfficeOf, type Request } from '../journeys/branch-office.ts';
import { itemsOf, type RawItem } from '../journeys/raw-tables.ts';
import type { Assemblies } from '../journeys/synthesize-branches.ts';
import type { Draw } from './draws.ts';
import { type KillableBranch, killableBranch } from './killable-branch.ts';
import { progressOf } from './progress.ts';

export interface KillFigures {
  /** Ends of the whole process, and of single workers in the middle of a call. */
  readonly kills: number;
  readonly workerKills: number;
  /** What was acknowledged, each looked for in the tables and in the day's figures afterwards. */
  readonly orders: number;
  readonly attempts: number;
  readonly commands: number;
  /** Requests that were not answered, or with a fault, and were sent again. */
  readonly repeated: number;
  readonly broken: readonly string[];
}

export interface KillSize {
  readonly orders: number;
  readonly kills: number;
  readonly workerKills: number;
}

const BRANCH = 'longgang';
const START = '2026-10-05T01:00:00.000Z';
const DAY = '2026-10-05';
const AGENTS = ['agent-01', 'agent-02', 'agent-03', 'agent-04'];
/** Nobody waits for ever: a branch that is not back by then is broken. */
const TRIES_MAX = 200;
/** A claim's, by the branch's file: the call begins when the task is claimed. */
const LEASE_MS = longgang().calling.leaseMinutes * 60_000;
const SEED = 'a day of many deaths';

/** Everything that somebody was told is done. */
interface Acknowledged {
  /** The highest revision of each order. */
  readonly revisions: Map<string, number>;
  readonly attempts: {
    readonly task: ClaimedTask;
    readonly body: AttemptBody;
  }[];
  readonly acknowledgedCases: Set<string>;
  readonly concludedCases: Set<string>;
}

/**
 * Lives a day under load, upstream systems, agents and an officer at once, while the process and its workers are killed at
 * moments drawn from the seed; whoever gets no answer asks again. Then everything acknowledged is looked for, and counted.
 */
export async function killDuringLoad(
  assemblies: Assemblies,
  draw: Draw,
  size: KillSize,
): Promise<KillFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-kills-'));
  const branch = killableBranch({ assembly: assemblies.longgang, dataDir, startAt: START, keySeed: SEED });
  try {
    const people = peopleOf(branch);
    const acknowledged = await liveUnderFire(branch, people, draw, size);
    await branch.tell({ act: 'quiet' });
    const { deaths } = branch.counts();
    await branch.end();
    const broken = await lookForAll(assemblies, dataDir, acknowledged);
    return {
      kills: branch.counts().kills,
      workerKills: deaths,
      orders: acknowledged.revisions.size,
      attempts: acknowledged.attempts.length,
      commands: acknowledged.acknowledgedCases.size + acknowledged.concludedCases.size,
      repeated: people.repeated(),
      broken,
    };
  } finally {
    await branch.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const ordersOf = (count: number): readonly WorkOrder[] =>
  Array.from({ length: count }, (_, number) =>
    workOrderOf({
      orderId: `WO-${number}`,
      // Every third is drawn with less than certainty.
      ...(number % 3 === 2 && { businessType: 'counter', team: 'counter-1' }),
      customer: customerOf({ id: `C-${number}`, phones: [String(13_600_000_000 + number)] }),
      completedAt: '2026-10-05T08:30:00+08:00',
      promised: undefined,
      arrivedAt: undefined,
    }),
  );

type People = ReturnType<typeof peopleOf>;

/** Those who ask until they are answered. */
function peopleOf(branch: KillableBranch) {
  const tokens = new Map<string, string>();
  let repeated = 0;
  const tokenOf = async (url: string, role: Role, person: string): Promise<string> => {
    const known = tokens.get(person);
    if (known !== undefined) return known;
    const response = await fetch(new URL(`/.local/token?as=${role}&person=${person}`, url));
    const { access_token: token } = (await response.json()) as { access_token: string };
    tokens.set(person, token);
    return token;
  };
  /** Tries until it succeeds; each try asks anew where the branch listens. */
  const insist = async <Answer>(act: () => Promise<Answer>): Promise<Answer> => {
    for (let tries = 1; ; tries += 1)
      try {
        return await act();
      } catch (fault) {
        if (tries === TRIES_MAX) throw fault;
        repeated += 1;
        await pause(20);
      }
  };
  return {
    repeated: () => repeated,
    /** The answer of a route, whatever it says but that the branch is at fault. */
    ask: (role: Role, person: string, route: RouteKey, request: Request = {}) =>
      insist(async () => {
        const { api } = await branch.running();
        const { method, url, body } = addressOf(api, route, request);
        const response = await fetch(url, {
          method,
          headers: {
            authorization: `Bearer ${await tokenOf(api, role, person)}`,
            'content-type': 'application/json',
          },
          ...(body !== undefined && { body }),
        });
        const answer: unknown = await response.json();
        if (response.status >= 500) throw new Error(`${route}: ${response.status}`);
        return { status: response.status, answer };
      }),
    /** An order on the inlet bus. */
    put: (order: WorkOrder) =>
      insist(async () => {
        const { eventbridge, region } = await branch.running();
        const client = new EventBridgeClient({
          endpoint: eventbridge,
          region,
          maxAttempts: 1,
          credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
        });
        try {
          const entry = {
            EventBusName: namesOf(BRANCH).inletBus,
            Source: 'upstream.crm',
            DetailType: INLET_DETAIL_TYPE,
            Detail: JSON.stringify(order),
          };
          const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry] }));
          if (FailedEntryCount !== 0) throw new Error('the event was not taken');
        } finally {
          client.destroy();
        }
      }),
    /** The branch does something, however often it dies over it. */
    tell: (act: Parameters<KillableBranch['tell']>[0]) => insist(() => branch.tell(act)),
  };
}

async function liveUnderFire(
  branch: KillableBranch,
  people: People,
  draw: Draw,
  { orders: count, kills, workerKills }: KillSize,
): Promise<Acknowledged> {
  const acknowledged: Acknowledged = {
    revisions: new Map(),
    attempts: [],
    acknowledgedCases: new Set(),
    concludedCases: new Set(),
  };
  let isReported = false;
  let isOver = false;
  const work = async (): Promise<void> => {
    const upstream = report(people, ordersOf(count), acknowledged).finally(() => {
      isReported = true;
    });
    const desks = AGENTS.map((agent) => ring(people, agent, draw, acknowledged, () => isReported));
    await Promise.all([upstream, ...desks, handleCases(people, acknowledged, () => isReported)]);
    // What hung on calls and second callbacks: rounds in peace, a quarter of an hour each.
    for (let round = 0; round < 3; round += 1) {
      await people.tell({ act: 'quiet' });
      await people.tell({ act: 'advance', minutes: 5 });
      await handleCases(people, acknowledged, () => true);
      await people.tell({ act: 'quiet' });
      await Promise.all(AGENTS.map((agent) => ring(people, agent, draw, acknowledged, () => true)));
    }
  };
  const fire = async (): Promise<void> => {
    const { functions } = await branch.running();
    const targets = functions.filter((name) => /-(api|inlet|inbox|relay)$/.test(name));
    const shots = [
      ...Array.from({ length: kills }, () => 'branch' as const),
      ...Array.from({ length: workerKills }, () => 'worker' as const),
    ]
      .map((target, index) => ({ target, at: draw('order of shots', index) }))
      .toSorted((a, b) => a.at - b.at);
    // Spread over the load by what has been acknowledged, so that a quick machine is killed as often as a slow one.
    const share = () => (acknowledged.revisions.size + acknowledged.attempts.length) / (1.6 * count);
    const progress = progressOf('kills');
    for (const [index, { target }] of shots.entries()) {
      const { revisions, attempts } = acknowledged;
      progress(
        () =>
          `${index} of ${shots.length} shots, ${revisions.size} orders and ${attempts.length} calls acknowledged`,
      );
      const due = (index + draw('share', index)) / (shots.length + 1);
      while (share() < due && !isOver) await pause(3);
      if (isOver) return;
      await branch.running();
      await pause(draw('pause', index) * 30);
      if (target === 'branch') await branch.kill();
      else {
        const functionName = targets[Math.floor(draw('target', index) * targets.length)] ?? '';
        const afterMs = Math.floor(draw('moment', index) * 5);
        await branch.tell({ act: 'kill worker', functionName, afterMs });
      }
    }
  };
  await Promise.all([
    work().finally(() => {
      isOver = true;
    }),
    fire(),
  ]);
  return acknowledged;
}

/** Half of the orders by the API in batches, half on the bus; every fifth is corrected. */
async function report(
  people: People,
  orders: readonly WorkOrder[],
  { revisions }: Acknowledged,
): Promise<void> {
  const post = async (some: readonly WorkOrder[]): Promise<void> => {
    const { status } = await people.ask('upstream', 'upstream-01', 'POST /work-orders', { body: some });
    if (status !== 200) throw new Error(`orders were answered with ${status}`);
    for (const { orderId, revision } of some) revisions.set(orderId, revision);
  };
  const sendings = Array.from({ length: Math.ceil(orders.length / 5) }, (_, index) =>
    orders.slice(index * 5, index * 5 + 5),
  );
  for (const [index, some] of sendings.entries()) {
    if (index % 2 === 0) await post(some);
    else
      for (const order of some) {
        await people.put(order);
        revisions.set(order.orderId, order.revision);
      }
    const [first] = some;
    if (first?.team === 'repair-1') await post([{ ...first, revision: 2, team: 'repair-2' }]);
  }
}

/** Takes callbacks until there are none and none will come. */
async function ring(
  people: People,
  agent: string,
  draw: Draw,
  { attempts }: Acknowledged,
  isLast: () => boolean,
): Promise<void> {
  for (;;) {
    const wasLast = isLast();
    const { answer } = await people.ask('agent', agent, 'POST /tasks/next');
    const { task } = nextAnswer.parse(answer);
    if (!task) {
      if (wasLast) return;
      await pause(30);
      continue;
    }
    const { taskId, claimId } = task;
    const body: AttemptBody = {
      calledAt: new Date(Date.parse(task.leaseEndsAt) - LEASE_MS).toISOString(),
      durationSeconds: 60,
      next: false,
      ...resultOf(task, draw),
    };
    const { status } = await people.ask('agent', agent, 'PUT /tasks/{taskId}/attempts/{claimId}', {
      path: { taskId, claimId },
      body,
    });
    if (status !== 200) throw new Error(`an attempt was answered with ${status}`);
    attempts.push({ task, body });
  }
}

/** The same customer says the same whoever rings. */
function resultOf(task: ClaimedTask, draw: Draw): Pick<AttemptBody, 'disposition' | 'interview'> {
  if (task.programme === SECOND_CALLBACK) return { disposition: 'complete', interview: contentWith(task) };
  const share = draw('customer', task.orderId);
  if (share < 0.1) return { disposition: 'no-answer' };
  if (share < 0.2) return { disposition: 'refused' };
  if (share < 0.35)
    return {
      disposition: 'complete',
      interview: contentWith(task, { overall: 'fail', complaint: '修完还漏气' }),
    };
  return {
    disposition: 'complete',
    interview: contentWith(task, { overall: share < 0.7 ? 'excellent' : 'good' }),
  };
}

/** An officer takes on and concludes every case there is, until there are none and none will come. */
async function handleCases(
  people: People,
  { acknowledgedCases, concludedCases }: Acknowledged,
  isLast: () => boolean,
): Promise<void> {
  const officer = (route: RouteKey, request: Request) => people.ask('officer', 'officer-01', route, request);
  for (;;) {
    const wasLast = isLast();
    const { complaints } = complaintsAnswer.parse((await officer('GET /complaints', {})).answer);
    const open = complaints.filter(
      ({ caseId, state }) => state !== 'concluded' && !concludedCases.has(caseId),
    );
    for (const { caseId } of open) {
      const path = { caseId };
      const taken = await officer('POST /complaints/{caseId}/acknowledge', { path, body: {} });
      if (taken.status === 200) acknowledgedCases.add(caseId);
      const body = { valid: true, responsible: true, conclusion: '已重新维修' };
      const { status } = await officer('POST /complaints/{caseId}/conclude', { path, body });
      if (status === 200) concludedCases.add(caseId);
    }
    if (wasLast && open.length === 0) return;
    if (open.length === 0) await pause(30);
  }
}

/** Opens what the last kill left, lets the morning come, and holds every table and the day's figures against what was acknowledged. */
async function lookForAll(
  assemblies: Assemblies,
  dataDir: string,
  acknowledged: Acknowledged,
): Promise<readonly string[]> {
  const office = await openOfficeOf(assemblies, { cloud: { dataDir, keySeed: SEED } });
  try {
    await office.cloud.quiet();
    await office.until('2026-10-06T00:05:00.000Z');
    const { queues, tables } = office.cloud;
    const letters = queues.names().filter((name) => queues.depth(name).visible > 0);
    const items = new Map<string, readonly RawItem[]>();
    for (const name of tables.names())
      for (const item of await itemsOf(office.cloud, name)) {
        const type = item['t']?.S ?? '';
        items.set(type, [...(items.get(type) ?? []), item]);
      }
    const document = briefingDocument.parse(
      (await office.as('supervisor', 'GET /briefings/{period}', { path: { period: DAY } })).body,
    );
    return [
      ...letters.map((name) => `letters lie in ${name}`),
      ...ordersMissing(items, acknowledged),
      ...attemptsMissing(items, acknowledged),
      ...casesMissing(items, acknowledged),
      ...figuresWrong(document, items, acknowledged),
    ];
  } finally {
    await office.cloud.stop();
  }
}

type Items = ReadonlyMap<string, readonly RawItem[]>;
type State = NonNullable<RawItem[string]['M']>;

const statesOf = (items: Items, type: string): readonly State[] =>
  (items.get(type) ?? []).map(({ s }) => s?.M ?? {});

const unequal = (what: string, found: unknown, expected: unknown): readonly string[] => {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  return a === b ? [] : [`${what}: ${a?.slice(0, 300)} instead of ${b?.slice(0, 300)}`];
};

const sorted = (texts: Iterable<string>): readonly string[] => [...texts].toSorted();

/** Each order once, in its newest revision, with one decision; each that was sampled has its task. */
function ordersMissing(items: Items, { revisions }: Acknowledged): readonly string[] {
  const named = ({ orderId, revision }: State): string => `${orderId?.S} ${revision?.N}`;
  const expected = sorted([...revisions].map(([orderId, revision]) => `${orderId} ${revision}`));
  const orders = statesOf(items, 'work-order').map((state) => named(state['order']?.M ?? {}));
  const decisions = statesOf(items, 'decision');
  const sampled = decisions.filter(({ decision }) => decision?.S === 'sampled');
  const orderIn = (state: State): string => named(state['order']?.M ?? {});
  const tasks = statesOf(items, 'task').filter(({ about }) => about?.S === 'order');
  return [
    ...unequal('orders', sorted(orders), expected),
    ...unequal('decisions', sorted(decisions.map(orderIn)), expected),
    ...unequal('tasks', sorted(tasks.map(orderIn)), sorted(sampled.map(orderIn))),
  ];
}

/** Every acknowledged call once with its task, and no other. */
function attemptsMissing(items: Items, { attempts }: Acknowledged): readonly string[] {
  const found = statesOf(items, 'task').flatMap(({ taskId, attempts: calls }) =>
    (calls?.L ?? []).map(({ M }) => `${taskId?.S} ${M?.['claimId']?.S} ${M?.['disposition']?.S}`),
  );
  const expected = attempts.map(({ task, body }) => `${task.taskId} ${task.claimId} ${body.disposition}`);
  return unequal('attempts', sorted(found), sorted(expected));
}

/** A case for each complaint that was told, none else; what an officer was told is done is done. */
function casesMissing(
  items: Items,
  { attempts, acknowledgedCases, concludedCases }: Acknowledged,
): readonly string[] {
  const cases = statesOf(items, 'complaint');
  const complained = attempts.filter(({ body }) => body.interview?.answers['complaint'] != null);
  const stateOfCase = new Map(cases.map((each) => [each['caseId']?.S ?? '', each]));
  return [
    ...unequal(
      'cases',
      sorted(cases.map(({ taskId }) => taskId?.S ?? '')),
      sorted(complained.map(({ task }) => task.taskId)),
    ),
    ...[...acknowledgedCases]
      .filter((caseId) => stateOfCase.get(caseId)?.['acknowledgedAt'] === undefined)
      .map((caseId) => `${caseId} is not acknowledged`),
    ...[...concludedCases]
      .filter((caseId) => stateOfCase.get(caseId)?.['concludedAt'] === undefined)
      .map((caseId) => `${caseId} is not concluded`),
  ];
}

/** The day's figures, reckoned once more from what was acknowledged. */
function figuresWrong(
  { total, population, complaints, secondCallbacks }: BriefingDocument,
  items: Items,
  { revisions, attempts }: Acknowledged,
): readonly string[] {
  const isSecond = ({ task }: Acknowledged['attempts'][number]) => task.programme === SECOND_CALLBACK;
  const first = attempts.filter((each) => !isSecond(each));
  const second = attempts.filter(isSecond);
  const complete = first.filter(({ body }) => body.disposition === 'complete');
  const refused = first.filter(({ body }) => body.disposition === 'refused');
  const levels = ['excellent', 'good', 'fair', 'pass', 'fail'].map(
    (level) => complete.filter(({ body }) => body.interview?.answers['overall'] === level).length,
  );
  const complained = complete.filter(({ body }) => body.interview?.answers['complaint'] != null).length;
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  const sampled = statesOf(items, 'decision').filter(({ decision }) => decision?.S === 'sampled').length;
  return [
    ...unequal('closed', total.closed, complete.length + refused.length),
    ...unequal('callbacks', total.callbacks, complete.length),
    ...unequal(
      'levels',
      ['excellent', 'good', 'fair', 'pass', 'fail'].map((level) => total.levels[level] ?? 0),
      levels,
    ),
    ...unequal('refused', total.dispositions.refused ?? 0, refused.length),
    ...unequal('complaints', [total.complaints, complaints.raised], [complained, complained]),
    ...unequal(
      'second callbacks',
      [secondCallbacks.closed, complaints.closed],
      [second.length, second.length],
    ),
    ...unequal('population', sum(population.map(({ orders }) => orders)), revisions.size),
    ...unequal('sampled', sum(population.map(({ sampled: each }) => each)), sampled),
  ];
}
