import type { BranchConfiguration } from '@huiyin/contracts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { limitsOf } from './deadlines.ts';
import { classRuleOf } from './kinds.ts';
import { classFor, relimited } from './severity.ts';

type Assessment = Extract<CaseCommand, { kind: 'assess' }>;

/** What a case is by an assessment; of what is not said it stays what it was, and a cause goes with its category. */
function judgedBy(found: CaseFile, said: Assessment, branch: BranchConfiguration): CaseFile {
  const { caseKind: kind = found.kind, category = found.category, at } = said;
  const cause = said.cause ?? (category === found.category ? found.cause : undefined);
  const { category: _, cause: __, ...rest } = found;
  return {
    ...rest,
    kind,
    ...(category !== undefined && { category }),
    ...(cause !== undefined && { cause }),
    class: classFor({ ...found, cause }, said.class ?? found.class, branch),
    changedAt: at,
  };
}

/** Is it so grave that its owner may not own it any more? A supervisor goes on with what is theirs. */
export const mustBeTakenOnAnew = (
  found: CaseFile,
  said: Assessment,
  branch: BranchConfiguration,
): boolean => {
  const judged = judgedBy(found, said, branch);
  return (
    !isAlike(judged, found) &&
    !(said.actor.id === found.owner && said.actor.roles.includes('supervisor')) &&
    found.ownerRole === 'officer' &&
    classRuleOf(judged, branch).ownerRole === 'supervisor'
  );
};

const isAlike = (one: CaseFile, other: CaseFile): boolean =>
  one.kind === other.kind && one.class === other.class;

/** The case as it was judged. One that is something else runs under the limits of that; of one that somebody else must take on they run from now. */
export function assess(found: CaseFile, said: Assessment, branch: BranchConfiguration): CaseFile {
  const judged = judgedBy(found, said, branch);
  if (mustBeTakenOnAnew(found, said, branch)) return { ...judged, ...limitsOf(judged, said.at, branch) };
  return isAlike(judged, found) ? judged : relimited(found, judged, branch);
}

/** Is what was said of category and cause the branch's own? */
export function isKnownCategory(
  found: CaseFile,
  { category = found.category, cause }: Pick<Assessment, 'category' | 'cause'>,
  { complaints }: BranchConfiguration,
): boolean {
  const known = complaints.categories.find(({ id }) => id === category);
  return (
    (category === undefined || known !== undefined) &&
    (cause === undefined || (known?.causes.some(({ id }) => id === cause) ?? false))
  );
}
