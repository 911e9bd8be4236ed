import { dayOf, monthOfDay, toInstant } from '@huiyin/calendar';
import type { Liable } from '@huiyin/contracts';
import { type KeyRing, seal } from '@huiyin/seal';
import { type CaseNature, conclusionContext } from '@huiyin/vocabulary';
import type { Actor } from '../domain/commands.ts';
import { type CaseDeps, type CaseOutcome, commandCase } from './command-case.ts';

export interface ConcludeCommand {
  readonly caseId: string;
  readonly actor: Actor;
  readonly valid?: boolean | undefined;
  readonly responsible?: boolean | undefined;
  readonly liable?: readonly Liable[] | undefined;
  readonly nature?: CaseNature | undefined;
  /** What was found and done, in clear; sealed before it is stored. */
  readonly conclusion: string;
  readonly traceId: string;
}

/** The owner says what was found and done, whether a complaint is valid and who is to blame: 逐一结论. */
export const conclude =
  (deps: CaseDeps & { readonly keys: KeyRing }) =>
  async (command: ConcludeCommand): Promise<CaseOutcome> => {
    const { caseId, actor, valid, responsible, liable, nature, conclusion, traceId } = command;
    const { branch, zone } = deps.branch;
    const at = toInstant(deps.now());
    const key = await deps.keys.publicKey(monthOfDay(dayOf(at, zone)));
    return commandCase(deps, caseId, { traceId, at }, (found) => ({
      kind: 'conclude',
      actor,
      at,
      valid,
      responsible,
      liable,
      nature,
      sealedConclusion: seal(key, conclusion, conclusionContext(branch, caseId, found?.round ?? 1)),
    }));
  };
