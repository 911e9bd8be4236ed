import { DISCARD_REASONS, type DiscardReason } from '@huiyin/vocabulary';
import { type Command, Option } from 'commander';
import type { CommandWords } from './command-words.ts';

/** `huiyin dead-letters …` */
export function addDeadLetters(program: Command, { add, session }: CommandWords): void {
  const commands = () => import('../commands/dead-letters-command.ts');
  const group = program.command('dead-letters').description('messages and tasks that failed again and again');
  const list = async (queue: string | undefined, command: Command): Promise<void> => {
    const { listLetterQueues, listLetters } = await commands();
    if (queue === undefined) await listLetterQueues(session(command));
    else await listLetters(session(command), queue);
  };
  add(group, 'list [door]', 'which doors have some, or what those of a door are about').action(
    (door: string | undefined, _options: object, command: Command) => list(door, command),
  );
  add(group, 'resubmit <door> [id]', 'send one back to its door, once the cause is mended')
    .option('--all', 'every one of them', false)
    .action(async (door: string, id: string | undefined, options: { all: boolean }, command: Command) => {
      if ((id === undefined) !== options.all) command.error('say which one, or --all');
      await (await commands()).resubmitLetters(session(command), door, id);
    });
  add(group, 'discard <door> <id>', 'take one away for good; who and why stays on record')
    .addOption(new Option('--reason <why>', 'why').choices([...DISCARD_REASONS]).makeOptionMandatory())
    .action(async (door: string, id: string, options: { reason: DiscardReason }, command: Command) => {
      await (await commands()).discardLetter(session(command), door, id, options.reason);
    });
  add(group, 'acts', 'who resubmitted or discarded what, newest first').action(
    async (_options: object, command: Command) => (await commands()).listLetterActs(session(command)),
  );
}
