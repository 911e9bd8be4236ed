import type { Server } from 'node:http';
import { Fault } from '@huiyin/kernel';
import { createActivity } from '../machine/activity.ts';
import { checkStores } from '../machine/check-stores.ts';
import { type Closers, createClosers } from '../machine/closers.ts';
import { demandFormat } from '../machine/data-format.ts';
import { freeBytesOf, watchDisk } from '../machine/disk.ts';
import { openLogFiles } from '../machine/log-files.ts';
import { newTimeCells } from '../machine/shared-time.ts';
import { createCloudMeter } from '../played/billing/billable.ts';
import { httpRequests } from '../played/billing/units.ts';
import type { ApiDefinition } from '../played/http-api/api.ts';
import { createPrincipals } from '../played/iam/principals.ts';
import { openIssuer } from '../played/issuer/issuer.ts';
import type { LambdaFunction } from '../played/lambda/lambda-function.ts';
import { openMailbox, startMailboxThread } from '../played/mail/mailbox.ts';
import { readAssembly } from '../template/assembly.ts';
import { roleNameOf } from '../template/blueprint/blueprint.ts';
import { loadStacks } from '../template/load.ts';
import { listen, serveApis } from './api-servers.ts';
import { startConsumers } from './consumers.ts';
import { createFaults } from './faults.ts';
import { createFunctions } from './functions.ts';
import { createGateway, type GatewayDeps } from './gateway.ts';
import { EVENTS_REMEMBERED, type LocalCloud, type LocalCloudOptions } from './local-cloud.ts';
import { queueDesk } from './queue-desk.ts';
import { createServices } from './services.ts';
import { openStores } from './stores.ts';

/** Runs what the templates of synthesized cloud assemblies say, on this machine. Throws UnsupportedTemplate by name. */
export async function startLocalCloud(o: LocalCloudOptions): Promise<LocalCloud> {
  const closers = createClosers();
  try {
    return await start(o, closers);
  } catch (fault) {
    await closers.close();
    throw fault;
  }
}

async function start(o: LocalCloudOptions, closers: Closers): Promise<LocalCloud> {
  if (o.dataDir !== undefined) {
    demandFormat(o.dataDir);
    checkStores(o.dataDir);
  }
  const logs = openLogFiles(o.dataDir);
  closers.add(logs.close);
  const log = (functionName: string, text: string): void => {
    logs.write(functionName, text);
    o.onLog?.({ function: functionName, text });
  };
  let stopped = false;
  let resume = (): void => {};
  const disk = watchDisk({
    freeBytes: o.dataDir === undefined ? undefined : freeBytesOf.bind(undefined, o.dataDir),
    onFull: () => o.onDisk?.('full'),
    onRoom: () => {
      o.onDisk?.('room');
      resume();
    },
  });
  closers.add(disk.stop);
  const activity = createActivity();
  const onFault = (fault: unknown): void => {
    if (stopped || disk.noRoom(fault)) return;
    log('', `local-cloud broke: ${reasonOf(fault)}\n`);
    activity.fail(new Fault('local-cloud-broke', 'local-cloud broke; its log says where', { cause: fault }));
  };

  const mailboxThread = startMailboxThread(); // loads beside everything that follows
  closers.add(mailboxThread.stop);
  // The gateway's address is part of queue URLs, so it listens before the template is read.
  const ready = Promise.withResolvers<GatewayDeps>();
  const gateway = createGateway(ready.promise);
  const endpoint = await open(gateway, 0, closers);
  const blueprint = loadStacks(o.assemblies.flatMap(readAssembly), { queueBase: endpoint });

  const cells = newTimeCells();
  const meter = createCloudMeter();
  let functions: ReadonlyMap<string, LambdaFunction> = new Map();
  const faults = createFaults(() => functions);
  const stores = openStores(blueprint, {
    ...o,
    dataDir: o.dataDir,
    startAt: o.startAt,
    keySeed: o.keySeed,
    eventsRemembered: o.eventsRemembered ?? EVENTS_REMEMBERED,
    cells,
    activity,
    disk,
    meter,
    faults,
    closers,
  });
  const { clock, queues, state } = stores;
  const now = clock.epochMs;
  const [mailbox, issuer] = await Promise.all([
    openMailbox({ state, now, thread: mailboxThread }),
    openIssuer({ state, now, people: o.people ?? [] }),
  ]);

  const principals = createPrincipals(
    blueprint.functions,
    (arn) => blueprint.roles.get(roleNameOf(arn)) ?? [],
  );
  /** Set once the APIs listen; whoever signs people in asks after that. */
  let localIssuer = (text: string): string => text;
  /** The same of the APIs' own addresses. */
  let localized = (text: string): string => text;
  functions = createFunctions(blueprint, {
    endpoint,
    cells,
    activity,
    meter,
    principals,
    localIssuer: (text) => localIssuer(text),
    onLine: log,
  });
  closers.add(() => Promise.all([...functions.values()].map((target) => target.stop())));
  ready.resolve({
    ...createServices({ ...stores, tables: blueprint.tables, mailbox, meter, place: blueprint.place }),
    ...principals,
    buckets: stores.buckets,
    localized: (text) => localized(text),
    now,
    onRefused: (caller, question) => log(caller, `AccessDenied ${question.action} on ${question.resource}\n`),
    activity,
    noRoom: disk.noRoom,
    onFault,
  });

  const consumers = startConsumers(blueprint, stores, {
    functions,
    activity,
    meter,
    faults,
    onFault,
    onGivenUp: (name) => log(name, 'an asynchronous call was given up after its last retry\n'),
  });
  closers.add(consumers.stop);
  resume = consumers.wake;
  const apis = await serveApis(blueprint.apis, {
    functions,
    verify: issuer.verify,
    account: blueprint.place.account,
    now,
    activity,
    closedFor: () => (disk.isFull() ? 'the disk is full' : undefined),
    onRequest: (bytesIn, bytesOut) =>
      meter.count({ kind: 'http', requests: httpRequests(Math.max(bytesIn, bytesOut)) }),
    issuer,
    fallback: o.fallback,
    onFault: (fault) => log('', `a request broke its server: ${reasonOf(fault)}\n`),
    open: (server, index) => open(server, index === 0 ? (o.port ?? 0) : 0, closers),
  });

  localIssuer = apis.localIssuer;
  localized = apis.localize;
  const end = (): boolean => {
    if (stopped) return false;
    stopped = true;
    activity.fail(new Fault('local-cloud-stopped', 'the local cloud has stopped'));
    return true;
  };
  return {
    apis: apis.urls,
    mailboxUrl: mailbox.url,
    outputs: mapOutputs(blueprint.outputs, apis.localize),
    endpoints: { dynamodb: endpoint, sqs: endpoint, eventbridge: endpoint, sesv2: endpoint, kms: endpoint },
    region: blueprint.place.region,
    clock: { now: clock.now, advanceTo: clock.advanceTo, advanceBy: clock.advanceBy, run: clock.run },
    quiet: activity.quiet,
    meter: { snapshot: meter.snapshot, onOperation: meter.onOperation },
    people: issuer.people,
    token({ api: name, ...who }) {
      const authorizer = authorizerOf(blueprint.apis, name);
      return issuer.token({ authorizer, ...who });
    },
    mails: mailbox.mails,
    mailed: mailbox.mailed,
    queues: queueDesk(queues),
    functions: { names: () => [...functions.keys()] },
    buckets: {
      keys: (name) => stores.buckets.keys(name),
      names: () => blueprint.buckets.map(({ name }) => name),
    },
    tables: { names: () => blueprint.tables.map(({ name }) => name) },
    events: stores.buses.events,
    call: (functionName, event) => consumers.call(functionName, JSON.stringify(event)),
    faults: { killNextCall: faults.killNextCall, disturb: faults.disturb },
    async stop() {
      if (end()) await closers.close();
    },
    kill() {
      if (end()) closers.closeAtOnce();
    },
  };
}

const reasonOf = (fault: unknown): string =>
  fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);

async function open(server: Server, port: number, closers: Closers): Promise<string> {
  const url = await listen(server, port);
  closers.add(() => {
    server.close();
    server.closeAllConnections();
  });
  return url;
}

function authorizerOf(apis: readonly ApiDefinition[], name: string | undefined) {
  const api = apis.find((one) => name === undefined || one.name === name || one.stack === name);
  const [authorizer] = api?.authorizers.values() ?? [];
  if (!authorizer) throw new Fault('api-unknown', `no API ${name ?? ''} with an authorizer`);
  return authorizer;
}

const mapOutputs = (
  outputs: Record<string, Record<string, string>>,
  localize: (value: string) => string,
): Record<string, Record<string, string>> =>
  Object.fromEntries(
    Object.entries(outputs).map(([stack, values]) => [
      stack,
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, localize(value)])),
    ]),
  );
