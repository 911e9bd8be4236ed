import type { AnswerOf, BranchApi } from '@huiyin/client';
import { type ComplaintAnswer, type RevealReason, ROUTES } from '@huiyin/contracts';
import { type AnswerWay, accuses, type CaseKind, type OutsideBody, type PersonAct } from '@huiyin/vocabulary';
import type { Me } from '../../api/session.ts';

export type OpenedCustomer = AnswerOf<'POST /complaints/{caseId}/reveal'>;

/** What somebody says with an act; nothing of it is there before they said it. */
export interface ActForm {
  readonly owner?: string;
  readonly kind?: CaseKind;
  readonly conclusion?: string;
  readonly reply?: string;
  readonly statement?: string;
  readonly decision?: string;
  readonly into?: string;
  readonly valid?: boolean;
  readonly responsible?: boolean;
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

/** Why this person may open the case's customer. */
export const reasonsOf = ({ owner, state }: ComplaintAnswer, { id, roles }: Me): readonly RevealReason[] => [
  ...(owner === id && state !== 'closed' ? OWNERS_REASONS : []),
  ...(roles.includes('supervisor') ? (['audit'] as const) : []),
];

/** What an act asks for; a case that accuses somebody is judged when it is concluded. */
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

const routeOf = (act: PersonAct) => `POST /complaints/{caseId}/${act}` as const;

/** The body that the act's route takes, once everything is said; else undefined. */
export function bodyOf(act: PersonAct, kind: CaseKind, form: ActForm): object | undefined {
  const fields = fieldsOf(act, kind);
  if (fields.some((field) => form[field] === undefined)) return undefined;
  const body = Object.fromEntries(fields.map((field) => [field, form[field]]));
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
