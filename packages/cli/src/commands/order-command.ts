import type { AnswerOf } from '@huiyin/client';
import { ApiRefusal } from '@huiyin/client';
import type { ComplaintCase } from '@huiyin/contracts';
import { barOf, drawer, isSampled } from '@huiyin/draw';
import {
  CONCERN_NAMES,
  caseIdOf,
  DISPOSITION_NAMES,
  nextDeadline,
  ROUTINE,
  taskIdOf,
} from '@huiyin/vocabulary';
import * as z from 'zod';
import type { Session } from '../session.ts';

type Decision = AnswerOf<'GET /decisions/{day}/{orderId}'>;

/** What is shown of an order's record and of its callback; the rest passes by. */
const orderRecord = z.looseObject({
  businessType: z.string(),
  team: z.string(),
  completedAt: z.string(),
  recordedAt: z.string(),
  customer: z.enum(['sealed', 'forgotten']),
});
const callbackTask = z.looseObject({
  windowEndsAt: z.string(),
  attempts: z
    .array(
      z.looseObject({
        claimId: z.string(),
        calledAt: z.string(),
        disposition: z.string(),
        numberRung: z.number().optional(),
      }),
    )
    .default([]),
  /** What attempts said before they were corrected. */
  replaced: z.array(z.looseObject({ claimId: z.string(), disposition: z.string() })).default([]),
  closed: z.looseObject({ at: z.string(), disposition: z.string() }).optional(),
});

/** `huiyin order ID`: what became of an order, from service to service. */
export async function orderCommand(session: Session, orderId: string): Promise<void> {
  const user = session.user('supervisor');
  const order = await session.api.call('GET /work-orders/{orderId}', { path: { orderId } }, user);
  const taskId = taskIdOf(ROUTINE, orderId);
  const [decision, callback, complaint] = await Promise.all([
    decisionOn(session, order.countedDay, orderId),
    unlessMissing(session.api.call('GET /tasks/{taskId}', { path: { taskId } }, user)),
    unlessMissing(
      session.api.call('GET /complaints/{caseId}', { path: { caseId: caseIdOf(taskId, 1) } }, user),
    ),
  ]);
  session.answer({ order, decision, callback, complaint }, () => [
    ...orderLines(session, order),
    decision ? decisionLine(session, decision) : session.text('尚未抽样', 'not judged for sampling yet'),
    ...(callback ? callbackLines(session, callback) : []),
    ...(complaint ? [complaintLine(session, complaint)] : []),
  ]);
}

/** `huiyin why ID`: why an order is rung, or is not. */
export async function whyCommand(session: Session, orderId: string): Promise<void> {
  const order = await session.api.call(
    'GET /work-orders/{orderId}',
    { path: { orderId } },
    session.user('supervisor'),
  );
  const { countedDay } = order;
  const month = countedDay.slice(0, 7);
  const [decision, key] = await Promise.all([
    decisionOn(session, countedDay, orderId),
    unlessMissing(
      session.api.call('GET /sampling-keys/{month}', { path: { month } }, session.user('supervisor')),
    ),
  ]);
  const draw = decision && drawOf(decision, key);
  session.answer({ order: { orderId, countedDay }, decision, ...(draw && { draw }) }, () =>
    decision
      ? [
          decisionLine(session, decision),
          `  ${reasonOf(session, decision)}`,
          ...(decision.isCorrected
            ? [session.text('  此后才更正，决定不变', '  corrected since: the decision stays')]
            : []),
          `  ${drawLine(session, month, key, draw)}`,
        ]
      : [session.text('尚未抽样', 'not judged for sampling yet')],
  );
}

type SamplingKey = AnswerOf<'GET /sampling-keys/{month}'>;

/** The order's draw and the bar of its rate (none at rate 0), as anybody may reckon them once the key is revealed. */
interface ShownDraw {
  readonly draw: string;
  readonly bar?: string;
  readonly isDrawn: boolean;
}

function drawOf({ orderId, probability }: Decision, found: SamplingKey | undefined): ShownDraw | undefined {
  if (found?.key === undefined) return undefined;
  const draw = drawer(Buffer.from(found.key, 'hex'))(orderId);
  const bar = barOf(probability);
  return { draw, ...(bar !== undefined && { bar }), isDrawn: isSampled(draw, probability) };
}

function drawLine(
  { text, when }: Session,
  month: string,
  key: SamplingKey | undefined,
  drawn: ShownDraw | undefined,
): string {
  if (!key) return text(`${month} 的抽样密钥从未承诺`, `nobody ever committed to a sampling key of ${month}`);
  if (!drawn)
    return text(
      `密钥在 ${when(key.windowsEndAt)} 之后公布，届时可核对（承诺值 ${key.commitment}）`,
      `its draw can be checked when the key is revealed, after ${when(key.windowsEndAt)} (commitment ${key.commitment})`,
    );
  const { draw, bar, isDrawn } = drawn;
  if (bar === undefined)
    return text(`抽签值 ${draw}，比例为 0 时无人抽中`, `draw ${draw}: nobody is in at a rate of 0`);
  return isDrawn
    ? text(`抽签值 ${draw} ≥ 门槛 ${bar}：在样本之内`, `draw ${draw} ≥ bar ${bar}: in the sample`)
    : text(`抽签值 ${draw} < 门槛 ${bar}：在样本之外`, `draw ${draw} < bar ${bar}: not in the sample`);
}

const decisionOn = (session: Session, day: string, orderId: string): Promise<Decision | undefined> =>
  unlessMissing(
    session.api.call(
      'GET /decisions/{day}/{orderId}',
      { path: { day, orderId } },
      session.user('supervisor'),
    ),
  );

/** Not every order gets so far. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return undefined;
    throw error;
  }
}

function orderLines(session: Session, order: AnswerOf<'GET /work-orders/{orderId}'>): string[] {
  const { text, when } = session;
  const record = orderRecord.parse(order);
  return [
    text(
      `工单 ${order.orderId}（第 ${order.revision} 版）  ${record.businessType}/${record.team}`,
      `order ${order.orderId} (revision ${order.revision})  ${record.businessType}/${record.team}`,
    ),
    text(
      `  完工 ${when(record.completedAt)} · 登记 ${when(record.recordedAt)} · 计入 ${order.countedDay} · 客户信息${record.customer === 'sealed' ? '已封存' : '已删除'}`,
      `  completed ${when(record.completedAt)} · recorded ${when(record.recordedAt)} · counted on ${order.countedDay} · customer ${record.customer}`,
    ),
  ];
}

function decisionLine({ text, when }: Session, decision: Decision): string {
  const verdict = {
    sampled: text('抽中回访', 'sampled'),
    'not-sampled': text('未抽中', 'not sampled'),
    'window-passed': text('已过回访期', 'its window had passed'),
    paused: text('抽中但暂缓', 'drawn, and left alone'),
    forgotten: text('客户已删除', 'its customer is forgotten'),
  }[decision.decision];
  return text(
    `抽样 ${when(decision.decidedAt)}：${verdict}（政策 ${decision.policyVersion}，${decision.stratum}，概率 ${decision.probability}）`,
    `sampling ${when(decision.decidedAt)}: ${verdict} (policy ${decision.policyVersion}, ${decision.stratum}, probability ${decision.probability})`,
  );
}

function reasonOf({ text }: Session, { reason, probability }: Decision): string {
  const reasons: Readonly<Record<string, string>> = {
    always: text('该类业务全部回访', 'every order of this kind is rung'),
    never: text('该类业务不回访', 'no order of this kind is rung'),
    drawn: text(`按 ${probability} 的比例抽中`, `drawn, at a rate of ${probability}`),
    'not-drawn': text(`按 ${probability} 的比例未抽中`, `not drawn, at a rate of ${probability}`),
    'no-policy': text('完工时没有有效的抽样政策', 'no policy was in force when it was completed'),
    'no-rate': text('抽样政策没有该类业务的比例', 'the policy has no rate for its business type'),
    'window-passed': text('到达时已过回访期', 'it came when its window had passed'),
    'customer-paused': text(
      '该客户近日已因另一工单列入回访，不重复打扰',
      'another order of the same customer is asked about in these days',
    ),
    'customer-refused': text('该客户不愿再接回访电话', 'its customer wants no more calls'),
    'phone-missing': text('抽中，但没有可拨的号码', 'drawn, and there is no number to ring'),
    'customer-forgotten': text('客户要求删除信息', 'its customer asked to be forgotten'),
  };
  return reasons[reason] ?? reason;
}

function callbackLines(session: Session, task: AnswerOf<'GET /tasks/{taskId}'>): string[] {
  const { text, when, language } = session;
  const { windowEndsAt, attempts, replaced, closed } = callbackTask.parse(task);
  const nameOf = (code: string): string =>
    Object.entries(DISPOSITION_NAMES).find(([known]) => known === code)?.[1][language] ?? code;
  const states = {
    open: text('待回访', 'open'),
    closed: text('已结束', 'closed'),
    withdrawn: text('已撤回', 'withdrawn'),
  };
  const end =
    closed === undefined
      ? text(`，截止 ${when(windowEndsAt)}`, `, to be rung before ${when(windowEndsAt)}`)
      : ` ${when(closed.at)} ${nameOf(closed.disposition)}`;
  return [
    `${text('回访', 'callback')}: ${states[task.state]}${end}`,
    ...attempts.map(({ claimId, calledAt, disposition, numberRung }) => {
      const number = numberRung === undefined ? '' : text(` · 号码 ${numberRung}`, ` · number ${numberRung}`);
      const before = replaced
        .filter((each) => each.claimId === claimId)
        .map((each) => nameOf(each.disposition));
      const corrected =
        before.length === 0
          ? ''
          : text(`（更正前：${before.join('、')}）`, ` (corrected, was: ${before.join(', ')})`);
      return `  ${when(calledAt)} ${nameOf(disposition)}${number}${corrected}`;
    }),
  ];
}

function complaintLine({ text, when, language }: Session, one: ComplaintCase): string {
  const concerns = one.concerns.map((concern) => CONCERN_NAMES[concern][language]).join(text('、', ', '));
  const { deadline, by } = nextDeadline(one);
  const end =
    one.closedAt === undefined
      ? text(`${deadline === 'acknowledge' ? '受理' : '结论'}期限 ${when(by)}`, `${deadline} by ${when(by)}`)
      : text(`结案 ${when(one.closedAt)}`, `closed ${when(one.closedAt)}`);
  return `${text('投诉', 'complaint')} ${one.caseId}: ${concerns} · ${end}`;
}
