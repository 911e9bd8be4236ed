import { writeFile } from 'node:fs/promises';
import { explain } from '@huiyin/calendar';
import { everyPage, type RequestOf } from '@huiyin/client';
import {
  type CaseRedistribution,
  type ComplaintCase,
  type ComplaintsQuery,
  requestBody,
} from '@huiyin/contracts';
import { readSettings } from '@huiyin/files';
import { renderCsv, renderPlainWorkbook } from '@huiyin/page';
import {
  CASE_ACT_NAMES,
  CASE_KIND_NAMES,
  CASE_WORDS,
  COMPLAINT_STATE_NAMES,
  CONCERN_NAMES,
  DEADLINE_NAMES,
  DEADLINES,
  type Language,
  nextDeadline,
  REDISTRIBUTION_REASON_NAMES,
  type Role,
} from '@huiyin/vocabulary';
import type { Session } from '../session.ts';
import { complaintsTable } from './complaints-table.ts';

/** Which cases: as the route takes it, without where a page goes on. */
export type CaseFilter = Omit<ComplaintsQuery, 'next'>;

async function casesOf(session: Session, filter: CaseFilter): Promise<readonly ComplaintCase[]> {
  const pages = await everyPage((cursor) =>
    session.api.call('GET /complaints', { query: { ...filter, ...cursor } }, session.user('officer')),
  );
  return pages.flatMap((page) => page.complaints);
}

/** `huiyin complaints export`: what the list has, as files that a spreadsheet program opens and works nothing out of. */
export async function exportComplaints(
  session: Session,
  filter: CaseFilter,
  files: { readonly csv?: string; readonly xlsx?: string },
): Promise<void> {
  const table = complaintsTable(await casesOf(session, filter), session);
  const written = async (file: string | undefined, render: () => Promise<string | Uint8Array>) => {
    if (file === undefined) return;
    await writeFile(file, await render());
    const count = table.rows.length;
    session.world.remark(session.text(`已写入 ${file}，共 ${count} 件`, `${file} written, ${count} in all`));
  };
  await written(files.csv, async () => renderCsv(table));
  await written(files.xlsx, () => renderPlainWorkbook(table));
}

/** `huiyin complaints list` */
export async function listComplaints(session: Session, filter: CaseFilter): Promise<void> {
  const complaints = await casesOf(session, filter);
  session.answer({ complaints }, () =>
    complaints.length === 0
      ? [session.text('没有这样的案件', 'no such cases')]
      : [
          ...complaints.map((one) => lineOf(session, one)),
          session.text(`共 ${complaints.length} 件`, `${complaints.length} in all`),
        ],
  );
}

/** `huiyin complaints show CASE`: field by field, then how each deadline came about. */
export async function showComplaint(session: Session, caseId: string): Promise<void> {
  const found = await session.api.call(
    'GET /complaints/{caseId}',
    { path: { caseId } },
    session.user('officer'),
  );
  const {
    order,
    missed,
    communicated,
    replied,
    liable,
    notices,
    deadlines: explained,
    linked,
    nextSteps,
    takenAs,
    since,
    spent,
    handOvers,
    ...others
  } = found;
  const { text, when } = session;
  const deadlines = missed.map(({ deadline, by, until }) =>
    text(
      `${DEADLINE_NAMES[deadline].zh} ${when(by)}（至 ${when(until)}）`,
      `${DEADLINE_NAMES[deadline].en} ${when(by)} (until ${when(until)})`,
    ),
  );
  session.answer(found, () => [
    ...Object.entries({
      ...order,
      ...others,
      takenAs: `${takenAs.kind} ${takenAs.class}`,
      since: when(since),
      spent: Object.entries(spent)
        .map(([state, seconds]) => `${state} ${(seconds / 3600).toFixed(1)} h`)
        .join(', '),
      handOvers: Object.entries(handOvers)
        .map(([name, count]) => `${name} ${count}`)
        .join(', '),
      ...(communicated && {
        communicatedAt: communicated.at,
        communicatedBy: communicated.by,
        communicatedWay: communicated.way,
      }),
      ...(replied && { repliedAt: replied.at, repliedBy: replied.by }),
      ...(liable && { liable: liable.map(({ party, id }) => [party, id].join(' ').trim()).join(', ') }),
      notices: notices.map(({ deadline, rule, at }) => `${deadline} ${rule} ${when(at)}`).join(', '),
      missed: deadlines.join(', ') || text('无', 'none'),
      linked:
        linked.map(({ caseId: id, raisedAt }) => `${id} (${when(raisedAt)})`).join(', ') ||
        text('无', 'none'),
      nextSteps: nextSteps.join(' ') || text('无', 'none'),
    }).map(([name, value]) => `${name}: ${isInstant(name, value) ? when(value) : String(value)}`),
    ...DEADLINES.flatMap((name) => {
      const deadline = explained[name];
      if (!deadline) return [];
      return [
        `${DEADLINE_NAMES[name][session.language]}:`,
        ...explain(deadline).map((line) => `  ${line[session.language]}`),
      ];
    }),
  ]);
}

/** `huiyin complaints history CASE` */
export async function showHistory(session: Session, caseId: string): Promise<void> {
  const pages = await everyPage((query) =>
    session.api.call(
      'GET /complaints/{caseId}/history',
      { path: { caseId }, query },
      session.user('officer'),
    ),
  );
  const steps = pages.flatMap((page) => page.steps);
  const { language, text, when } = session;
  session.answer({ steps }, () =>
    steps.map(({ at, act, by, reason, way, redistribution, cases, changed }) =>
      [
        when(at),
        by ?? text('系统', 'the system'),
        CASE_ACT_NAMES[act][language],
        ...(redistribution ? [ruleText(redistribution, language)] : []),
        ...[reason, way, ...(cases ?? [])].filter((each) => each !== undefined),
        ...Object.entries(changed).map(
          ([name, value]) => `${name}: ${isInstant(name, value) ? when(value) : String(value ?? '–')}`,
        ),
      ].join('  '),
    ),
  );
}

/** Why a case was redistributed, by which rule, under which id. */
const ruleText = ({ id, reason, ...rule }: CaseRedistribution, language: Language): string =>
  [REDISTRIBUTION_REASON_NAMES[reason][language], id, ...Object.values(rule)].join(' ');

/** `huiyin complaints raise FILE`: a file, so that nobody's words stay in a shell's history. */
export async function raiseComplaint(session: Session, file: string): Promise<void> {
  const body = await readSettings(file, requestBody);
  const raised = await session.api.call('POST /complaints', { body }, session.user('officer'));
  session.answer(raised, () => [lineOf(session, raised)]);
}

/** `huiyin complaints acknowledge CASE` */
export async function acknowledgeComplaint(session: Session, caseId: string, owner?: string): Promise<void> {
  const body = owner === undefined ? {} : { owner };
  const changed = await session.api.call(
    'POST /complaints/{caseId}/acknowledge',
    { path: { caseId }, body },
    session.user('officer'),
  );
  session.answer(changed, () => [lineOf(session, changed)]);
}

/** `huiyin complaints hand-on CASE STAFF` */
export async function handOnComplaint(session: Session, caseId: string, owner: string): Promise<void> {
  const changed = await session.api.call(
    'POST /complaints/{caseId}/hand-on',
    { path: { caseId }, body: { owner } },
    session.user('officer'),
  );
  session.answer(changed, () => [lineOf(session, changed)]);
}

/** `huiyin complaints conclude CASE` */
export async function concludeComplaint(
  session: Session,
  caseId: string,
  body: RequestOf<'POST /complaints/{caseId}/conclude'>['body'],
): Promise<void> {
  const changed = await session.api.call(
    'POST /complaints/{caseId}/conclude',
    { path: { caseId }, body },
    session.user('officer'),
  );
  session.answer(changed, () => [lineOf(session, changed)]);
}

/** `huiyin complaints assess CASE` and the other steps that say little. */
export async function takeStep(
  session: Session,
  call: (session: Session, user: ReturnType<Session['user']>) => Promise<ComplaintCase>,
  role: Role = 'officer',
): Promise<void> {
  const changed = await call(session, session.user(role));
  session.answer(changed, () => [lineOf(session, changed)]);
}

/** `huiyin complaints reveal CASE --reason …`: the only way to the customer's data; the reveal is logged. */
export async function revealComplaint(
  session: Session,
  caseId: string,
  body: RequestOf<'POST /complaints/{caseId}/reveal'>['body'],
): Promise<void> {
  const revealed = await session.api.call(
    'POST /complaints/{caseId}/reveal',
    { path: { caseId }, body },
    session.user('officer'),
  );
  session.answer(revealed, () => [
    ...(revealed.contact
      ? [revealed.contact.name, ...revealed.contact.phones, revealed.contact.address ?? '']
      : [session.text('客户信息已删除', 'the customer is forgotten, or the key of that month destroyed')]),
    ...revealed.words.map(({ at, text }) => `${session.when(at)}  ${text}`),
  ]);
}

/** Moments by the names of their fields: `raisedAt`, `acknowledgeBy`. */
const isInstant = (name: string, value: unknown): value is string =>
  typeof value === 'string' && /(?:At|By)$/.test(name) && !['communicatedBy', 'repliedBy'].includes(name);

function lineOf({ language, when }: Session, one: ComplaintCase): string {
  const concerns = one.concerns.map((concern) => CONCERN_NAMES[concern][language]).join('+');
  return [
    one.caseId,
    COMPLAINT_STATE_NAMES[one.state][language],
    ...(one.kind === 'complaint' ? [] : [CASE_KIND_NAMES[one.kind][language]]),
    CASE_WORDS[one.class][language],
    concerns,
    `${one.order.businessType}/${one.order.team}`,
    ...endOf(one).map(([name, at]) => `${name[language]} ${when(at)}`),
  ].join('  ');
}

/** What is to be done next, and by when; a concluded case waits for its second callback. */
function endOf(one: ComplaintCase): (readonly [{ readonly zh: string; readonly en: string }, string])[] {
  if (one.closedAt !== undefined) return [[{ zh: '结案', en: 'on' }, one.closedAt]];
  if (one.state === 'concluded') return [];
  const { deadline, by } = nextDeadline(one);
  return [[DEADLINE_NAMES[deadline], by]];
}
