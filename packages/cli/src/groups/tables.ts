import { SURFACES } from '@huiyin/services';
import { Argument, type Command } from 'commander';
import type { CommonOptions } from '../session.ts';
import type { CommandWords } from './command-words.ts';

const SERVICES = SURFACES.map(({ service }) => service);

/** `huiyin tables …` */
export function addTables(program: Command, { add, session }: CommandWords): void {
  const group = program.command('tables').description('what the services remember');
  add(group, 'restore', 'make a service’s table what a restored copy of it says; what came later is gone')
    .addArgument(new Argument('<service>', 'whose table').choices(SERVICES))
    .argument('<copy>', 'name of the table that point-in-time recovery made')
    .action(async (service: (typeof SERVICES)[number], copy: string, _options: object, command: Command) => {
      const { restoreCommand } = await import('../commands/restore-command.ts');
      await restoreCommand(session(command), service, copy, command.optsWithGlobals<CommonOptions>().branch);
    });
}
