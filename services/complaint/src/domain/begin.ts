import type { Instant } from '@huiyin/calendar';
import type { CaseFile } from './case-file.ts';

/** How a case begins, taken for what it is then. */
export const begun = (
  { kind, class: complaintClass }: Pick<CaseFile, 'kind' | 'class'>,
  at: Instant,
): Pick<CaseFile, 'takenAs' | 'state' | 'since' | 'spent' | 'handOvers'> => ({
  takenAs: { kind, class: complaintClass },
  state: 'received',
  since: at,
  spent: {},
  handOvers: { made: 0, accepted: 0, declined: 0, lapsed: 0, waited: 0 },
});
