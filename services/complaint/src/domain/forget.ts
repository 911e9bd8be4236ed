import type { CaseFile } from './case-file.ts';

/** Forgets the customer of a case: envelopes, hash, words and files go, the case and its figures stay. */
export function forget(complaintCase: CaseFile): CaseFile {
  const { customer, fingerprint, ...rest } = complaintCase;
  return { ...rest, words: [], evidence: [] };
}
