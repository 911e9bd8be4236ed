import type { Instant } from '@huiyin/calendar';
import type { CaseFile } from './case-file.ts';

/** Forgets the customer of a case: envelopes, hashes, words, files and links go, the case and its figures stay. */
export function forget(complaintCase: CaseFile): CaseFile {
  const { customer, fingerprint, ...rest } = complaintCase;
  return { ...rest, words: [], evidence: [], linked: [] };
}

/** A case that came after its customer was forgotten, without its links to those that came before. */
export const unlink = (found: CaseFile, forgottenAt: Instant): CaseFile => ({
  ...found,
  linked: found.linked.filter(({ raisedAt }) => raisedAt > forgottenAt),
});
