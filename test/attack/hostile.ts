import { request as httpRequest } from 'node:http';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { INLET_DETAIL_TYPE, type RouteKey, rolesOf } from '@huiyin/contracts';
import { namesOf } from '@huiyin/surface';
import { workOrderOf } from '@huiyin/testing';
import { caseIdOf } from '@huiyin/vocabulary';
import { type BranchOffice, contentWith } from '../journeys/branch-office.ts';
import { canariesIn, leavesOf, textOfZip } from '../journeys/canaries.ts';
import { busesOf } from '../journeys/operator.ts';
import { itemsOf } from '../journeys/raw-tables.ts';
import { ROUTE_KEYS } from './break-in.ts';
import { type Draw, drawn } from './draws.ts';
import {
  type FieldPath,
  fieldsUnsaid,
  fullOrder,
  goodRequests,
  placesIn,
  type Sent,
} from './good-requests.ts';
import { HOSTILE_BODIES, HOSTILE_CURSORS, HOSTILE_STRINGS, HOSTILE_VALUES } from './hostile-strings.ts';
import { progressOf, severalAtOnce } from './progress.ts';

export interface HostileFigures {
  readonly strings: number;
  /** Places of paths, queries, bodies and headers, field names that nobody knows among them. */
  readonly fields: number;
  /** Routes, fields of the inlet and texts for which no time was left. */
  readonly untried: readonly string[];
  /** Requests over HTTP, and orders in them and on the inlet. */
  readonly requests: number;
  readonly orders: number;
  /** Interviews, conclusions and second interviews whose words are hostile. */
  readonly spoken: number;
  readonly slowestMs: number;
  /** Every answer, trace, fault or page that there should not have been. */
  readonly broken: readonly string[];
}

/** Stands in every hostile text that is personal where it is sent, so that its traces are found. */
const CANARY = 'kanari';

/** How many strings and values a field is tried with; absent: all. */
export interface HostileSize {
  readonly stringsPerField?: number;
  readonly valuesPerField?: number;
  readonly spoken?: number;
  /** About so long it may take; what is left over then is a figure. Absent: as long as it takes. */
  readonly withinMs?: number;
}

const BRANCH = 'longgang';
const STRINGS = Object.values(HOSTILE_STRINGS).flat();
const isOfOrders = (route: RouteKey): boolean => route.startsWith('POST /work-orders');

/** JSON text of a value in which one place holds other JSON text. */
const withText = (value: unknown, at: FieldPath, text: string): string => {
  if (at.length === 0) return text;
  const [step, ...rest] = at;
  if (Array.isArray(value))
    return `[${value.map((each, index) => (index === step ? withText(each, rest, text) : JSON.stringify(each))).join(',')}]`;
  const fields = Object.entries(value as object).map(
    ([name, each]) =>
      `${JSON.stringify(name)}:${name === step ? withText(each, rest, text) : JSON.stringify(each)}`,
  );
  return `{${fields.join(',')}}`;
};

/** JSON text of a value in which one object has a field more, or less than nothing: of that name. */
const withField = (value: unknown, at: FieldPath, name: string, text: string): string => {
  const inner = at.reduce<unknown>((found, step) => (found as Record<string | number, unknown>)[step], value);
  const plain = JSON.stringify(inner);
  const more = `${JSON.stringify(name)}:${text}`;
  return withText(value, at, plain === '{}' ? `{${more}}` : `${plain.slice(0, -1)},${more}}`);
};

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (value: unknown, path: FieldPath): unknown =>
  path.reduce<unknown>((found, step) => (found as Record<string | number, unknown>)[step], value);

/** Fields that lie in clear by contract when they keep to it: codes, and what a table is called. */
const PUBLIC = new Set([
  'PUT /policies/{version}',
  'POST /policies/{version}/approve',
  'POST /policies/{version}/refuse',
  'POST /policies/{version}/withdraw',
  'POST /tables',
  // What is done about a spot stands in briefings; a text that looks like a telephone number is refused.
  'POST /countermeasures',
  'POST /countermeasures/{countermeasureId}/follow-up',
  // An id that its supervisor gives it, and words of lists.
  'PUT /redistributions/{redistributionId}',
]);
const PERSONAL_OF_ORDER = ['customer', 'attachments', 'remark', 'unplacedCells'];
/** The caller's reference and an outside body's number stand in keys, and refuse what looks like a telephone number. */
const PERSONAL_OF_REQUEST = ['customer', 'words'];

const isPersonal = (route: RouteKey, [field]: FieldPath): boolean => {
  if (isOfOrders(route)) return PERSONAL_OF_ORDER.includes(String(field));
  return route === 'POST /complaints' ? PERSONAL_OF_REQUEST.includes(String(field)) : !PUBLIC.has(route);
};

/**
 * Sends every hostile string in every field of every path, query and body, other values in place of every field, and
 * bodies that are none; tells them to the inlet and says them in interviews. Then the day ends, and its traces are looked for.
 */
export async function attackWithText(
  office: BranchOffice,
  draw: Draw,
  {
    stringsPerField = STRINGS.length,
    valuesPerField = HOSTILE_VALUES.length,
    spoken,
    withinMs,
  }: HostileSize = {},
): Promise<HostileFigures> {
  const broken: string[] = [];
  const untried: string[] = [];
  const began = performance.now();
  /** Has this share of the time passed? */
  const isPast = (share: number): boolean =>
    performance.now() - began > share * (withinMs ?? Number.POSITIVE_INFINITY);
  const progress = progressOf('hostile texts');
  let [fields, requests, orders, slowestMs, serial] = [0, 0, 0, 0, 0];
  const scene = await setScene(office);
  const good = goodRequests(scene);
  const tokens = new Map(
    await Promise.all(
      ROUTE_KEYS.map(async (route) => {
        const [role = 'administrator'] = rolesOf(route);
        return [route, await office.cloud.token({ api: namesOf(BRANCH).api, role })] as const;
      }),
    ),
  );

  const send = async (what: string, route: RouteKey, sent: RawSent): Promise<void> => {
    const began = performance.now();
    const status = await rawCall(office, route, tokens.get(route) ?? '', sent);
    slowestMs = Math.max(slowestMs, performance.now() - began);
    requests += 1;
    progress(() => `${requests} requests, at ${route}`);
    if (status < 200 || status >= 500) broken.push(`${status} ${route} ${what}`);
  };
  const marked = (text: string): string => {
    serial += 1;
    return `${text}${CANARY}${serial}`;
  };
  /** As it is or, where it would be personal, with a mark every other time: the next field has it the other way. */
  const form = (text: string, index: number, route: RouteKey, path: FieldPath): string =>
    isPersonal(route, path) && (index + fields) % 2 === 0 ? marked(text) : text;
  const named = (text: string): string => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

  // Orders last, since they come by the hundred.
  for (const route of ROUTE_KEYS.toSorted((a, b) => Number(isOfOrders(a)) - Number(isOfOrders(b)))) {
    const sent = good[route];
    if (isPast(0.6)) {
      untried.push(route);
      continue;
    }
    broken.push(...fieldsUnsaid(route, sent));
    for (const part of ['path', 'query'] as const)
      for (const field of Object.keys(sent[part] ?? {})) {
        fields += 1;
        const cursors = field === 'next' ? HOSTILE_CURSORS : [];
        const texts = [...drawn(STRINGS, stringsPerField, draw, route, part, field), ...cursors];
        const tried = texts.map((text, index) => [text, form(text, index, route, [field])] as const);
        await severalAtOnce(tried, ([text, value]) =>
          send(`${part} ${field} ${named(text)}`, route, {
            ...sent,
            [part]: { ...sent[part], [field]: value },
            body: sent.body === undefined ? undefined : JSON.stringify(sent.body),
          }),
        );
      }
    if (sent.body === undefined) continue;
    await severalAtOnce(drawn(HOSTILE_BODIES, valuesPerField, draw, route, 'body'), (body) =>
      send('a body that is none', route, { ...sent, body }),
    );
    // Orders come by the hundred: one request tries a field with every string.
    const isOrder = isOfOrders(route);
    const deliver = async (what: string, bodies: readonly string[]): Promise<void> => {
      orders += isOrder ? bodies.length : 0;
      if (isOrder) await send(what, route, { ...sent, body: `[${bodies.join(',')}]` });
      await severalAtOnce(isOrder ? bodies.slice(0, 3) : bodies, (body) =>
        send(what, route, { ...sent, body }),
      );
    };
    for (const path of placesIn(sent.body)) {
      fields += 1;
      const texts = drawn(STRINGS, stringsPerField, draw, route, 'field', ...path);
      const bodies = texts.map((text, index) =>
        withText(sent.body, path, JSON.stringify(form(text, index, route, path))),
      );
      const values = drawn(HOSTILE_VALUES, valuesPerField, draw, route, 'value', ...path);
      for (const some of inHundreds(bodies)) await deliver(`body ${path.join('.')}`, some);
      await deliver(
        `value in body ${path.join('.')}`,
        values.map((text) => withText(sent.body, path, text)),
      );
      if (!isObject(at(sent.body, path))) continue;
      fields += 1;
      const names = texts.map((text) =>
        withField(sent.body, path, marked(text), JSON.stringify(marked(text))),
      );
      for (const some of inHundreds(names)) await deliver(`field name in body ${path.join('.')}`, some);
      await deliver(
        `names that objects have in body ${path.join('.')}`,
        (HOSTILE_STRINGS['names that objects have'] ?? []).map((name) =>
          withField(sent.body, path, name, '{"admin":true}'),
        ),
      );
    }
  }
  for (const header of HEADERS) {
    fields += 1;
    // Others are refused by the client, and by every server's parser.
    const texts = STRINGS.filter((text) => /^[\x20-\x7e]{1,2000}$/.test(text));
    for (const route of ['GET /queue', 'POST /work-orders/check'] as const)
      await severalAtOnce(drawn(texts, stringsPerField, draw, 'header', header), (text) =>
        send(`header ${header} ${named(text)}`, route, {
          headers: { [header]: marked(text) },
          ...(route === 'GET /queue' ? {} : { body: JSON.stringify(good[route].body) }),
        }),
      );
  }
  await office.cloud.quiet();

  const told = await tellTheInlet(office, draw, stringsPerField, marked, (count) => {
    progress(() => `${count} orders told to the inlet`);
    return isPast(0.85);
  });
  orders += told.told;
  const words = drawn(STRINGS, spoken ?? STRINGS.length, draw, 'spoken');
  const said = await sayInInterviews(office, words, marked, (count) => {
    progress(() => `${count} things said`);
    return isPast(1);
  });
  broken.push(...said.broken);
  untried.push(...told.untried, ...said.untried);
  await office.until('2026-10-06T00:05:00.000Z');
  broken.push(...(await pagesBroken(office)), ...(await tracesIn(office)), ...faultsIn(office));
  return {
    strings: STRINGS.length,
    fields,
    untried,
    requests,
    orders,
    spoken: said.spoken,
    slowestMs: Math.round(slowestMs),
    broken,
  };
}

/** What callers say beside the request, and some of it is read. */
const HEADERS = [
  'x-trace-id',
  'traceparent',
  'content-type',
  'content-encoding',
  'accept',
  'accept-language',
  'user-agent',
  'cookie',
  'x-forwarded-for',
  'origin',
];

interface RawSent extends Omit<Sent, 'body'> {
  /** As it goes over the wire. */
  readonly body?: string | Uint8Array | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls the route without any help of a client that would put things in order. */
async function rawCall(
  { cloud }: BranchOffice,
  route: RouteKey,
  token: string,
  { path = {}, query = {}, body, headers = {} }: RawSent,
): Promise<number> {
  const [method, template = ''] = route.split(' ');
  const target = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(path[name] ?? ''));
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encoded(value)}`);
  const base = new URL(cloud.apis[namesOf(BRANCH).api] ?? '');
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        hostname: base.hostname,
        port: base.port,
        method,
        path: `${target}${asked.length > 0 ? `?${asked.join('&')}` : ''}`,
        headers: { 'content-type': 'application/json', ...headers, authorization: `Bearer ${token}` },
      },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sent.once('error', (error: NodeJS.ErrnoException) => {
      // A header or a path that the server's parser refuses before anybody reads it.
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') resolve(431);
      else reject(error);
    });
    sent.end(body);
  });
}

/** Half a surrogate pair has no UTF-8: its three bytes as some programs write them. */
const encoded = (text: string): string =>
  text.isWellFormed()
    ? encodeURIComponent(text).slice(0, 12_000)
    : text.replaceAll(/[\s\S]/g, (unit) => (unit.isWellFormed() ? encodeURIComponent(unit) : '%ED%A0%80'));

const inHundreds = (texts: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(texts.length / 100) }, (_, index) =>
    texts.slice(index * 100, (index + 1) * 100),
  );

/** Two callbacks, one of which is claimed and the other a complaint, and a body that was turned away. */
async function setScene(office: BranchOffice) {
  await office.report(
    ...[1, 2].map((number) => workOrderOf({ orderId: `WO-${number}` })),
    workOrderOf({ orderId: 'WO-3', team: 'nobody' }),
  );
  const first = await office.claim('agent-02');
  await office.answer('agent-02', first, { interview: contentWith(first, { overall: 'fail' }) });
  const { taskId, claimId } = await office.claim('agent-01');
  const { rejected } = await office.ask('administrator', 'GET /rejected');
  return { taskId, claimId, caseId: caseIdOf(first.taskId, 1), rejectedId: rejected[0]?.rejectedId ?? '' };
}

/** Orders on the inlet bus, each with one hostile field; answers how many. Each is on record or among the rejected afterwards. */
async function tellTheInlet(
  office: BranchOffice,
  draw: Draw,
  stringsPerField: number,
  marked: (text: string) => string,
  isOver: (told: number) => boolean,
): Promise<{ readonly told: number; readonly untried: readonly string[] }> {
  const bus = busesOf(office.cloud);
  const untried: string[] = [];
  let told = 0;
  for (const path of placesIn(fullOrder)) {
    if (isOver(told)) {
      untried.push(`the inlet, ${path.join('.')}`);
      continue;
    }
    const texts = drawn(STRINGS, stringsPerField, draw, 'inlet', ...path);
    const details = texts
      .map((text) => (PERSONAL_OF_ORDER.includes(String(path[0])) ? marked(text) : text))
      .map((text) => withText(fullOrder, path, JSON.stringify(text)))
      // A detail is an object, and no larger than an event may be.
      .filter((detail) => detail.startsWith('{') && Buffer.byteLength(detail) < 200_000);
    for (let index = 0; index < details.length; index += 10) {
      const some = details.slice(index, index + 10);
      const isSmall = some.every((detail) => detail.length < 20_000);
      for (const entries of isSmall ? [some] : some.map((detail) => [detail]))
        await bus.send(
          new PutEventsCommand({
            Entries: entries.map((Detail) => ({
              EventBusName: namesOf(BRANCH).inletBus,
              Source: 'upstream.crm',
              DetailType: INLET_DETAIL_TYPE,
              Detail,
            })),
          }),
        );
      told += some.length;
    }
  }
  bus.destroy();
  await office.cloud.quiet();
  return { told, untried };
}

/** Interviews in which the customer says such things, and what follows of them: case, conclusion, second callback. */
async function sayInInterviews(
  office: BranchOffice,
  texts: readonly string[],
  marked: (text: string) => string,
  isOver: (spoken: number) => boolean,
) {
  const broken: string[] = [];
  const untried: string[] = [];
  // Words have UTF-8, and are no longer than this.
  const words = texts.map((text) => marked(text).slice(-1500)).filter((text) => text.isWellFormed());
  await office.report(
    ...Array.from({ length: Math.ceil(words.length / 3) }, (_, index) =>
      workOrderOf({
        orderId: `WO-SAY-${index}`,
        customer: {
          ...workOrderOf().customer,
          id: `C-SAY-${index}`,
          phones: [String(13_700_000_000 + index)],
        },
      }),
    ),
  );
  let spoken = 0;
  const demand = (what: string, status: number): void => {
    spoken += 1;
    if (status !== 200) broken.push(`${status} ${what}`);
  };
  for (let index = 0; index < words.length; index += 3) {
    if (isOver(spoken)) {
      untried.push(`${words.length - index} texts to be said`);
      break;
    }
    const [complaint = '', suggestion = complaint, praise = complaint] = words.slice(index, index + 3);
    const task = await office.claim('agent-03');
    const isSecond = task.programme === 'second-callback';
    const answers = isSecond ? { solved: 'yes', remark: complaint } : { complaint, suggestion, praise };
    demand(
      'an interview',
      (await office.answer('agent-03', task, { interview: contentWith(task, answers) })).status,
    );
    if (isSecond) continue;
    const path = { caseId: caseIdOf(task.taskId, 1) };
    await office.as('officer', 'POST /complaints/{caseId}/acknowledge', { path, body: {} });
    const body = { valid: true, responsible: true, conclusion: complaint };
    demand(
      'a conclusion',
      (await office.as('officer', 'POST /complaints/{caseId}/conclude', { path, body })).status,
    );
    await office.cloud.quiet();
  }
  return { spoken, broken, untried };
}

/** What no page may hold as it is: an element, or a quote that ends an attribute. */
const ALIVE = /<script|<svg|<iframe|<img src=x|<a href="javascript|<!DOCTYPE x|onmouseover='/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 has no room for.
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** The day's briefing as page, workbook and mails: nothing in it runs, and every program can open it. */
async function pagesBroken(office: BranchOffice): Promise<readonly string[]> {
  const broken: string[] = [];
  const documentOf = async (format: string): Promise<Buffer> => {
    const url = new URL('/briefings/2026-10-05', office.cloud.apis[namesOf(BRANCH).api]);
    url.searchParams.set('format', format);
    const token = await office.cloud.token({ api: namesOf(BRANCH).api, role: 'supervisor' });
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (response.status !== 200) broken.push(`${response.status} the briefing as ${format}`);
    return Buffer.from(await response.arrayBuffer());
  };
  const page = (await documentOf('html')).toString('utf8');
  if (ALIVE.test(page)) broken.push(`the page is alive: ${ALIVE.exec(page)?.[0]}`);
  const sheets = [textOfZip(await documentOf('xlsx'))];
  for (const { attachments, ...mail } of await office.cloud.mails()) {
    if (ALIVE.test(JSON.stringify(mail))) broken.push('a mail is alive');
    sheets.push(...attachments.map(({ content }) => textOfZip(Buffer.from(content, 'base64'))));
  }
  if (sheets.some((text) => NO_XML.test(text))) broken.push('a workbook holds what is no XML');
  return broken;
}

/** Where a marked text can be read past the inlet. */
async function tracesIn(office: BranchOffice): Promise<readonly string[]> {
  const found: string[] = [];
  const look = (where: string, value: unknown): void => {
    for (const leaf of leavesOf(value))
      if (canariesIn([CANARY], leaf).length > 0)
        found.push(`a trace in ${where}: ${String(leaf).slice(0, 300)}`);
  };
  look('the log', office.logs);
  look(
    'the main bus',
    office.cloud.events().filter(({ bus }) => bus === namesOf(BRANCH).mainBus),
  );
  for (const queue of office.cloud.queues.names()) look(queue, office.cloud.queues.peek(queue));
  for (const table of office.cloud.tables.names()) look(table, await itemsOf(office.cloud, table));
  for (const { attachments, ...mail } of await office.cloud.mails()) {
    look('a mail', mail);
    for (const { content } of attachments) look('a workbook', textOfZip(Buffer.from(content, 'base64')));
  }
  return [...new Set(found)].slice(0, 50);
}

/** Errors in the log, and dead letters. */
const faultsIn = ({ logs, cloud }: BranchOffice): readonly string[] => [
  ...new Set(
    logs
      .filter((line) =>
        /"level":"(ERROR|CRITICAL)"|local-cloud broke|broke its server|AccessDenied/.test(line),
      )
      .map((line) => line.slice(0, 300)),
  ),
  ...cloud.queues
    .names()
    .filter((name) => cloud.queues.depth(name).visible > 0)
    .map((name) => `letters lie in ${name}`),
];
