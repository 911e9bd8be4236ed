import type { BranchConfiguration, ComplaintsQuery } from '@huiyin/contracts';
import { nextDeadline, runningDeadlines } from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';

/** Is a case among those that somebody asks for? A search by order or number that names no state finds them in every one. */
export function isWanted(
  found: CaseFile,
  {
    state,
    owner,
    offeredTo,
    order,
    outside,
    dueBefore,
    team,
    channel,
    kind,
    class: graveness,
    told,
  }: ComplaintsQuery,
  { complaints }: Pick<BranchConfiguration, 'complaints'>,
): boolean {
  const says = <Value>(wanted: Value | undefined, is: Value | undefined) =>
    wanted === undefined || wanted === is;
  const isSearch = order !== undefined || outside !== undefined;
  return (
    isInState(found, state ?? (isSearch ? undefined : 'open')) &&
    says(owner, found.owner) &&
    says(offeredTo, found.offeredTo) &&
    says(order, found.order.orderId) &&
    says(outside, found.outsideNumber) &&
    says(team, found.order.team) &&
    says(channel, found.channel) &&
    says(kind, found.kind) &&
    says(graveness, found.class) &&
    (told === undefined || wasTold(found, told, complaints)) &&
    (dueBefore === undefined || (isToBeDone(found) && nextDeadline(found).by < dueBefore))
  );
}

/** Also a case that is over is to be done while somebody outside waits for an answer. */
const isToBeDone = (found: CaseFile): boolean =>
  found.state !== 'closed' || runningDeadlines(found).length > 0;

/** Does a notice stand of a deadline that runs, by a rule that tells them? */
const wasTold = (
  { notices }: CaseFile,
  reader: NonNullable<ComplaintsQuery['told']>,
  complaints: BranchConfiguration['complaints'],
): boolean =>
  complaints.notices.rules.some(
    ({ id, tells }) => tells.includes(reader) && notices.some(({ rule }) => rule === id),
  );

function isInState(found: CaseFile, state: ComplaintsQuery['state']): boolean {
  if (state === undefined) return true;
  if (state === 'open') return isToBeDone(found);
  return state === 'closed' ? !isToBeDone(found) : found.state === state;
}
