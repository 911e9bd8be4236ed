import type { Command } from 'commander';
import { approvePolicy, changePolicies, listPolicies, proposePolicy } from '../commands/policies-command.ts';
import type { CommandWords } from './command-words.ts';

/** `huiyin policies …` */
export function addPolicies(program: Command, { add, session }: CommandWords): void {
  const group = program.command('policies').description('which share of finished orders is called');
  add(group, 'list', 'every policy, past and to come, and what is proposed').action(
    (_options: object, command: Command) => listPolicies(session(command)),
  );
  add(group, 'propose <file>', 'propose one from a day to come (YAML or JSON)').action(
    (file: string, _options: object, command: Command) => proposePolicy(session(command), file),
  );
  add(group, 'approve <version>', 'put a proposal of somebody else in force')
    .option('--from <day>', 'from another day than the proposed one')
    .action((version: string, { from }: { from?: string }, command: Command) =>
      approvePolicy(session(command), version, from),
    );
  add(group, 'refuse <version>', 'say that a proposal is not to be in force').action(
    (version: string, _options: object, command: Command) =>
      changePolicies(session(command), ({ api }, user) =>
        api.call('POST /policies/{version}/refuse', { path: { version } }, user),
      ),
  );
  add(group, 'withdraw <version>', 'take back a proposal, or a policy before its first day').action(
    (version: string, _options: object, command: Command) =>
      changePolicies(session(command), ({ api }, user) =>
        api.call('POST /policies/{version}/withdraw', { path: { version } }, user),
      ),
  );
}
