import type { Instant } from '@huiyin/calendar';
import type { HandOvers } from '@huiyin/contracts';
import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';
import { answeredAt } from './settle.ts';

/** How long a case was in the states that it left, and what became of its hand-overs, after a command. */
export function spentAfter(
  found: CaseFile,
  next: Pick<CaseFile, 'state'>,
  command: CaseCommand,
): Pick<CaseFile, 'since' | 'spent' | 'handOvers'> {
  const at = momentOf(command);
  const { state, since, spent } = found;
  const handOvers = handOversAfter(found, command);
  if (at === undefined || state === next.state) return { since, spent, handOvers };
  // An answer may tell of a moment before the last step.
  const isEarlier = at < since;
  return {
    since: isEarlier ? since : at,
    spent:
      state === 'closed' ? spent : { ...spent, [state]: (spent[state] ?? 0) + secondsBetween(since, at) },
    handOvers,
  };
}

/** When it happened: to forget somebody, and to hand over the same file again, moves no case. */
function momentOf(command: CaseCommand): Instant | undefined {
  if ('at' in command) return command.at;
  if (command.kind !== 'second-callback') return undefined;
  const { data, at } = command.event;
  // To be asked again, since its result was corrected.
  return data.reopened ? at : answeredAt(data);
}

function handOversAfter({ handOvers, offeredAt }: CaseFile, command: CaseCommand): HandOvers {
  switch (command.kind) {
    case 'hand-on':
    case 'redistribute':
      return { ...handOvers, made: handOvers.made + 1 };
    case 'accept':
      return {
        ...handOvers,
        accepted: handOvers.accepted + 1,
        waited: handOvers.waited + secondsBetween(offeredAt ?? command.at, command.at),
      };
    case 'decline':
      return { ...handOvers, declined: handOvers.declined + 1 };
    case 'lapse':
      return { ...handOvers, lapsed: handOvers.lapsed + 1 };
    default:
      return handOvers;
  }
}

/** Whole seconds; none where the second moment is before the first. */
const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
