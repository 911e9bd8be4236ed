import * as z from 'zod';
import { instant, recordId, slug, staffId } from './scalars.ts';

/** What may be handed over with a case: photographs and documents, and nothing that a browser runs. */
export const evidenceType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);
export type EvidenceType = z.infer<typeof evidenceType>;

/** No file is larger, in bytes: a photograph of a telephone has three to six million. */
export const EVIDENCE_BYTES_MAX = 10_000_000;
const bytes = z.int().min(1).max(EVIDENCE_BYTES_MAX);

/** A file that lies beside a case. What its sender called it is not kept: names of files name people. */
export const evidence = z.strictObject({
  id: recordId,
  at: instant,
  by: staffId,
  type: evidenceType,
  bytes,
});
export type Evidence = z.infer<typeof evidence>;

export const evidenceBody = z.strictObject({ type: evidenceType, bytes });
/** Where the file is to be put, with exactly these headers and before that moment; then it is to be confirmed. */
export const evidenceUploadAnswer = z.strictObject({
  evidenceId: recordId,
  /** Of the case. */
  team: slug,
  upload: z.strictObject({ url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: instant }),
});
export const evidenceAnswer = z.strictObject({ team: slug, evidence });
/** Where the file can be fetched from for some minutes, to be saved. */
export const evidenceLinkAnswer = z.strictObject({ url: z.url(), evidence });
