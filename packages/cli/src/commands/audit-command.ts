import { month as monthSchema } from '@huiyin/contracts';
import { type AuditFinding, auditSample, type SampleAudit, type Suppression } from '@huiyin/draw';
import { Fault } from '@huiyin/kernel';
import type { Wording } from '@huiyin/vocabulary';
import { readOrders, type UnreadableRow } from '../audit/read-orders.ts';
import { fetchRecord, readRecord, type SampleRecord, writeRecord } from '../audit/sample-record.ts';
import type { Session } from '../session.ts';

export interface AuditSampleOptions {
  readonly orders: string;
  readonly map?: string;
  readonly record?: string;
}

const FINDING_WORDS: Readonly<Record<AuditFinding['finding'], Wording>> = {
  'commitment-broken': {
    zh: '公布的密钥与月初前的承诺不符',
    en: 'the key that was revealed is not the one that was committed to',
  },
  'not-on-record': { zh: '清单中有，记录中没有', en: 'is in the list, and nobody decided on it' },
  'not-in-list': { zh: '记录中有，清单中没有', en: 'was decided on, and is not in the list' },
  'listed-twice': { zh: '清单中有几行，内容不同', en: 'is in the list several times, and differently' },
  'recorded-twice': { zh: '记录中有几条，内容不同', en: 'is on record several times, and differently' },
  'counted-otherwise': { zh: '计入日期不同', en: 'is counted on another day' },
  'completed-otherwise': { zh: '完工日期不同', en: 'was completed on another day' },
  'business-type-differs': { zh: '业务类型不同', en: 'is of another business type' },
  'segment-differs': { zh: '客户类别不同', en: 'is of another segment' },
  'team-differs': { zh: '班组不同', en: 'is of another team' },
  'stratum-differs': { zh: '层别不符', en: 'is in another stratum' },
  'rate-differs': { zh: '比例与当时有效的政策不符', en: 'was decided on at another rate' },
  'should-be-in': { zh: '应当抽中', en: 'should have been in the sample' },
  'should-be-out': { zh: '不应抽中', en: 'should not have been in the sample' },
  'reason-differs': { zh: '原因不成立', en: 'was decided on for a reason that does not hold' },
};

const SUPPRESSION_WORDS: Readonly<Record<Suppression, Wording>> = {
  'window-passed': { zh: '到达时已过回访期', en: 'came when their window had passed' },
  'customer-paused': { zh: '同一客户暂缓', en: 'left alone for another order of the customer' },
  'customer-refused': { zh: '客户不愿再被回访', en: 'left alone as the customer wants no more calls' },
  'phone-missing': { zh: '没有可拨的号码', en: 'left alone as there is no number to ring' },
  'customer-forgotten': { zh: '客户已删除', en: 'their customer is forgotten' },
};

/** Findings that are printed one by one. */
const FINDINGS_SHOWN_MAX = 200;

/**
 * `huiyin audit sample MONTH --orders FILE`: draws the month's sample again and names what differs. With `--record` it asks nobody.
 * Throws a `Fault` when something differs, after the answer.
 */
export async function auditSampleCommand(
  session: Session,
  month: string,
  { orders: file, map, record: recordFile }: AuditSampleOptions,
): Promise<void> {
  demandMonth(session, month);
  const record = recordFile === undefined ? await fetchRecord(session, month) : await readRecord(recordFile);
  if (record.month !== month)
    throw new Fault(
      'month-wrong',
      session.text(`这是 ${record.month} 的记录`, `this is the record of ${record.month}`),
    );
  const key = revealedKeyOf(session, month, record.samplingKey);
  const { branch, policies, decisions } = record;
  const { orders, unreadable } = await readOrders({ file, map, zone: branch.zone });
  const audit = auditSample({ ...branch, month, key, policies, record: decisions, orders });
  session.answer({ month, branch: branch.branch, ...audit, unreadable }, () =>
    linesOf(session, month, audit, unreadable),
  );
  const count = audit.findings.length + unreadable.length;
  if (count > 0)
    throw new Fault(
      'sample-differs',
      session.text(`${count} 处不符`, `${count} findings: the sample differs`),
    );
}

/** `huiyin audit record MONTH FILE`: what the branch publishes of a month, for an audit somewhere else. */
export async function auditRecordCommand(session: Session, month: string, file: string): Promise<void> {
  demandMonth(session, month);
  const record = await fetchRecord(session, month);
  await writeRecord(file, record);
  session.answer({ month, file, decisions: record.decisions.length }, () => [
    session.text(
      `${month} 的抽样记录（${record.decisions.length} 张工单）已写入 ${file}`,
      `the record of ${month} (${record.decisions.length} orders) is in ${file}`,
    ),
  ]);
}

export function demandMonth({ text }: Session, month: string): void {
  if (!monthSchema.safeParse(month).success)
    throw new Fault(
      'month-wrong',
      text(`月份应写作 2026-10，不是 ${month}`, `a month is written 2026-10, not ${month}`),
    );
}

/** The month's key, without which nothing is drawn again. Throws a `Fault` before it is revealed, or where there is none. */
export function revealedKeyOf(
  { text, when }: Session,
  month: string,
  samplingKey: SampleRecord['samplingKey'],
) {
  if (!samplingKey)
    throw new Fault(
      'key-not-committed',
      text(
        `${month} 的抽样密钥从未承诺：该月的抽样无法核对`,
        `nobody ever committed to a key of ${month}: its sample cannot be drawn again`,
      ),
    );
  const { key, windowsEndAt } = samplingKey;
  if (key === undefined)
    throw new Fault(
      'key-not-revealed',
      text(
        `${month} 的密钥在回访期结束（${when(windowsEndAt)}）之后公布`,
        `the key of ${month} is revealed when its windows have ended, after ${when(windowsEndAt)}`,
      ),
    );
  return { ...samplingKey, key };
}

function linesOf(
  { text, language }: Session,
  month: string,
  audit: SampleAudit,
  unreadable: readonly UnreadableRow[],
): string[] {
  const { listed, recorded, drawn, sampled, suppressed, corrected, inTime, findings } = audit;
  const told = [
    ...unreadable.map(({ line, column }) =>
      text(`第 ${line} 行：${column} 无法读取`, `line ${line}: ${column} is not readable`),
    ),
    ...findings.map((finding) => findingText(finding, language)),
  ];
  return [
    text(
      `${month}：清单 ${listed} 张工单，记录 ${recorded} 张`,
      `${month}: ${listed} orders in the list, ${recorded} on record`,
    ),
    text(`重新抽样抽中 ${drawn}，记录抽中 ${sampled}`, `drawn again ${drawn}, sampled on record ${sampled}`),
    // The keys are the suppressions; Object.entries only widens their type.
    ...(Object.entries(suppressed) as [Suppression, number][])
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => `  ${count} ${SUPPRESSION_WORDS[reason][language]}`),
    ...(corrected > 0
      ? [
          text(
            `  ${corrected} 决定后才更正，按当时的层别核对`,
            `  ${corrected} corrected since, held against their stratum`,
          ),
        ]
      : []),
    ...(inTime
      ? []
      : [
          text(
            '密钥是月初之后才承诺的：它可能是挑选的',
            'the key was committed to after the month had begun: it may have been chosen',
          ),
        ]),
    ...told.slice(0, FINDINGS_SHOWN_MAX).map((line) => `! ${line}`),
    ...(told.length > FINDINGS_SHOWN_MAX
      ? [
          text(
            `……另有 ${told.length - FINDINGS_SHOWN_MAX} 处：--json 全部列出`,
            `… ${told.length - FINDINGS_SHOWN_MAX} more: --json has all`,
          ),
        ]
      : []),
    ...(told.length === 0 ? [text('完全一致', 'everything agrees')] : []),
  ];
}

function findingText({ finding, orderId, recorded, found }: AuditFinding, language: 'zh' | 'en'): string {
  const told = [recorded, found].some((each) => each !== undefined)
    ? ` (${[recorded ?? '—', found ?? '—'].join(' ≠ ')})`
    : '';
  return [...(orderId === undefined ? [] : [orderId]), `${FINDING_WORDS[finding][language]}${told}`].join(
    ' ',
  );
}
