import type { RequestOf } from '@huiyin/client';
import {
  complaintsQuery,
  concludeBody,
  type RevealReason,
  redistributionRule,
  revealReason,
} from '@huiyin/contracts';
import {
  ANSWER_WAYS,
  type AnswerWay,
  CASE_CHANNELS,
  CASE_KINDS,
  CASE_NATURES,
  type CaseNature,
  COMPLAINT_CLASSES,
  COMPLAINT_STATES,
  NOTICE_READERS,
  OUTSIDE_BODIES,
  type OutsideBody,
  REDISTRIBUTION_REASONS,
} from '@huiyin/vocabulary';
import { type Command, Option } from 'commander';
import { type AnalysisFiles, analyseComplaints } from '../commands/analyse-command.ts';
import {
  acknowledgeComplaint,
  type CaseFilter,
  concludeComplaint,
  exportComplaints,
  handOnComplaint,
  listComplaints,
  raiseComplaint,
  revealComplaint,
  showComplaint,
  showHistory,
  takeStep,
} from '../commands/complaints-command.ts';
import {
  checkRedistribution,
  listRedistributions,
  redistributeComplaints,
  showRedistribution,
} from '../commands/redistribute-command.ts';
import type { CommandWords } from './command-words.ts';

interface FilterOptions extends Omit<CaseFilter, 'dueBefore'> {
  readonly closed: boolean;
  readonly dueBefore?: string;
}

const REDISTRIBUTED_STATES = redistributionRule.shape.state.unwrap().options;

interface RedistributeOptions {
  readonly dryRun: boolean;
  readonly id?: string;
}

/** Under which id a redistribution goes that nobody gave one. */
const idAt = (moment: Date): string => `redistribution-${moment.toISOString().replaceAll(/[-:.]/g, '')}`;

interface ExportFiles {
  readonly csv?: string;
  readonly xlsx?: string;
}

/** What the route takes of what was typed; throws a ZodError. */
function filterOf({ closed, dueBefore, ...options }: FilterOptions): CaseFilter {
  const { next, ...filter } = complaintsQuery.parse({
    ...options,
    ...(closed && { state: 'closed' }),
    ...(dueBefore !== undefined && { dueBefore: momentText(dueBefore) }),
  });
  return filter;
}

/** A day or a moment as the contracts spell moments; what is none is left to them to refuse. */
function momentText(said: string): string {
  const moment = new Date(said);
  return Number.isNaN(moment.getTime()) ? said : moment.toISOString();
}

/** `employee:LG1043` and the like; throws a ZodError. */
const readLiable = (said: readonly string[]) =>
  concludeBody.shape.liable.unwrap().parse(
    said.map((each) => {
      const [party, id] = each.split(':');
      return { party, ...(id !== undefined && { id }) };
    }),
  );

/** `huiyin complaints …` */
export function addComplaints(program: Command, { add, session }: CommandWords): void {
  const group = program.command('complaints').description('complaint cases');
  const filtered = (command: Command) =>
    command
      .option('--closed', 'closed ones', false)
      .addOption(new Option('--state <state>', 'those in one state').choices(COMPLAINT_STATES))
      .option('--owner <staff>', 'of one owner')
      .option('--offered-to <staff>', 'handed on to somebody who has not accepted yet')
      .option('--due-before <moment>', 'with something to be done before then (UTC)')
      .option('--team <team>', 'of one team')
      .addOption(new Option('--channel <channel>', 'that came one way').choices(CASE_CHANNELS))
      .addOption(new Option('--kind <kind>', 'of one kind').choices(CASE_KINDS))
      .addOption(new Option('--class <class>', 'of one class').choices(COMPLAINT_CLASSES))
      .addOption(new Option('--told <reader>', 'of whose deadlines they were told').choices(NOTICE_READERS))
      .option('--order <order>', 'about one order, also closed ones')
      .option('--outside <number>', 'passed on under a number outside, also closed ones');
  filtered(add(group, 'list', 'open cases by deadline')).action((options: FilterOptions, command: Command) =>
    listComplaints(session(command), filterOf(options)),
  );
  filtered(add(group, 'export', 'the same as a file'))
    .option('--csv <file>', 'as CSV')
    .option('--xlsx <file>', 'as a workbook')
    .action(({ csv, xlsx, ...options }: FilterOptions & ExportFiles, command: Command) =>
      exportComplaints(session(command), filterOf(options), {
        ...(csv !== undefined && { csv }),
        ...(xlsx !== undefined && { xlsx }),
      }),
    );
  add(group, 'analyse <period>', 'what the complaints of a month, quarter or year teach')
    .option('--csv <file>', 'as CSV')
    .option('--xlsx <file>', 'as a workbook')
    .action((period: string, files: AnalysisFiles, command: Command) =>
      analyseComplaints(session(command), period, files),
    );
  add(group, 'show <case>', 'one case').action((caseId: string, _options: object, command: Command) =>
    showComplaint(session(command), caseId),
  );
  add(group, 'history <case>', 'who did what, when and why').action(
    (caseId: string, _options: object, command: Command) => showHistory(session(command), caseId),
  );
  add(group, 'raise <request.json>', 'a case that came another way than by a callback').action(
    (file: string, _options: object, command: Command) => raiseComplaint(session(command), file),
  );
  add(group, 'acknowledge <case>', 'take it on')
    .option('--owner <staff>', 'who owns it, if not you')
    .action((caseId: string, options: { owner?: string }, command: Command) =>
      acknowledgeComplaint(session(command), caseId, options.owner),
    );
  add(group, 'hand-on <case> <staff>', 'offer a case to somebody else, who has to accept it').action(
    (caseId: string, owner: string, _options: object, command: Command) =>
      handOnComplaint(session(command), caseId, owner),
  );
  add(group, 'redistribute', "offer somebody's open cases to others by a rule")
    .requiredOption('--from <staff>', 'whose cases')
    .requiredOption('--to <staff...>', 'to whom; of several each case to whom has the fewest')
    .addOption(new Option('--reason <reason>', 'why').choices(REDISTRIBUTION_REASONS).makeOptionMandatory())
    .addOption(new Option('--kind <kind>', 'of one kind').choices(CASE_KINDS))
    .addOption(new Option('--class <class>', 'of one class').choices(COMPLAINT_CLASSES))
    .option('--category <category>', "what it is about, in the branch's words")
    .addOption(new Option('--state <state>', 'those in one state').choices(REDISTRIBUTED_STATES))
    .option('--at-most <count>', 'so many of them', Number)
    .option('--dry-run', 'say what would move, and move nothing', false)
    .option('--id <id>', 'the same again is the same redistribution (default: by the moment)')
    .action(({ dryRun, id, ...typed }: RedistributeOptions, command: Command) => {
      const opened = session(command);
      const rule = redistributionRule.parse(typed);
      if (dryRun) return checkRedistribution(opened, rule);
      return redistributeComplaints(opened, rule, id ?? idAt(opened.world.now()));
    });
  add(group, 'redistributions', 'the latest redistributions, and how far each has come').action(
    (_options: object, command: Command) => listRedistributions(session(command)),
  );
  add(group, 'redistribution <id>', 'how far a redistribution has come').action(
    (id: string, _options: object, command: Command) => showRedistribution(session(command), id),
  );
  add(group, 'accept <case>', 'accept a case that was handed to you').action(
    (caseId: string, _options: object, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/accept', { path: { caseId }, body: {} }, user),
      ),
  );
  add(group, 'decline <case>', 'leave a case that was handed to you with its owner').action(
    (caseId: string, _options: object, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/decline', { path: { caseId }, body: {} }, user),
      ),
  );
  add(group, 'assess <case>', 'say that it was judged')
    .addOption(new Option('--kind <kind>', 'what it is, if not what it was taken for').choices(CASE_KINDS))
    .addOption(new Option('--class <class>', 'how grave it is, if graver').choices(COMPLAINT_CLASSES))
    .option('--category <category>', "what it is about, in the branch's words")
    .option('--cause <cause>', 'what brought it about')
    .action((caseId: string, body: RequestOf<'POST /complaints/{caseId}/assess'>['body'], command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/assess', { path: { caseId }, body }, user),
      ),
    );
  add(group, 'investigate <case>', 'begin to investigate it').action(
    (caseId: string, _options: object, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/investigate', { path: { caseId }, body: {} }, user),
      ),
  );
  add(group, 'communicate <case>', 'say that the customer was told the decision')
    .addOption(new Option('--way <way>', 'which way').choices(ANSWER_WAYS).makeOptionMandatory())
    .action((caseId: string, body: { way: AnswerWay }, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/communicate', { path: { caseId }, body }, user),
      ),
    );
  add(group, 'withdraw <case>', 'the customer does not want it pursued').action(
    (caseId: string, _options: object, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/withdraw', { path: { caseId }, body: {} }, user),
      ),
  );
  add(group, 'refer <case>', 'an outside body decides it')
    .addOption(new Option('--to <body>', 'which one').choices(OUTSIDE_BODIES).makeOptionMandatory())
    .action((caseId: string, body: { to: OutsideBody }, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/refer', { path: { caseId }, body }, user),
      ),
    );
  add(group, 'merge <case> <into>', 'let another case go on with the matter').action(
    (caseId: string, into: string, _options: object, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/merge', { path: { caseId }, body: { into } }, user),
      ),
  );
  add(group, 'reply <case>', 'say what whoever passed it on from outside was replied; their clock ends')
    .requiredOption('--reply <text>', 'what they were replied (sealed)')
    .action((caseId: string, body: { reply: string }, command: Command) =>
      takeStep(session(command), ({ api }, user) =>
        api.call('POST /complaints/{caseId}/reply', { path: { caseId }, body }, user),
      ),
    );
  add(group, 'conclude <case>', 'say what was found and done; a second callback follows')
    .requiredOption('--conclusion <text>', 'what was found and done (sealed)')
    .option('--valid', 'the complaint is substantiated', false)
    .option('--responsible', 'the served-by side is to blame', false)
    .option(
      '--liable <party[:id]...>',
      'who answers for it: employee:ID team-leader department leadership partner:ID',
    )
    .addOption(new Option('--nature <nature>', 'does it happen elsewhere as well').choices(CASE_NATURES))
    .action(
      (
        caseId: string,
        {
          liable,
          ...said
        }: {
          conclusion: string;
          valid: boolean;
          responsible: boolean;
          nature?: CaseNature;
          liable?: readonly string[];
        },
        command: Command,
      ) =>
        concludeComplaint(session(command), caseId, {
          ...said,
          ...(liable && { liable: readLiable(liable) }),
        }),
    );
  const speech = (act: 'make-statement' | 'appeal', says: string) =>
    add(group, `${act} <case>`, says)
      .requiredOption('--statement <text>', 'what they say (sealed, never changed)')
      .action((caseId: string, body: { statement: string }, command: Command) =>
        takeStep(
          session(command),
          ({ api }, user) => api.call(`POST /complaints/{caseId}/${act}`, { path: { caseId }, body }, user),
          'team-leader',
        ),
      );
  speech('make-statement', 'say for the team how it was');
  speech('appeal', 'ask for another judgement, once');
  add(group, 'adjudicate <case>', 'decide on the appeal')
    .requiredOption('--decision <text>', 'what is decided, and why (sealed)')
    .option('--valid', 'the complaint is substantiated', false)
    .option('--responsible', 'the served-by side is to blame', false)
    .action(
      (caseId: string, body: { decision: string; valid: boolean; responsible: boolean }, command: Command) =>
        takeStep(session(command), ({ api }, user) =>
          api.call('POST /complaints/{caseId}/adjudicate', { path: { caseId }, body }, user),
        ),
    );
  add(group, 'reveal <case>', 'show the customer and what was said; it is logged')
    .addOption(new Option('--reason <reason>', 'why').choices(revealReason.options).makeOptionMandatory())
    .action((caseId: string, { reason }: { reason: RevealReason }, command: Command) =>
      revealComplaint(session(command), caseId, { reason }),
    );
}
