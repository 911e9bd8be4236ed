import type { RequestOf } from '@huiyin/client';
import { countermeasureBody, followUpBody } from '@huiyin/contracts';
import { FOLLOW_UPS, SPOT_SUBJECTS } from '@huiyin/vocabulary';
import { type Command, Option } from 'commander';
import {
  enterCountermeasure,
  followUpCountermeasure,
  listCountermeasures,
} from '../commands/countermeasures-command.ts';
import { typed } from '../mistakes/typed.ts';
import type { CommandWords } from './command-words.ts';

/** `huiyin countermeasures …` */
export function addCountermeasures(program: Command, { add, session }: CommandWords): void {
  const group = program
    .command('countermeasures')
    .description('what is done about hot and hard spots of complaints');
  add(group, 'list <month>', 'those that the briefing of a month looks into').action(
    (month: string, _options: object, command: Command) => listCountermeasures(session(command), month),
  );
  add(group, 'enter <measure>', 'say what is done, naming nobody')
    .addOption(
      new Option('--of <subject>', 'about what too many complaints came')
        .choices(SPOT_SUBJECTS)
        .makeOptionMandatory(),
    )
    .requiredOption('--id <id>', "which one, in the branch's words; of a cause category/cause")
    .requiredOption('--month <month>', 'the month in which they came')
    .requiredOption('--due <month>', 'the month whose briefing looks into it')
    .action(
      (
        measure: string,
        said: Omit<RequestOf<'POST /countermeasures'>['body'], 'measure'>,
        command: Command,
      ) => enterCountermeasure(session(command), typed(countermeasureBody, { ...said, measure })),
    );
  add(group, 'follow-up <id>', 'say what became of one')
    .addOption(new Option('--outcome <outcome>', 'how it stands').choices(FOLLOW_UPS).makeOptionMandatory())
    .option('--note <text>', 'what was found, naming nobody')
    .action((id: string, said: object, command: Command) =>
      followUpCountermeasure(session(command), id, typed(followUpBody, said)),
    );
}
