import type { AnswerOf, BranchApi } from '@huiyin/client';
import { type ComplaintAnswer, type Liable, type RevealReason, ROUTES, staffId } from '@huiyin/contracts';
import {
  type AnswerWay,
  accuses,
  type CaseKind,
  type CaseNature,
  type ComplaintClass,
  type OutsideBody,
  type PersonAct,
} from '@huiyin/vocabulary';
import type { Me } from '../../api/session.ts';
import type { WorkbenchWord } from '../../i18n/words.ts';

export type OpenedCustomer = AnswerOf<'POST /complaints/{caseId}/reveal'>;

/** What somebody says with an act; nothing of it is there before they said it. */
export interface ActForm {
  readonly owner?: string;
  readonly kind?: CaseKind;
  readonly class?: ComplaintClass;
  readonly category?: string;
  readonly cause?: string;
  readonly conclusion?: string;
  readonly reply?: string;
  readonly statement?: string;
  readonly decision?: string;
  readonly into?: string;
  readonly valid?: boolean;
  readonly responsible?: boolean;
  readonly liable?: readonly Liable[];
  readonly nature?: CaseNature;
  readonly way?: AnswerWay;
  readonly to?: OutsideBody;
  readonly reason?: RevealReason;
}
export type ActField = keyof ActForm;

const OWNERS_REASONS = [
  'contact-customer',
  'investigate',
  'check-outcome',
] as const satisfies readonly RevealReason[];

export const REASON_WORDS = {
  'contact-customer': 'reasonContact',
  investigate: 'reasonInvestigate',
  'check-outcome': 'reasonOutcome',
  audit: 'reasonAudit',
} as const satisfies Record<RevealReason, WorkbenchWord>;

/** Why this person may open the case's customer. */
export const reasonsOf = ({ owner, state }: ComplaintAnswer, { id, roles }: Me): readonly RevealReason[] => [
  ...(owner === id && state !== 'closed' ? OWNERS_REASONS : []),
  ...(roles.includes('supervisor') ? (['audit'] as const) : []),
];

/** What an act has to be said with; a case that accuses somebody is judged when it is concluded. */
export function fieldsOf(act: PersonAct, kind: CaseKind): readonly ActField[] {
  switch (act) {
    case 'hand-on':
      return ['owner'];
    case 'assess':
      return ['kind'];
    case 'conclude':
      return accuses(kind) ? ['valid', 'responsible', 'conclusion'] : ['conclusion'];
    case 'make-statement':
    case 'appeal':
      return ['statement'];
    case 'adjudicate':
      return ['valid', 'responsible', 'decision'];
    case 'communicate':
      return ['way'];
    case 'refer':
      return ['to'];
    case 'merge':
      return ['into'];
    case 'reply':
      return ['reply'];
    case 'reveal':
      return ['reason'];
    default:
      return [];
  }
}

/** What may be said with an act beside that, once it has a meaning: a cause belongs to a category, and who is liable to who is to blame. */
export function optionalFieldsOf(act: PersonAct, kind: CaseKind, form: ActForm): readonly ActField[] {
  if (act === 'assess')
    return ['class', 'category', ...(form.category === undefined ? [] : (['cause'] as const))];
  if (act !== 'conclude') return [];
  return accuses(kind) && form.responsible ? ['liable', 'nature'] : ['nature'];
}

/** Whom a case can be laid to: those who served, up the chain, and the partner where one did. */
export const liableOf = ({ order }: Pick<ComplaintAnswer, 'order'>): readonly Liable[] => [
  ...order.staff.map((id) => ({ party: 'employee' as const, id })),
  { party: 'team-leader' },
  { party: 'department' },
  { party: 'leadership' },
  ...(staffId.safeParse(order.partner).success ? [{ party: 'partner' as const, id: order.partner }] : []),
];

const isSame = (one: Liable, other: Liable): boolean => one.party === other.party && one.id === other.id;
export const isLiable = (liable: readonly Liable[] | undefined, each: Liable): boolean =>
  liable?.some((other) => isSame(other, each)) === true;

/** With this one, or without where they were among them. */
export const toggleLiable = (liable: readonly Liable[] = [], each: Liable): readonly Liable[] =>
  isLiable(liable, each) ? liable.filter((other) => !isSame(other, each)) : [...liable, each];

/** What was said with something more said; what no longer has a meaning by that is gone. */
export function sayMore(form: ActForm, more: ActForm): ActForm {
  const { cause, liable, ...rest } = { ...form, ...more };
  const keepsCause = cause !== undefined && ('cause' in more || more.category === undefined);
  const keepsLiable = liable !== undefined && liable.length > 0 && rest.responsible !== false;
  return { ...rest, ...(keepsCause && { cause }), ...(keepsLiable && { liable }) };
}

const routeOf = (act: PersonAct) => `POST /complaints/{caseId}/${act}` as const;

/** The body that the act's route takes, once everything is said; else undefined. */
export function bodyOf(act: PersonAct, kind: CaseKind, form: ActForm): object | undefined {
  const fields = fieldsOf(act, kind);
  if (fields.some((field) => form[field] === undefined)) return undefined;
  const more = optionalFieldsOf(act, kind, form).filter((field) => form[field] !== undefined);
  const body = Object.fromEntries([...fields, ...more].map((field) => [field, form[field]]));
  return ROUTES[routeOf(act)].body.safeParse(body).success ? body : undefined;
}

/** Sends the act; what a case's customer is opened with comes back, and nothing otherwise. */
export async function send(
  api: BranchApi,
  caseId: string,
  act: PersonAct,
  body: object,
): Promise<OpenedCustomer | undefined> {
  // The act's own schema read the body; the compiler does not follow one into the other.
  const answer = await api.call(routeOf(act), { path: { caseId }, body } as never);
  return act === 'reveal' ? (answer as OpenedCustomer) : undefined;
}
