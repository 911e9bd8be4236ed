import { role } from '@huiyin/contracts';
import { RELAYED_SERVICES } from '@huiyin/services';
import { Command, Option } from 'commander';
import { briefingCommand } from './commands/briefing-command.ts';
import {
  acknowledgeComplaint,
  concludeComplaint,
  listComplaints,
  revealComplaint,
  showComplaint,
} from './commands/complaints-command.ts';
import { importOrdersCommand, importTableCommand } from './commands/import-command.ts';
import { destroyKey, forgetCustomer, listKeys } from './commands/keys-command.ts';
import { queueCommand } from './commands/queue-command.ts';
import { listRejected, resubmit } from './commands/rejected-command.ts';
import { type CommonOptions, openSession, type Session, type World } from './session.ts';

/** Every command of `huiyin`. Heavy parts (prompts, SDK clients) are loaded by the commands that need them. */
export function huiyin(world: World): Command {
  const program = new Command('huiyin')
    .description('回音 Huiyin: an operator’s commands for one branch')
    .addOption(new Option('--url <url>', 'address of the branch’s API (default: the branch running here)'))
    .addOption(new Option('--token <token>', 'access token of a deployed branch (or HUIYIN_TOKEN)'))
    .addOption(new Option('--as <role>', 'local branch: act in this role').choices(role.options))
    .option('--person <id>', 'local branch: act as this employee')
    .option('--branch <name>', 'which branch, when several run here or none does')
    .option('--data <folder>', 'where branches that run here keep their data', '.huiyin')
    .option('--json', 'answer in JSON', false)
    .option('--english', 'speak English', false)
    .showHelpAfterError();

  /** Options may stand before or after the command's own words. */
  const session = (command: Command): Session => openSession(command.optsWithGlobals<CommonOptions>(), world);
  const add = (parent: Command, words: string, description: string): Command =>
    parent
      .command(words)
      .description(description)
      .option('--json', 'answer in JSON')
      .option('--url <url>', 'address of the branch’s API');

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

  complaints(program, add, session);

  add(program, 'desk', 'work the callback queue in this terminal').action(
    async (_options: object, command: Command) => {
      const { workQueue } = await import('./desk/work-queue.ts');
      const { terminalPrompts } = await import('./desk/terminal-prompts.ts');
      await workQueue(session(command), terminalPrompts);
    },
  );
  add(program, 'queue', 'figures of the callback queue').action((_options: object, command: Command) =>
    queueCommand(session(command)),
  );
  add(program, 'forget <customer>', 'forget one customer everywhere').action(
    (customer: string, _options: object, command: Command) => forgetCustomer(session(command), customer),
  );

  const keys = program.command('keys').description('the month keys that personal data is sealed under');
  add(keys, 'list', 'every month’s key').action((_options: object, command: Command) =>
    listKeys(session(command)),
  );
  add(keys, 'destroy <month>', 'forget every copy made in that month')
    .option('--force', 'also while work is open', false)
    .action((month: string, options: { force: boolean }, command: Command) =>
      destroyKey(session(command), month, options.force),
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

function complaints(
  program: Command,
  add: (parent: Command, words: string, description: string) => Command,
  session: (command: Command) => Session,
): void {
  const group = program.command('complaints').description('complaint cases');
  add(group, 'list', 'open cases by deadline')
    .option('--closed', 'closed ones', false)
    .action((options: { closed: boolean }, command: Command) =>
      listComplaints(session(command), options.closed ? 'closed' : 'open'),
    );
  add(group, 'show <case>', 'one case').action((caseId: string, _options: object, command: Command) =>
    showComplaint(session(command), caseId),
  );
  add(group, 'acknowledge <case>', 'take it on')
    .option('--owner <staff>', 'who owns it, if not you')
    .action((caseId: string, options: { owner?: string }, command: Command) =>
      acknowledgeComplaint(session(command), caseId, options.owner),
    );
  add(group, 'conclude <case>', 'say what was found and done; a second callback follows')
    .requiredOption('--conclusion <text>', 'what was found and done (sealed)')
    .option('--valid', 'the complaint is substantiated', false)
    .option('--responsible', 'the served-by side is to blame', false)
    .action(
      (
        caseId: string,
        { conclusion, valid, responsible }: { conclusion: string; valid: boolean; responsible: boolean },
        command: Command,
      ) => concludeComplaint(session(command), caseId, { conclusion, valid, responsible }),
    );
  add(group, 'reveal <case>', 'show the customer and what was said; it is logged')
    .addOption(
      new Option('--reason <reason>', 'why')
        .choices(['contact-customer', 'investigate', 'check-outcome', 'audit'])
        .makeOptionMandatory(),
    )
    .action(
      (
        caseId: string,
        { reason }: { reason: 'contact-customer' | 'investigate' | 'check-outcome' | 'audit' },
        command: Command,
      ) => revealComplaint(session(command), caseId, { reason }),
    );
}
