import type { AnswerOf } from '@huiyin/client';
import type { ClaimedTask, NextAnswer } from '@huiyin/contracts';
import { DISPOSITION_NAMES, type Language, ROUTINE, SECOND_CALLBACK } from '@huiyin/vocabulary';
import { onBranchClock } from '../branch/branch-clock.ts';
import { oneLine } from '../terminal/plain-text.ts';
import { WORDS } from './words.ts';

/** A claimed task as the agent who holds it reads it; the only place in the CLI where a customer is shown. */
export function showTask(task: ClaimedTask, language: Language): string[] {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const clock = (instant: string): string => onBranchClock(instant, task.zone);
  const { contact, names, staff } = task;
  const crew = staff.length > 0 ? ` (${staff.join(', ')})` : '';
  return [
    '',
    `── ${programmeName(task.programme, language)} · ${names.businessType[language]} · ${word('team')} ${names.team[language]}${crew}`,
    `   ${word('order')} ${task.orderId} · ${word('completedAt')} ${clock(task.completedAt)}`,
    ...(contact
      ? [
          `   ${oneLine(contact.name)}  ${contact.phones.join(' / ')}`,
          ...(contact.address === undefined ? [] : [`   ${oneLine(contact.address)}`]),
        ]
      : [`   ${word('noContact')}`]),
    ...task.matter.flatMap(({ kind, at, text }) => [
      `   ${word(kind === 'conclusion' ? 'concluded' : 'complained')} ${clock(at)}`,
      ...text.split('\n').map((line) => `     ${line}`),
    ]),
    ...(task.attempts.length > 0
      ? [
          `   ${word('earlier')}: ${task.attempts.map((attempt) => attemptLine(attempt, clock, language)).join('; ')}`,
        ]
      : []),
    `   ${word('windowEndsAt')} ${clock(task.windowEndsAt)} · ${word('leaseEndsAt')} ${clock(task.leaseEndsAt)}`,
  ];
}

function attemptLine(
  { calledAt, disposition, numberRung, toEarlierNumber }: ClaimedTask['attempts'][number],
  clock: (instant: string) => string,
  language: Language,
): string {
  // The second of other numbers would be read as the second of these.
  const number = toEarlierNumber
    ? ` (${WORDS.earlierNumber[language]})`
    : numberRung === undefined
      ? ''
      : ` (${WORDS.numberRung[language]} ${numberRung})`;
  return `${clock(calledAt)} ${DISPOSITION_NAMES[disposition][language]}${number}`;
}

export function showNone({ none, askAgainAt, zone }: NextAnswer, language: Language): string {
  const because = {
    'queue-empty': WORDS.queueEmpty,
    'none-due': WORDS.noneDue,
    'not-independent': WORDS.notIndependent,
    'outside-permitted-hours': WORDS.outsideHours,
  } as const;
  const reason = because[none ?? 'queue-empty'][language];
  return askAgainAt === undefined || zone === undefined
    ? reason
    : `${reason} ${WORDS.askAgainAt[language]} ${onBranchClock(askAgainAt, zone)}`;
}

/** What comes today, for an agent who has nothing to ring: how many wait, and the next appointments. */
export function showComing(
  { waiting, coming, moreComing }: AnswerOf<'GET /queue'>,
  zone: string,
  language: Language,
): string[] {
  const times = coming.map(({ at }) => onBranchClock(at, zone).slice(-5)).join(', ');
  return [
    `   ${WORDS.waiting[language]} ${waiting}`,
    ...(times === '' ? [] : [`   ${WORDS.appointmentsToday[language]} ${times}${moreComing ? ' …' : ''}`]),
  ];
}

/** Topic callbacks and quality checks go by their own id. */
function programmeName(programme: string, language: Language): string {
  if (programme === ROUTINE) return WORDS.routine[language];
  return programme === SECOND_CALLBACK ? WORDS.secondCallback[language] : programme;
}
