import { dayOf, type Instant } from '@huiyin/calendar';
import type { BranchConfiguration, NoticeLine } from '@huiyin/contracts';
import { nameIn } from '@huiyin/vocabulary';
import { mayJudge } from './both-sides.ts';
import type { CaseFile } from './case-file.ts';
import { isToldAtAnyHour } from './notices.ts';

type Reader = BranchConfiguration['complaints']['notices']['readers'][number];

/** What one person is told at one time: a case alone, or all that need not come alone. */
export interface NoticeLetter {
  /** The same letter has the same, however often it is written. */
  readonly about: string;
  readonly day: string;
  readonly to: Pick<Reader, 'address' | 'language'>;
  readonly lines: readonly NoticeLine[];
}

/**
 * The letters about what time brought to these cases at a moment: one digest for each person, and a letter of its own for
 * each case that is told of at any hour. What does not hold any more is not told.
 */
export function lettersOf(
  cases: readonly CaseFile[],
  at: Instant,
  branch: BranchConfiguration,
): readonly NoticeLetter[] {
  const letters = new Map<string, NoticeLetter>();
  for (const found of cases) {
    const about = isToldAtAnyHour(found, branch) ? `${at}/${found.caseId}` : at;
    for (const { line, tells } of linesOf(found, at, branch))
      for (const { address, language } of readersOf(found, line, tells, branch)) {
        const key = `${about} ${address}`;
        const letter = letters.get(key);
        if (letter?.lines.includes(line)) continue;
        letters.set(key, {
          about,
          day: dayOf(at, branch.zone),
          to: { address, language },
          lines: [...(letter?.lines ?? []), line],
        });
      }
  }
  return [...letters.values()];
}

interface ToldLine {
  readonly line: NoticeLine;
  readonly tells: readonly Reader['reader'][];
}

function linesOf(found: CaseFile, at: Instant, branch: BranchConfiguration): readonly ToldLine[] {
  const { caseId, order, kind, class: complaintClass, owner } = found;
  const about = {
    found: { caseId, order, kind, class: complaintClass, ...(owner !== undefined && { owner }) },
    team: nameIn(branch.teams, order.team),
  };
  const noticed = found.notices.flatMap((notice): ToldLine[] => {
    const rule = branch.complaints.notices.rules.find(({ id }) => id === notice.rule);
    if (notice.at !== at || !rule) return [];
    const deadline = { name: notice.deadline, by: notice.by, rule: rule.name };
    return [{ line: { ...about, deadline }, tells: rule.tells }];
  });
  const isBack = found.steps.some((step) => step.act === 'lapse' && step.at === at);
  return [...noticed, ...(isBack ? [{ line: about, tells: ['owner'] as const }] : [])];
}

/** Of a case that nobody owns yet everybody is told who may take it on, and of an appeal who may decide on it instead of the owner. */
const readersOf = (
  found: CaseFile,
  { deadline }: NoticeLine,
  tells: readonly Reader['reader'][],
  { complaints, departments }: BranchConfiguration,
): readonly Reader[] =>
  complaints.notices.readers.filter(({ reader, of }) => {
    if (!tells.includes(reader)) return false;
    if (of === undefined) return true;
    if (reader === 'team-leader') return of === found.order.team;
    if (reader === 'department')
      return departments.some(({ id, teams }) => id === of && teams.includes(found.order.team));
    if (deadline?.name === 'adjudicate')
      return complaints.owners.some((owner) => owner.id === of && mayJudge(owner, found));
    if (found.owner !== undefined) return of === found.owner;
    return complaints.owners.some(({ id, role }) => id === of && role === found.ownerRole);
  });
