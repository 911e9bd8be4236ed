import { AAPOR_CLASS, type BranchConfiguration } from '@huiyin/contracts';
import type { BriefingTerms } from './domain/briefing.ts';

/** The branch, as doors of this service hold it. */
export interface Terms {
  readonly branch: BranchConfiguration;
}

export const termsOf = ({ branch }: Terms): BriefingTerms => ({ branch, aaporClass: AAPOR_CLASS });
