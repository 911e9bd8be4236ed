import type { Command } from 'commander';
import { listPolicies, putPolicy } from '../commands/policies-command.ts';
import type { CommandWords } from './command-words.ts';

/** `huiyin policies …` */
export function addPolicies(program: Command, { add, session }: CommandWords): void {
  const group = program.command('policies').description('which share of finished orders is called');
  add(group, 'list', 'every policy, past and to come').action((_options: object, command: Command) =>
    listPolicies(session(command)),
  );
  add(group, 'put <file>', 'put one in force from a day to come (YAML or JSON)').action(
    (file: string, _options: object, command: Command) => putPolicy(session(command), file),
  );
}
