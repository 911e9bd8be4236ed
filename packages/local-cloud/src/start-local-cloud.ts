import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createActivity } from './activity.ts';
import { listen, serveApis } from './api-servers.ts';
import { createGateway, type GatewaySurroundings } from './aws/gateway.ts';
import { createBuses } from './bus/buses.ts';
import { openClock } from './clock/clock.ts';
import { newTimeCells } from './clock/shared-time.ts';
import { createDynamoEngine } from './dynamodb/index.ts';
import { createFaults } from './faults.ts';
import { createPrincipals } from './iam/principals.ts';
import { openIssuer } from './issuer/issuer.ts';
import { openKeys } from './kms/keys.ts';
import { openAsyncCalls } from './lambda/async-calls.ts';
import { createLambdaFunction, type LambdaFunction } from './lambda/lambda-function.ts';
import type { LocalCloud, LocalCloudOptions } from './local-cloud.ts';
import { openLogFiles } from './log-files.ts';
import { openMailbox } from './mail/mailbox.ts';
import { createMeter } from './meter/meter.ts';
import { gigabyteSeconds, httpRequests, sqsRequests } from './meter/units.ts';
import { createQueueMapping } from './queues/queue-mapping.ts';
import { openQueues } from './queues/queues.ts';
import { openSchedules } from './schedules/schedule.ts';
import { createServices } from './services.ts';
import { openState } from './state.ts';
import { createEngineStream } from './streams/engine-stream.ts';
import { createStreamMapping } from './streams/stream-mapping.ts';
import { prepareTables } from './tables.ts';
import { readAssembly } from './template/assembly.ts';
import { roleNameOf } from './template/blueprint.ts';
import { loadStacks } from './template/load.ts';

const HOUR = 3_600_000;

/** Runs what the templates of synthesized cloud assemblies say, on this machine. Throws UnsupportedTemplate by name. */
export async function startLocalCloud(o: LocalCloudOptions): Promise<LocalCloud> {
  if (o.dataDir !== undefined) mkdirSync(o.dataDir, { recursive: true });
  const file = (name: string): string => (o.dataDir === undefined ? ':memory:' : join(o.dataDir, name));
  const logs = openLogFiles(o.dataDir);
  const log = (functionName: string, text: string): void => {
    logs.write(functionName, text);
    o.onLog?.({ function: functionName, text });
  };
  let stopped = false;
  const activity = createActivity();
  const onFault = (fault: unknown): void => {
    if (stopped) return;
    log(
      '',
      `local-cloud broke: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`,
    );
    activity.fail(new Error('local-cloud broke; its log says where', { cause: fault }));
  };

  // The gateway's address is part of queue URLs, so it listens before the template is read.
  const within: { gateway?: GatewaySurroundings } = {};
  const gateway = createGateway({
    get services() {
      return within.gateway?.services ?? {};
    },
    get mail() {
      if (!within.gateway) throw new Error('the local cloud is not ready');
      return within.gateway.mail;
    },
    callerOf: (authorization) => within.gateway?.callerOf(authorization),
    refusal: (caller, questions) => within.gateway?.refusal(caller, questions),
    onRefused: (caller, question) => log(caller, `AccessDenied ${question.action} on ${question.resource}\n`),
    activity,
    onFault,
  });
  const endpoint = await listen(gateway, 0);
  const blueprint = loadStacks(o.assemblies.flatMap(readAssembly), { queueBase: endpoint });
  const { place } = blueprint;

  const state = openState(file('cloud.db'));
  const cells = newTimeCells();
  const clock = openClock({ cells, state, activity, hostNow: Date.now.bind(Date), startAt: o.startAt });
  const now = clock.epochMs;
  const meter = createMeter();
  const functions = new Map<string, LambdaFunction>();
  const faults = createFaults(() => functions);

  let dynamoCaller: string | undefined;
  const engine = createDynamoEngine({
    file: file('tables.db'),
    arnPrefix: `arn:${place.partition}:dynamodb:${place.region}:${place.account}`,
    now,
    onOperation: (operation) => meter.count({ kind: 'dynamodb', by: dynamoCaller, operation }),
  });
  prepareTables(engine, blueprint.tables);
  const queues = openQueues(blueprint.queues, { state, now, pick: faults.pick });
  const sent = (queue: string, bytes: number): void =>
    meter.count({
      kind: 'sqs',
      by: undefined,
      queue,
      operation: 'SendMessage',
      requests: sqsRequests(bytes),
    });
  const buses = createBuses({
    buses: blueprint.buses.map((bus) => ({ ...bus, archives: blueprint.archives.get(bus.name) ?? [] })),
    rules: blueprint.rules,
    queues,
    state,
    now,
    ...place,
    onArchived: (bus, bytes) => meter.count({ kind: 'archive', bus, bytes }),
    onSent: sent,
  });
  const keys = openKeys(
    blueprint.keys.map((key) => ({
      ...key,
      aliases: blueprint.aliases.filter(({ keyId }) => keyId === key.id).map(({ name }) => name),
    })),
    state,
    o.keySeed,
  );
  const [mailbox, issuer] = await Promise.all([openMailbox({ state, now }), openIssuer({ state, now })]);

  const principals = createPrincipals(
    blueprint.functions,
    (arn) => blueprint.roles.get(roleNameOf(arn)) ?? [],
  );
  const asDynamoCaller = <T>(caller: string | undefined, work: () => T): T => {
    dynamoCaller = caller;
    try {
      return work();
    } finally {
      dynamoCaller = undefined;
    }
  };
  const services = createServices({
    engine,
    asDynamoCaller,
    queues,
    buses,
    keys,
    mailbox,
    meter,
    state,
    place,
  });
  within.gateway = { ...services, ...principals, onRefused: () => undefined, activity, onFault };

  for (const definition of blueprint.functions)
    functions.set(
      definition.name,
      createLambdaFunction(definition, {
        timeCells: cells,
        activity,
        environment: {
          AWS_REGION: place.region,
          AWS_DEFAULT_REGION: place.region,
          AWS_ACCESS_KEY_ID: principals.accessKeyOf(definition.name),
          AWS_SECRET_ACCESS_KEY: 'local',
          AWS_ENDPOINT_URL: endpoint,
          AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
          AWS_LAMBDA_FUNCTION_NAME: definition.name,
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
          AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
          LAMBDA_TASK_ROOT: definition.asset,
        },
        onLine: log,
        onInvoked: (functionName, milliseconds, memory) =>
          meter.count({
            kind: 'invocation',
            functionName,
            milliseconds,
            gigabyteSeconds: gigabyteSeconds(milliseconds, memory),
          }),
      }),
    );
  const functionOf = (name: string): LambdaFunction => {
    const found = functions.get(name);
    if (!found) throw new Error(`the template has no function ${name}`);
    return found;
  };

  const stream = createEngineStream(engine, blueprint.tables);
  const streamMappings = blueprint.streamMappings.map((mapping) =>
    createStreamMapping(mapping, {
      stream,
      target: functionOf(mapping.functionName),
      onFailure: mapping.onFailureArn === undefined ? undefined : queues.byArn(mapping.onFailureArn),
      state,
      activity,
      faults,
      now,
      onRead: (table, records) => meter.count({ kind: 'stream', table, records }),
      onFault,
    }),
  );
  engine.onWrite((table) => {
    for (const mapping of streamMappings) if (mapping.table === table) mapping.wake();
  });
  const queueMappings = blueprint.queueMappings.map((mapping) => {
    const queue = queues.byArn(mapping.queueArn);
    if (!queue) throw new Error(`the template has no queue ${mapping.queueArn}`);
    return createQueueMapping(mapping, {
      queue,
      target: functionOf(mapping.functionName),
      region: place.region,
      activity,
      faults,
      onFault,
      onDelivered(name, messages, deleted) {
        const bytes = messages.reduce((sum, { body }) => sum + body.length, 0);
        const count = (operation: string, requests: number): void =>
          meter.count({ kind: 'sqs', by: mapping.functionName, queue: name, operation, requests });
        count('ReceiveMessage', sqsRequests(bytes));
        if (deleted > 0) count('DeleteMessageBatch', 1);
      },
    });
  });
  const asyncCalls = openAsyncCalls([...functions.values()], blueprint.asyncCalls, {
    state,
    now,
    activity,
    destination: queues.byArn,
    onGivenUp: (name) => log(name, 'an asynchronous call was given up after its last retry\n'),
    onFault,
  });
  const schedules = openSchedules(blueprint.schedules, {
    state,
    startedAt: now(),
    call: asyncCalls.call,
    onFired: () => meter.count({ kind: 'schedule' }),
  });
  const consumers = [...streamMappings, ...queueMappings, asyncCalls];
  for (const consumer of consumers) activity.addSource(consumer.hasPending);

  let sweptAt = now();
  const earliest = (moments: readonly (number | undefined)[]): number | undefined =>
    moments.reduce(
      (least, one) => (one === undefined || (least !== undefined && least <= one) ? least : one),
      undefined,
    );
  clock.attach({
    nextDue: () => earliest([schedules.nextDue(), ...queues.all().map((queue) => queue.nextDue())]),
    fireNext: schedules.fireNext,
    onMoved(at) {
      for (const queue of queues.all()) queue.onClockMoved();
      if (at - sweptAt < HOUR) return;
      sweptAt = at;
      engine.sweep();
    },
  });
  for (const consumer of consumers) consumer.wake();

  const { servers, urls } = await serveApis(blueprint.apis, {
    functions,
    verify: issuer.verify,
    account: place.account,
    now,
    activity,
    onRequest: (bytesIn, bytesOut) =>
      meter.count({ kind: 'http', requests: httpRequests(Math.max(bytesIn, bytesOut)) }),
    issuer,
    port: o.port ?? 0,
    fallback: o.fallback,
  });
  const apis: Record<string, string> = {};
  for (const [api, url] of urls) {
    apis[api.name] = url;
    apis[api.stack] ??= url;
  }
  const localized = (value: string): string => {
    let text = value;
    for (const [api, url] of urls) text = text.replaceAll(`https://${api.host}`, url);
    return text;
  };
  const queueOf = (name: string) => {
    const queue = queues.byName(name);
    if (!queue) throw new Error(`the template has no queue ${name}`);
    return queue;
  };

  // One after the other, behind what people already do: a bundle that cannot load shows at once, not at its first call.
  const warmUp = async (): Promise<void> => {
    for (const target of functions.values()) if (!stopped) await target.warm();
  };
  void warmUp();

  const halt = (): void => {
    stopped = true;
    clock.stop();
    for (const consumer of consumers) consumer.stop();
    activity.fail(new Error('the local cloud has stopped'));
    for (const server of [gateway, ...servers]) {
      server.close();
      server.closeAllConnections();
    }
  };
  const closeStores = (): void => {
    engine.close();
    state.close();
  };

  return {
    apis,
    mailboxUrl: mailbox.url,
    outputs: Object.fromEntries(
      Object.entries(blueprint.outputs).map(([stack, values]) => [
        stack,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, localized(value)])),
      ]),
    ),
    endpoints: { dynamodb: endpoint, sqs: endpoint, eventbridge: endpoint, sesv2: endpoint, kms: endpoint },
    region: place.region,
    clock: { now: clock.now, advanceTo: clock.advanceTo, advanceBy: clock.advanceBy, run: clock.run },
    quiet: activity.quiet,
    meter: { snapshot: meter.snapshot, onOperation: meter.onOperation },
    people: issuer.people,
    token({ api: name, ...who }) {
      const api = blueprint.apis.find((one) => name === undefined || one.name === name || one.stack === name);
      const [authorizer] = api?.authorizers.values() ?? [];
      if (!authorizer) throw new Error(`no API ${name ?? ''} with an authorizer`);
      return issuer.token({ authorizer, ...who });
    },
    mails: mailbox.mails,
    queues: {
      names: () => queues.all().map(({ name }) => name),
      depth: (name) => queueOf(name).depth(),
      peek: (name) =>
        queueOf(name)
          .peek()
          .map(({ messageId, body, sentAt, receives }) => ({
            messageId,
            body,
            sentAt: new Date(sentAt),
            receives,
          })),
      redrive: queues.redrive,
    },
    functions: { names: () => [...functions.keys()] },
    tables: { names: () => blueprint.tables.map(({ name }) => name) },
    events: buses.events,
    call: (functionName, event) => asyncCalls.call(functionName, JSON.stringify(event)),
    faults: { killNextCall: faults.killNextCall, disturb: faults.disturb },
    async stop() {
      if (stopped) return;
      halt();
      await Promise.all([...functions.values()].map((target) => target.stop()));
      await mailbox.stop();
      closeStores();
      await logs.close();
    },
    kill() {
      if (stopped) return;
      halt();
      for (const target of functions.values()) void target.stop();
      void mailbox.stop();
      closeStores();
    },
  };
}
