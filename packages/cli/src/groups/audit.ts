import type { Command } from 'commander';
import type { AuditSampleOptions } from '../commands/audit-command.ts';
import type { AuditTopicOptions } from '../commands/audit-topic-command.ts';
import type { CommandWords } from './command-words.ts';

/** `huiyin audit …` */
export function addAudit(program: Command, { add, session }: CommandWords): void {
  const group = program.command('audit').description('draw a month’s sample again');
  add(
    group,
    'sample <month>',
    'name every order that should or should not have been in it (docs/sampling.md)',
  )
    .requiredOption('--orders <file>', 'the upstream system’s list of the month’s orders (CSV or XLSX)')
    .option('--map <file>', 'how its rows are orders, as of an import (docs/import.md)')
    .option('--record <file>', 'what the branch published, as a file: nobody is asked')
    .action(async (month: string, options: AuditSampleOptions, command: Command) => {
      const { auditSampleCommand } = await import('../commands/audit-command.ts');
      await auditSampleCommand(session(command), month, options);
    });
  add(group, 'topic <topic>', 'name every order that should or should not have been in a topic’s sample')
    .requiredOption('--orders <file>', 'the upstream system’s list of the topic’s days (CSV or XLSX)')
    .option('--map <file>', 'how its rows are orders, as of an import (docs/import.md)')
    .action(async (topicId: string, options: AuditTopicOptions, command: Command) => {
      const { auditTopicCommand } = await import('../commands/audit-topic-command.ts');
      await auditTopicCommand(session(command), topicId, options);
    });
  add(group, 'reviews <month>', 'draw the month’s quality reviews again').action(
    async (month: string, _options: object, command: Command) => {
      const { auditReviewsCommand } = await import('../commands/audit-reviews-command.ts');
      await auditReviewsCommand(session(command), month);
    },
  );
  add(group, 'person <person> <day>', 'whom somebody was shown on a day').action(
    async (person: string, day: string, _options: object, command: Command) => {
      const { auditPersonCommand } = await import('../commands/audit-person-command.ts');
      await auditPersonCommand(session(command), person, day);
    },
  );
  add(group, 'record <month> <file>', 'write what the branch publishes of a month’s sample').action(
    async (month: string, file: string, _options: object, command: Command) => {
      const { auditRecordCommand } = await import('../commands/audit-command.ts');
      await auditRecordCommand(session(command), month, file);
    },
  );
}
