import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { addressOf } from '@huiyin/client';
import type { AttemptBody, ClaimedTask, RouteKey, WorkOrder } from '@huiyin/contracts';
import { INLET_DETAIL_TYPE, nextAnswer, ROUTES } from '@huiyin/contracts';
import { loadBranch } from '@huiyin/infra/branch';
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from '@huiyin/local-cloud';
import { demoPeople } from '@huiyin/office';
import { namesOf } from '@huiyin/surface';
import type { Role } from '@huiyin/vocabulary';
import { inject } from 'vitest';
import type * as z from 'zod';
import { busesOf } from './operator.ts';
import type { Assemblies } from './synthesize-branches.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A branch office on this machine, and the people and systems around it. */
export interface BranchOffice {
  readonly cloud: LocalCloud;
  readonly logs: readonly string[];
  /** Calls a route as somebody of that role; `token` instead of the role's own. */
  as(role: Role, route: RouteKey | string, request?: Request): Promise<Answer>;
  /** The same, and the answer read by its contract; throws unless it is 200. */
  ask<Key extends RouteKey>(
    role: Role,
    route: Key,
    request?: Request,
  ): Promise<z.output<(typeof ROUTES)[Key]['answer']>>;
  /** Puts finished work orders on the inlet bus as an upstream system does: accepted, and no more. */
  put(...orders: readonly (WorkOrder | object)[]): Promise<void>;
  /** The same, and waits until all is quiet. */
  report(...orders: readonly (WorkOrder | object)[]): Promise<void>;
  /** Moves the clock to this moment; everything due on the way happens. */
  until(moment: string): Promise<void>;
  /** An agent takes the next task; throws when there is none. */
  claim(agent: string): Promise<ClaimedTask>;
  /** The agent says how the call went. */
  answer(agent: string, task: ClaimedTask, result: Partial<AttemptBody>): Promise<Answer>;
  /** Names of the events the main bus has carried, in order. */
  events(): readonly string[];
}

export interface Request {
  readonly path?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly person?: string;
  readonly token?: string;
}

export interface OfficeOptions {
  /** Absent: where the clock of the cloud's folder stood. */
  readonly at?: string;
  readonly branches?: readonly ('longgang' | 'pingshan')[];
  readonly cloud?: Partial<LocalCloudOptions>;
}

/** Opens the office at a moment. Several branches share the cloud and nothing else; the first one is spoken to. */
export const openOffice = (options: OfficeOptions): Promise<BranchOffice> =>
  openOfficeOf(inject('assemblies'), options);

/** The same from these assemblies, also where no test runs. */
export async function openOfficeOf(
  folders: Assemblies,
  { at, branches = ['longgang'], cloud: options = {} }: OfficeOptions,
): Promise<BranchOffice> {
  const logs: string[] = [];
  const cloud = await startLocalCloud({
    assemblies: branches.map((branch) => folders[branch]),
    people: demoPeople(loadBranch('longgang')),
    ...(at !== undefined && { startAt: new Date(at) }),
    onLog: ({ text }) => void logs.push(text),
    ...options,
  });
  return officeOf(cloud, branches[0] ?? 'longgang', logs);
}

/** One branch's view of a running cloud. */
export function officeOf(cloud: LocalCloud, branch: string, logs: readonly string[]): BranchOffice {
  const { api, inletBus, mainBus } = namesOf(branch);
  const bus = busesOf(cloud);

  const as: BranchOffice['as'] = async (role, route, { path = {}, query = {}, body, person, token } = {}) => {
    const { method, url, body: text } = addressOf(cloud.apis[api] ?? '', route, { path, query, body });
    const bearer = token ?? (await cloud.token({ api, role, ...(person !== undefined && { person }) }));
    const response = await fetch(url, {
      method,
      headers: {
        ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
        'content-type': 'application/json',
      },
      ...(text !== undefined && { body: text }),
    });
    const answer = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, body: isJson ? JSON.parse(answer) : answer };
  };

  const ask: BranchOffice['ask'] = async (role, route, request) => {
    const { status, body } = await as(role, route, request);
    if (status !== 200) throw new Error(`${route}: ${status} ${JSON.stringify(body)}`);
    // The route's own schema; the compiler does not follow the key through the table.
    return ROUTES[route].answer.parse(body) as never;
  };

  const put: BranchOffice['put'] = async (...orders) => {
    for (const order of orders)
      await bus.send(
        new PutEventsCommand({
          Entries: [
            {
              EventBusName: inletBus,
              Source: 'upstream.crm',
              DetailType: INLET_DETAIL_TYPE,
              Detail: JSON.stringify(order),
            },
          ],
        }),
      );
  };

  return {
    cloud,
    logs,
    as,
    ask,
    put,
    async report(...orders) {
      await put(...orders);
      await cloud.quiet();
    },
    until: (moment) => cloud.clock.advanceTo(new Date(moment)),
    async claim(agent) {
      const answer = nextAnswer.parse(await ask('agent', 'POST /tasks/next', { person: agent }));
      if (!answer.task) throw new Error(`no task: ${answer.none}`);
      return answer.task;
    },
    async answer(agent, { taskId, claimId }, result) {
      const body = {
        disposition: 'complete',
        calledAt: cloud.clock.now().toISOString(),
        durationSeconds: 90,
        ...result,
      };
      const answer = await as('agent', 'PUT /tasks/{taskId}/attempts/{claimId}', {
        path: { taskId, claimId },
        body,
        person: agent,
      });
      await cloud.quiet();
      return answer;
    },
    events: () =>
      cloud
        .events()
        .filter(({ bus }) => bus === mainBus)
        .map(({ event }) => event['detail-type']),
  };
}

type SpokenInterview = NonNullable<AttemptBody['interview']>;

const CONTENT: Readonly<Record<string, string>> = {
  visit: 'yes',
  appointment: 'yes',
  integrity: 'no',
  solved: 'yes',
  satisfied: 'yes',
};

/** What a content customer answers to the task's questions; `given` over that, by question id. */
export const contentWith = (
  { questionnaire: { id, version, questions } }: ClaimedTask,
  given: SpokenInterview['answers'] = {},
): SpokenInterview => ({
  questionnaire: { id, version },
  answers: {
    ...Object.fromEntries(
      questions.flatMap(({ id: question, kind }) => {
        const answer = kind === 'level' ? 'good' : CONTENT[question];
        return answer === undefined ? [] : [[question, answer]];
      }),
    ),
    ...given,
  },
});

/** What is said when nobody came: nothing else is asked but words. */
export const nobodyCame = ({ questionnaire: { id, version } }: ClaimedTask): SpokenInterview => ({
  questionnaire: { id, version },
  answers: { visit: 'no' },
});
