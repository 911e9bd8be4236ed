import { toInstant } from '@huiyin/calendar';
import { EVIDENCE_BYTES_MAX, type Evidence, type EvidenceType, type RevealReason } from '@huiyin/contracts';
import { type EvidenceBucket, type Found, sniff } from '@huiyin/evidence';
import { done, type NewId, type Outcome, refuse } from '@huiyin/kernel';
import type { CaseFile } from '../domain/case-file.ts';
import type { Actor } from '../domain/commands.ts';
import { decide } from '../domain/decide.ts';
import { evidenceOf, keyOfEvidence, keyOfUpload } from '../domain/evidence.ts';
import type { CaseRefusal } from '../domain/transitions.ts';
import { caseOf } from '../store/cases.ts';
import { type CaseDeps, commandCase } from './command-case.ts';
import { noteReveal } from './note-reveal.ts';
import type { RevealDeps } from './reveal.ts';

export interface EvidenceDeps extends CaseDeps {
  readonly bucket: EvidenceBucket;
  readonly newId: NewId;
}

export type EvidenceRefusal = CaseRefusal | 'evidence-absent' | 'evidence-forged';

interface ByActor {
  readonly caseId: string;
  readonly actor: Actor;
  readonly traceId: string;
}

/** Where somebody may put a file beside a case. Nothing is written: who does not confirm it leaves nothing behind after a day. */
export const openUpload =
  ({ branch, table, now, bucket, newId }: EvidenceDeps) =>
  async ({
    caseId,
    actor,
    type,
    bytes,
  }: Omit<ByActor, 'traceId'> & { readonly type: EvidenceType; readonly bytes: number }) => {
    const id = newId();
    const found = await caseOf(table, caseId);
    const command = { kind: 'attach', actor, at: toInstant(now()), file: { id, type, bytes } } as const;
    const outcome = decide(found, command, branch);
    if (!outcome.ok) return outcome;
    if (!found) return refuse('no-such-case' as const);
    const upload = bucket.uploadTo(keyOfUpload(caseId, id), type, bytes);
    return done({ evidenceId: id, team: found.order.team, upload });
  };

/** What was put there by its own bytes; undefined: it is not what it was called, or larger than any may be. */
function fileOf(
  id: string,
  { type: called, bytes, beginning }: Found,
): Omit<Evidence, 'at' | 'by'> | undefined {
  const type = sniff(beginning);
  return type !== undefined && type === called && bytes <= EVIDENCE_BYTES_MAX
    ? { id, type, bytes }
    : undefined;
}

/**
 * Looks at what was put there, writes it into the case and moves it to the case's files; twice is once. Written before it is
 * moved: whatever lies among a case's files is named by the case, and goes with its customer.
 */
export const attachEvidence =
  (deps: EvidenceDeps) =>
  async ({
    caseId,
    actor,
    id,
    traceId,
  }: ByActor & { readonly id: string }): Promise<Outcome<Attached, EvidenceRefusal>> => {
    const { bucket, table, now } = deps;
    const at = toInstant(now());
    const [from, to] = [keyOfUpload(caseId, id), keyOfEvidence(caseId, id)];
    const upload = await bucket.look(from);
    if (!upload) return attachedBefore(await caseOf(table, caseId), id);
    const file = fileOf(id, upload);
    if (!file) {
      await bucket.remove(from);
      return refuse('evidence-forged');
    }
    const outcome = await commandCase(deps, caseId, { traceId, at }, (found) =>
      found && evidenceOf(found, id) ? { kind: 'attach-again' } : { kind: 'attach', actor, at, file },
    );
    if (!outcome.ok) return outcome;
    if (!(await bucket.copy(from, to, upload.etag))) return refuse('evidence-absent');
    await bucket.remove(from);
    // The customer may have been forgotten meanwhile, who took the case's files along.
    const left = await caseOf(table, caseId);
    if (!left || !evidenceOf(left, id)) await bucket.remove(to);
    return attachedBefore(left, id);
  };

export interface Attached {
  readonly team: string;
  readonly evidence: Evidence;
}

function attachedBefore(found: CaseFile | undefined, id: string): Outcome<Attached, EvidenceRefusal> {
  if (!found) return refuse('no-such-case');
  const evidence = evidenceOf(found, id);
  return evidence ? done({ team: found.order.team, evidence }) : refuse('evidence-absent');
}

/** Opens a file to who may open the case's customer: written into the case and logged first, like any opening. */
export const openEvidence =
  (deps: Omit<RevealDeps, 'keys'> & { readonly bucket: EvidenceBucket }) =>
  async ({
    caseId,
    actor,
    id,
    reason,
    traceId,
  }: ByActor & { readonly id: string; readonly reason: RevealReason }) => {
    const at = toInstant(deps.now());
    const outcome = await commandCase(deps, caseId, { traceId, at }, () => ({
      kind: 'reveal',
      actor,
      reason,
      at,
    }));
    if (!outcome.ok) return outcome;
    const evidence = evidenceOf(outcome.value, id);
    if (!evidence) return refuse('evidence-absent' as const);
    await noteReveal(deps, { caseId, by: actor.id, reason, at }, traceId);
    deps.logReveal({ caseId, caller: actor.id, reason });
    const ending = evidence.type.split('/')[1] ?? '';
    return done({ url: deps.bucket.downloadFrom(keyOfEvidence(caseId, id), `${id}.${ending}`), evidence });
  };
