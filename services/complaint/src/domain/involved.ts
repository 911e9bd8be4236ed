import type { CaseFile } from './case-file.ts';
import type { CaseCommand } from './commands.ts';

/** Everybody once. */
export const union = (...lists: readonly (readonly string[])[]): readonly string[] => [
  ...new Set(lists.flat()),
];

/** Who has the case in hand by this command: neither they nor anybody before them asks the customer about its outcome. */
function handlerIn(command: CaseCommand): string | undefined {
  switch (command.kind) {
    case 'acknowledge':
      return command.owner ?? command.actor.id;
    case 'accept':
    case 'assess':
    case 'investigate':
    case 'conclude':
    case 'communicate':
      return command.actor.id;
    default:
      return undefined;
  }
}

export function resolversAfter({ resolvers }: CaseFile, command: CaseCommand): readonly string[] {
  const handler = handlerIn(command);
  return handler === undefined ? resolvers : union(resolvers, [handler]);
}
