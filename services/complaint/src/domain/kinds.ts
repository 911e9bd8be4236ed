import type { BranchConfiguration } from '@huiyin/contracts';
import {
  CASE_STEPS,
  type CaseStepName,
  type DeadlineName,
  hasReached,
  MET_IN,
  OUTSIDE_CHANNELS,
} from '@huiyin/vocabulary';
import type { CaseFile } from './case-file.ts';

type OfKind = Pick<CaseFile, 'kind'>;

/** By which rule a case is worked: its kind's, as the branch file has it. */
export const ruleOf = ({ kind }: OfKind, { complaints }: BranchConfiguration) => complaints.kinds[kind];

/** The limits of a case's steps, and who may own it: its kind's, for its class, or what its channel has instead. */
export function classRuleOf(
  found: OfKind & Pick<CaseFile, 'class' | 'channel'>,
  branch: BranchConfiguration,
) {
  const { classes } = ruleOf(found, branch);
  const { channels, ...rule } = classes[found.class] ?? classes.ordinary;
  const own = channels?.[found.channel] ?? {};
  const { acknowledge = rule.acknowledge, conclude = rule.conclude } = own;
  return { ...rule, ...own, acknowledge, conclude };
}

/** By which rule whoever passed a case on from outside is answered. */
export const outsideRuleOf = ({ channel }: Pick<CaseFile, 'channel'>, { complaints }: BranchConfiguration) =>
  OUTSIDE_CHANNELS.flatMap((each) => (each === channel ? [complaints.outside[each]] : []))[0];

/** How long something may take in a case; undefined where it has no limit. */
export const limitOf = (
  deadline: DeadlineName,
  found: OfKind & Pick<CaseFile, 'class' | 'channel'>,
  branch: BranchConfiguration,
) => {
  switch (deadline) {
    case 'reply':
      return outsideRuleOf(found, branch)?.reply;
    case 'adjudicate':
      return branch.complaints.appeal.decide;
    default:
      return classRuleOf(found, branch)[deadline];
  }
};

/** Are all steps done that a case of its kind needs before this one, or before its conclusion? */
export const isReadyFor = (
  step: CaseStepName | 'conclude',
  found: OfKind & Pick<CaseFile, 'state'>,
  branch: BranchConfiguration,
): boolean => {
  const before = CASE_STEPS.slice(0, CASE_STEPS.indexOf(step === 'conclude' ? 'communicate' : step));
  const { steps } = ruleOf(found, branch);
  return before.every((each) => !steps.includes(each) || hasReached(found.state, MET_IN[each]));
};
