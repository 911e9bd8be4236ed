import type { Evidence } from '@huiyin/contracts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';

/** Files beside one case. */
export const EVIDENCE_MAX = 10;

export const evidenceOf = ({ evidence }: CaseFile, id: string): Evidence | undefined =>
  evidence.find((each) => each.id === id);

/** The case with a file beside it. */
export const attach = (
  found: CaseFile,
  { actor, at, file }: Extract<CaseCommand, { kind: 'attach' }>,
): CaseFile => ({ ...found, evidence: [...found.evidence, { ...file, at, by: actor.id }] });

/** An upload lies apart until it was looked at, and is gone from there after a day. */
export const keyOfUpload = (caseId: string, id: string): string => `incoming/${caseId}/${id}`;
export const keyOfEvidence = (caseId: string, id: string): string => `evidence/${caseId}/${id}`;

/** The keys of files that a case loses. */
export const keysLost = (found: CaseFile | undefined, next: CaseFile): readonly string[] =>
  (found?.evidence ?? [])
    .filter(({ id }) => !evidenceOf(next, id))
    .map(({ id }) => keyOfEvidence(next.caseId, id));
