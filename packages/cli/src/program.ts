import { join } from 'node:path';
import { RELAYED_SERVICES } from '@huiyin/services';
import { ROLES } from '@huiyin/vocabulary';
import { Command, Option } from 'commander';
import { briefingCommand } from './commands/briefing-command.ts';
import { importOrdersCommand, importTableCommand } from './commands/import-command.ts';
import { forgetCustomer } from './commands/keys-command.ts';
import { queueCommand } from './commands/queue-command.ts';
import { refoldCommand } from './commands/refold-command.ts';
import { listRejected, resubmit } from './commands/rejected-command.ts';
import type { CommandWords } from './groups/command-words.ts';
import { addComplaints } from './groups/complaints.ts';
import { addKeys } from './groups/keys.ts';
import { addPolicies } from './groups/policies.ts';
import { addTables } from './groups/tables.ts';
import { type CommonOptions, openSession, type World } from './session.ts';

/** Every command of `huiyin`. Heavy parts (prompts, SDK clients) are loaded by the commands that need them. */
export function huiyin(world: World): Command {
  const program = new Command('huiyin')
    .description('回音 Huiyin: an operator’s commands for one branch')
    .addOption(new Option('--url <url>', 'address of the branch’s API (default: the branch running here)'))
    .addOption(new Option('--token <token>', 'access token of a deployed branch (or HUIYIN_TOKEN)'))
    .addOption(new Option('--as <role>', 'local branch: act in this role').choices(ROLES))
    .option('--person <id>', 'local branch: act as this employee')
    .option('--branch <name>', 'which branch, when several run here or none does')
    .option('--data <folder>', 'where branches that run here keep their data', '.huiyin')
    .option('--json', 'answer in JSON', false)
    .option('--english', 'speak English', false)
    .showHelpAfterError();

  const words: CommandWords = {
    add: (parent, named, description) =>
      parent
        .command(named)
        .description(description)
        .option('--json', 'answer in JSON')
        .option('--url <url>', 'address of the branch’s API'),
    /** Options may stand before or after the command's own words. */
    session: (command) => openSession(command.optsWithGlobals<CommonOptions>(), world),
  };
  const { add, session } = words;

  const imports = program.command('import').description('bring in orders or an earlier period’s table');
  add(imports, 'orders <file>', 'an export (CSV, also .gz) by a mapping file')
    .requiredOption('--map <file>', 'how its rows become orders (docs/import.md)')
    .action((file: string, options: { map: string }, command: Command) =>
      importOrdersCommand(session(command), file, options.map),
    );
  add(imports, 'table <file>', 'an aggregate table of an earlier period (CSV)').action(
    (file: string, _options: object, command: Command) => importTableCommand(session(command), file),
  );

  add(program, 'send <file>', 'send one upstream event (JSON)')
    .option('--bus <name>', 'a deployed branch’s inlet bus; uses your AWS credentials')
    .action(async (file: string, options: { bus?: string }, command: Command) => {
      const { sendCommand } = await import('./commands/send-command.ts');
      await sendCommand(session(command), file, options.bus);
    });

  const rejected = program.command('rejected').description('orders that were rejected');
  add(rejected, 'list', 'what was rejected and why').action((_options: object, command: Command) =>
    listRejected(session(command)),
  );
  rejected.action((_options: object, command: Command) => listRejected(session(command)));
  add(rejected, 'resubmit [id]', 'judge a rejected order again')
    .option('--all', 'every one of them', false)
    .action((id: string | undefined, options: { all: boolean }, command: Command) => {
      if (id === undefined && !options.all) command.error('say which one, or --all');
      return resubmit(session(command), id ?? 'all');
    });

  add(program, 'briefing <period>', 'the briefing of 2026-11-21, 2026-W47, 2026-11, 2026-Q4 or 2026')
    .option('--html <file>', 'write the page that is mailed')
    .option('--xlsx <file>', 'write the workbook that is attached')
    .action((period: string, options: { html?: string; xlsx?: string }, command: Command) =>
      briefingCommand(session(command), period, options),
    );

  addComplaints(program, words);
  addPolicies(program, words);

  add(program, 'desk', 'work the callback queue in this terminal').action(
    async (_options: object, command: Command) => {
      const { draftsIn } = await import('./desk/drafts.ts');
      const { workQueue } = await import('./desk/work-queue.ts');
      const { terminalPrompts } = await import('./desk/terminal-prompts.ts');
      const { data } = command.optsWithGlobals<CommonOptions>();
      const drafts = draftsIn(join(data, 'desk'), world.now);
      await workQueue({ session: session(command), prompts: terminalPrompts, drafts });
    },
  );
  add(program, 'queue', 'figures of the callback queue').action((_options: object, command: Command) =>
    queueCommand(session(command)),
  );
  add(program, 'forget <customer>', 'forget one customer everywhere').action(
    (customer: string, _options: object, command: Command) => forgetCustomer(session(command), customer),
  );

  addKeys(program, words);
  addTables(program, words);

  add(program, 'refold <first> <last>', 'count and fold the days from first to last anew').action(
    (first: string, last: string, _options: object, command: Command) =>
      refoldCommand(session(command), { first, last }),
  );
  add(program, 'replay', 'publish a service’s events again from its table')
    .argument('<service>', RELAYED_SERVICES.join(', '))
    .action(async (service: string, _options: object, command: Command) => {
      const known = RELAYED_SERVICES.find((one) => one === service);
      if (!known) return command.error(`a service that emits is one of ${RELAYED_SERVICES.join(', ')}`);
      const { replayCommand } = await import('./commands/replay-command.ts');
      return replayCommand(session(command), known, command.optsWithGlobals<CommonOptions>().branch);
    });
  add(
    program,
    'redrive <queue>',
    'dead letters back to where they came from, e.g. callback-inbox, intake-relay',
  ).action(async (queue: string, _options: object, command: Command) => {
    const { redriveCommand } = await import('./commands/replay-command.ts');
    await redriveCommand(session(command), queue, command.optsWithGlobals<CommonOptions>().branch);
  });
  return program;
}
