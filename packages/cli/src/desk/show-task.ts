import type { ClaimedTask, NextAnswer } from '@huiyin/contracts';
import { DISPOSITION_NAMES, type Language, ROUTINE, SECOND_CALLBACK } from '@huiyin/vocabulary';
import { WORDS } from './words.ts';

/** A claimed task as the agent who holds it reads it; the only place in the CLI where a customer is shown. */
export function showTask(task: ClaimedTask, language: Language): string[] {
  const word = (name: keyof typeof WORDS): string => WORDS[name][language];
  const { contact } = task;
  return [
    '',
    `── ${programmeName(task.programme, language)} · ${task.businessType} · ${word('team')} ${task.team}${task.staff.length > 0 ? ` (${task.staff.join(', ')})` : ''}`,
    `   ${word('order')} ${task.orderId} · ${word('completedAt')} ${local(task.completedAt)}`,
    ...(contact
      ? [
          `   ${contact.name}  ${contact.phones.join(' / ')}`,
          ...(contact.address === undefined ? [] : [`   ${contact.address}`]),
        ]
      : [`   ${word('noContact')}`]),
    ...(task.attempts.length > 0
      ? [`   ${word('earlier')}: ${task.attempts.map((attempt) => earlier(attempt, language)).join('; ')}`]
      : []),
    `   ${word('windowEndsAt')} ${local(task.windowEndsAt)} · ${word('leaseEndsAt')} ${local(task.leaseEndsAt)}`,
  ];
}

export function showNone({ none, askAgainAt }: NextAnswer, language: Language): string {
  const because = {
    'queue-empty': WORDS.queueEmpty,
    'none-due': WORDS.noneDue,
    'outside-permitted-hours': WORDS.outsideHours,
  } as const;
  const reason = because[none ?? 'queue-empty'][language];
  return askAgainAt === undefined ? reason : `${reason} ${WORDS.askAgainAt[language]} ${local(askAgainAt)}`;
}

/** Topic callbacks and quality checks go by their own id. */
function programmeName(programme: string, language: Language): string {
  if (programme === ROUTINE) return WORDS.routine[language];
  return programme === SECOND_CALLBACK ? WORDS.secondCallback[language] : programme;
}

const earlier = ({ calledAt, disposition }: ClaimedTask['attempts'][number], language: Language): string =>
  `${local(calledAt)} ${DISPOSITION_NAMES[disposition][language]}`;

// The desk stands in the branch, so the machine's own zone is the branch's.
const local = (instant: string): string =>
  new Date(instant).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
