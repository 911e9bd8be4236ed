import type { Command } from 'commander';
import { destroyKey, listKeys } from '../commands/keys-command.ts';
import type { CommonOptions } from '../session.ts';
import type { CommandWords } from './command-words.ts';

/** `huiyin keys …` */
export function addKeys(program: Command, { add, session }: CommandWords): void {
  const group = program.command('keys').description('the month keys that personal data is sealed under');
  add(group, 'list', 'every month’s key').action((_options: object, command: Command) =>
    listKeys(session(command)),
  );
  add(group, 'destroy <month>', 'forget every copy made in that month')
    .option('--force', 'also while work is open', false)
    .action((month: string, options: { force: boolean }, command: Command) =>
      destroyKey(session(command), month, options.force),
    );
  add(
    group,
    'merge <table>',
    'after a restore: bring back lost keys from the restored table; destroyed ones stay destroyed',
  ).action(async (table: string, _options: object, command: Command) => {
    const { mergeKeysCommand } = await import('../commands/merge-keys-command.ts');
    await mergeKeysCommand(session(command), table, command.optsWithGlobals<CommonOptions>().branch);
  });
}
