import type { BranchConfiguration } from '@huiyin/contracts';
import type { Wording } from '@huiyin/vocabulary';

/** What a team is called; one that the branch no longer has is called by its id. */
export const teamNameOf = (team: string, { teams }: BranchConfiguration): Wording =>
  teams.find(({ id }) => id === team)?.name ?? { zh: team, en: team };
