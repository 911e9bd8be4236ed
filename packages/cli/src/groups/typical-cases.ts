import type { Command } from 'commander';
import { listTypicalCases, publishTypicalCase, writeTypicalCase } from '../commands/typical-cases-command.ts';
import type { CommandWords } from './command-words.ts';

/** `huiyin typical-cases …` */
export function addTypicalCases(program: Command, { add, session }: CommandWords): void {
  const group = program.command('typical-cases').description('cases that others learn from');
  add(group, 'list', 'the library')
    .option('--contains <text>', 'those whose text has it')
    .action(({ contains }: { contains?: string }, command: Command) =>
      listTypicalCases(session(command), contains === undefined ? {} : { contains }),
    );
  add(group, 'write <case>', 'write one from a closed case, naming nobody')
    .requiredOption('--title <text>', 'what it is about')
    .requiredOption('--story <text>', 'what happened')
    .requiredOption('--lesson <text>', 'what others do differently from now on')
    .action((caseId: string, body: { title: string; story: string; lesson: string }, command: Command) =>
      writeTypicalCase(session(command), caseId, body),
    );
  add(group, 'publish <case>', 'put it into the library').action(
    (caseId: string, _options: object, command: Command) => publishTypicalCase(session(command), caseId),
  );
}
