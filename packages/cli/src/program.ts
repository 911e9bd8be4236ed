import { join } from 'node:path';
import type { FileShape } from '@huiyin/files';
import { RELAYED_SERVICES } from '@huiyin/services';
import { type Language, ROLES } from '@huiyin/vocabulary';
import { Command, InvalidArgumentError, Option } from 'commander';
import packageFile from '../package.json' with { type: 'json' };
import type { ImportOrdersOptions } from './commands/import-command.ts';
import type { LoginOptions } from './commands/login-command.ts';
import type { PlanOptions } from './commands/plan-command.ts';
import { addAudit } from './groups/audit.ts';
import type { CommandWords } from './groups/command-words.ts';
import { addComplaints } from './groups/complaints.ts';
import { addCountermeasures } from './groups/countermeasures.ts';
import { addDeadLetters } from './groups/dead-letters.ts';
import { addKeys } from './groups/keys.ts';
import { addPolicies } from './groups/policies.ts';
import { addReviews } from './groups/reviews.ts';
import { addTables } from './groups/tables.ts';
import { addTopics } from './groups/topics.ts';
import { addTypicalCases } from './groups/typical-cases.ts';
import { speakChinese } from './help/speak-chinese.ts';
import { askZone, type CommonOptions, openSession, type World } from './session.ts';
import { plainText } from './terminal/plain-text.ts';

const { version: VERSION } = packageFile;
/** The identity provider sends browsers back to this port of whoever signs in, and to no other. */
const LOGIN_PORT = 8976;

/** Every command of `huiyin`, whose help and errors speak that language. Heavy parts (prompts, SDK clients) are loaded by the commands that need them. */
export function huiyin(around: World, language: Language = 'zh'): Command {
  const world: World = {
    ...around,
    print: (line) => around.print(plainText(line)),
    remark: (line) => around.remark(plainText(line)),
  };
  const program = new Command('huiyin');
  if (language === 'zh') speakChinese(program);
  program
    .description('回音 Huiyin: an operator’s commands for one branch')
    .addOption(new Option('--url <url>', 'address of the branch’s API (default: the branch running here)'))
    .addOption(new Option('--token <token>', 'access token of a deployed branch (or HUIYIN_TOKEN)'))
    .addOption(new Option('--as <role>', 'local branch: act in this role').choices(ROLES))
    .option('--person <id>', 'local branch: act as this employee')
    .option('--branch <name>', 'which branch, when several run here or none does')
    .option('--data <folder>', 'where branches that run here keep their data', '.huiyin')
    .option('--zone <name>', 'times are shown by this zone’s clock (default: the branch’s own)')
    .option('--json', 'answer in JSON', false)
    .option('--english', 'speak English', false)
    .version(VERSION)
    .exitOverride()
    .hook('preAction', async (_program, command) => {
      const zone = await askZone(command.optsWithGlobals<CommonOptions>(), world);
      if (zone !== undefined) program.setOptionValue('zone', zone);
    });

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
  add(imports, 'orders <file>', 'an export (CSV, also .gz, or XLSX) by a mapping file')
    .requiredOption('--map <file>', 'how its rows become orders (docs/import.md)')
    .option('--check', 'say what would become of each row, and send nothing', false)
    .action(async (file: string, options: ImportOrdersOptions, command: Command) => {
      const { importOrdersCommand } = await import('./commands/import-command.ts');
      await importOrdersCommand(session(command), file, options);
    });
  add(imports, 'table <file>', 'an aggregate table of an earlier period (CSV or XLSX)')
    .option('--encoding <label>', 'of a CSV file, where it is neither UTF-8 nor GB 18030')
    .option('--delimiter <sign>', 'of a CSV file')
    .option('--sheet <name>', 'of a workbook (default: the first)')
    .action(async (file: string, options: FileShape, command: Command) => {
      const { importTableCommand } = await import('./commands/import-command.ts');
      await importTableCommand(session(command), file, options);
    });

  add(program, 'send <file>', 'send one upstream event (JSON)')
    .option('--bus <name>', 'a deployed branch’s inlet bus; uses your AWS credentials')
    .action(async (file: string, options: { bus?: string }, command: Command) => {
      const { sendCommand } = await import('./commands/send-command.ts');
      await sendCommand(session(command), file, options.bus);
    });

  add(program, 'example', 'an order of an hour ago, to be sent').action(
    async (_options: object, command: Command) => {
      const { exampleCommand } = await import('./commands/example-command.ts');
      exampleCommand(session(command));
    },
  );

  const rejected = program.command('rejected').description('orders that were rejected');
  const list = async (_options: object, command: Command): Promise<void> => {
    const { listRejected } = await import('./commands/rejected-command.ts');
    await listRejected(session(command));
  };
  add(rejected, 'list', 'what was rejected and why').action(list);
  rejected.action(list);
  add(rejected, 'resubmit [id]', 'judge a rejected order again')
    .option('--all', 'every one of them', false)
    .action(async (id: string | undefined, options: { all: boolean }, command: Command) => {
      if (id === undefined && !options.all) command.error('say which one, or --all');
      const { resubmit } = await import('./commands/rejected-command.ts');
      await resubmit(session(command), id ?? 'all');
    });

  add(program, 'briefing <period>', 'the briefing of 2026-11-21, 2026-W47, 2026-11, 2026-Q4 or 2026')
    .option('--html <file>', 'write the page that is mailed')
    .option('--xlsx <file>', 'write the workbook that is attached')
    .action(async (period: string, options: { html?: string; xlsx?: string }, command: Command) => {
      const { briefingCommand } = await import('./commands/briefing-command.ts');
      await briefingCommand(session(command), period, options);
    });
  add(
    program,
    'cases <figure>',
    'the callbacks and cases behind a figure, e.g. 2026-10/satisfaction/team:repair-1',
  ).action(async (figure: string, _options: object, command: Command) => {
    const { casesCommand } = await import('./commands/cases-command.ts');
    await casesCommand(session(command), figure);
  });
  add(program, 'plan', 'what so many agents can know, by which rates')
    .requiredOption('--agents <number>', 'who ring')
    .option('--households <number>', 'that one agent completes in a month (default: 2300)')
    .action(async (options: PlanOptions, command: Command) => {
      const { planCommand } = await import('./commands/plan-command.ts');
      await planCommand(session(command), options);
    });
  add(program, 'order <id>', 'what became of an order').action(
    async (id: string, _options: object, command: Command) => {
      const { orderCommand } = await import('./commands/order-command.ts');
      await orderCommand(session(command), id);
    },
  );
  add(program, 'why <id>', 'why an order is rung, or is not').action(
    async (id: string, _options: object, command: Command) => {
      const { whyCommand } = await import('./commands/order-command.ts');
      await whyCommand(session(command), id);
    },
  );

  addComplaints(program, words);
  addTypicalCases(program, words);
  addCountermeasures(program, words);
  addReviews(program, words);
  addPolicies(program, words);
  addTopics(program, words);
  addAudit(program, words);
  addDeadLetters(program, words);

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
  add(program, 'deposit <month>', 'the accounts of the service risk deposit in a month').action(
    async (month: string, _options: object, command: Command) => {
      const { showDeposit } = await import('./commands/deposit-command.ts');
      await showDeposit(session(command), month);
    },
  );
  add(program, 'queue', 'figures of the callback queue').action(
    async (_options: object, command: Command) => {
      const { queueCommand } = await import('./commands/queue-command.ts');
      await queueCommand(session(command));
    },
  );
  add(program, 'forget <customer>', 'forget one customer everywhere, for good')
    .option('--order <id>', 'one of their orders: refused when it is somebody else’s')
    .option('--yes', 'do not ask', false)
    .action(async (customer: string, options: { order?: string; yes: boolean }, command: Command) => {
      const { forgetCustomer } = await import('./commands/forget-command.ts');
      const { terminalPrompts } = await import('./desk/terminal-prompts.ts');
      await forgetCustomer(session(command), customer, options, terminalPrompts.write);
    });

  program
    .command('login')
    .description('sign in to a deployed branch, in a browser')
    .option('--url <url>', 'address of the branch’s API (output ApiUrl)')
    .requiredOption('--issuer <url>', 'its identity provider (output Issuer)')
    .requiredOption('--client <id>', 'the client for people (output PeopleClientId)')
    .option('--port <number>', 'where the browser comes back to on this machine', portOf, LOGIN_PORT)
    .action(async (_options: object, command: Command) => {
      const options = command.optsWithGlobals<Partial<LoginOptions>>();
      // The same option stands before every command, which takes it from this one wherever it is written.
      if (options.url === undefined)
        return command.error("error: required option '--url <url>' not specified");
      const { loginCommand } = await import('./commands/login-command.ts');
      return loginCommand(command.optsWithGlobals<LoginOptions>(), world);
    });

  const check = program.command('check').description('is a deployed branch as it should be');
  add(check, 'cloud', 'does somebody hear its alarms; uses your AWS credentials').action(
    async (_options: object, command: Command) => {
      const { checkCloud } = await import('./commands/check-command.ts');
      await checkCloud(session(command), command.optsWithGlobals<CommonOptions>().branch);
    },
  );

  addKeys(program, words);
  addTables(program, words);

  add(program, 'refold <first> <last>', 'count and fold the days from first to last anew').action(
    async (first: string, last: string, _options: object, command: Command) => {
      const { refoldCommand } = await import('./commands/refold-command.ts');
      await refoldCommand(session(command), { first, last });
    },
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

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port > 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('a whole number from 1 to 65535');
}
