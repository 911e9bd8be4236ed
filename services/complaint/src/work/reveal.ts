import { toInstant } from '@huiyin/calendar';
import type { Contact, OpenedWords, RevealReason } from '@huiyin/contracts';
import { done, type Outcome } from '@huiyin/kernel';
import type { KeyRing } from '@huiyin/seal';
import type { Actor } from '../domain/commands.ts';
import type { CaseRefusal } from '../domain/transitions.ts';
import { type CaseDeps, commandCase } from './command-case.ts';
import { noteReveal } from './note-reveal.ts';
import { envelopesOf } from './open-envelopes.ts';

export interface RevealDeps extends CaseDeps {
  readonly keys: KeyRing;
  /** Logs an opening before it happens. */
  readonly logReveal: (reveal: {
    readonly caseId: string;
    readonly caller: string;
    readonly reason: RevealReason;
  }) => void;
}

export interface RevealCommand {
  readonly caseId: string;
  readonly actor: Actor;
  readonly reason: RevealReason;
  readonly traceId: string;
}

export interface Revealed {
  readonly contact?: Contact;
  readonly words: OpenedWords[];
}

/** Opens the customer of a case to its owner: written into the case and logged first, opened after that. */
export const reveal =
  (deps: RevealDeps) =>
  async ({ caseId, actor, reason, traceId }: RevealCommand): Promise<Outcome<Revealed, CaseRefusal>> => {
    const at = toInstant(deps.now());
    const outcome = await commandCase(deps, caseId, { traceId, at }, () => ({
      kind: 'reveal',
      actor,
      reason,
      at,
    }));
    if (!outcome.ok) return outcome;
    await noteReveal(deps, { caseId, by: actor.id, reason, at }, traceId);
    deps.logReveal({ caseId, caller: actor.id, reason });
    const envelopes = envelopesOf(deps.keys, deps.branch, outcome.value);
    const contact = await envelopes.contact();
    return done({ ...(contact && { contact }), words: await envelopes.words() });
  };
