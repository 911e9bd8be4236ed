import type { BranchApi } from '@huiyin/client';
import { EVIDENCE_BYTES_MAX, type Evidence, evidenceType } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';

/** As much of a file as is looked at before it is sent. */
export type HandedFile = Pick<File, 'type' | 'size'> & Blob;

/** What may be handed over is a picture or a PDF of a moderate size; what its sender called the file goes nowhere. */
export const isTaken = ({ type, size }: Pick<HandedFile, 'type' | 'size'>): boolean =>
  evidenceType.safeParse(type).success && size >= 1 && size <= EVIDENCE_BYTES_MAX;

/**
 * Hands a file over beside a case: where it is to be put is asked for, it is put there, and then confirmed. Whatever breaks off on the way
 * leaves nothing that counts, and the whole is done anew. Throws an `ApiRefusal` of the branch, or a `Fault` where the file did not arrive.
 */
export async function handOver(
  api: BranchApi,
  caseId: string,
  file: HandedFile,
  put: typeof fetch = fetch,
): Promise<Evidence> {
  const type = evidenceType.parse(file.type);
  const { evidenceId, upload } = await api.call('POST /complaints/{caseId}/evidence', {
    path: { caseId },
    body: { type, bytes: file.size },
  });
  // How long it is the browser says itself, and lets nobody else say.
  const headers = Object.entries(upload.headers).filter(([name]) => name !== 'content-length');
  const answer = await put(upload.url, {
    method: 'PUT',
    headers: Object.fromEntries(headers),
    body: file,
  }).catch(() => undefined);
  if (!answer?.ok) throw new Fault('file-not-put', 'the file did not arrive');
  const { evidence } = await api.call('PUT /complaints/{caseId}/evidence/{evidenceId}', {
    path: { caseId, evidenceId },
  });
  return evidence;
}
