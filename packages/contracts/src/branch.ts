import {
  CASE_CHANNELS,
  CASE_KINDS,
  CASE_STEPS,
  COMPLAINT_CLASSES,
  NOTICE_READERS,
  OUTSIDE_CHANNELS,
  REPLY_FORMS,
  STEP_DEADLINES,
} from '@huiyin/vocabulary';
import * as z from 'zod';
import { branchCalendar, limit } from './calendar.ts';
import { depositScale } from './deposit.ts';
import { questionnaire } from './questionnaire.ts';
import { type Reviewing, reviewing } from './review.ts';
import {
  caseKind,
  complaintClass,
  concern,
  day,
  disposition,
  language,
  ownerRole,
  probability,
  segment,
  severity,
  slug,
  staffId,
  wallTime,
  wording,
} from './scalars.ts';

/** `within`: how long a stage may take from the end of the one before; absent: nothing is promised. The first has none before it. */
const stageOfType = z.strictObject({ id: slug, name: wording, within: limit.optional() });
export type Stage = z.infer<typeof stageOfType>;

export const businessType = z.strictObject({
  id: slug,
  name: wording,
  /** Days from the branch day of completion within which the customer is rung. */
  windowDays: z.int().min(1).max(60),
  questionnaire: slug,
  /** The stages of this type in their order (gas-on has five); an order that reports stages must report all of them. */
  stages: z.array(stageOfType).optional(),
});
export type BusinessType = z.infer<typeof businessType>;

export const team = z.strictObject({ id: slug, name: wording });
/** Whose head sees what is about these teams. */
const department = z.strictObject({ id: slug, name: wording, teams: z.array(slug).min(1) });

/** The rate of one team in one business type, in place of the type's. One without a severity is as it is until somebody changes it. */
export const teamRate = z.strictObject({
  rate: probability,
  severity: severity.exclude(['normal']).optional(),
});
export type TeamRate = z.infer<typeof teamRate>;

/** A sampling policy holds from its first day until the next policy's; an order falls under the one in force at completion. A type without a rate is not sampled. */
export const samplingPolicy = z.strictObject({
  version: slug,
  from: day,
  rates: z.record(slug, probability),
  segments: z.partialRecord(segment, probability).optional(),
  /** By team, then by business type. */
  teams: z.record(slug, z.record(slug, teamRate)).optional(),
});
export type SamplingPolicy = z.infer<typeof samplingPolicy>;

export const level = z.strictObject({ id: slug, name: wording, satisfied: z.boolean() });

const span = z.strictObject({ from: wallTime, to: wallTime });

export const calling = z.strictObject({
  /** Calls are permitted only within these spans of the branch's day. */
  permitted: z.array(span).min(1),
  /** Times of day counted as different; attempts go to slots not tried yet first. */
  slots: z.array(z.strictObject({ id: slug, from: wallTime, to: wallTime })).min(1),
  attemptsMax: z.int().min(1).max(20),
  /** Between two attempts at least. */
  spacingMinutes: z.int().min(0),
  /** After these dispositions ring again, no sooner than so many minutes (and the spacing); all others are final. */
  retryMinutes: z.partialRecord(disposition, z.int().min(0)),
  leaseMinutes: z.int().min(1).max(240),
  /** So long after it was recorded a result may be corrected by the agent who sent it; 0: never. */
  correctionMinutes: z.int().min(0).max(60).default(10),
  /** About so many orders a customer may be asked in any `pauseDays` days, whatever their business types. */
  contactsMax: z.int().min(1).max(5).default(1),
  /**
   * After a customer is to be asked about `contactsMax` orders, none of their others is drawn until the first of these is so many
   * days ago; 0: there is no pause. With one contact, as many days as the longest window leave no two calls within one.
   */
  pauseDays: z.int().min(0).max(60).default(14),
  /** The second callback: its window from the request, days, and what it asks. */
  secondCallback: z.strictObject({ days: z.int().min(1).max(60), questionnaire: slug }),
});
export type Calling = z.infer<typeof calling>;

/** What one branch may take of an account that others use too. */
const limits = z
  .strictObject({
    /**
     * Every function has its own share of the account's concurrency (1,000 unless AWS raised it; new accounts may have less),
     * so that neither one branch nor one door starves the others. Without, functions share what the account has.
     */
    reserveConcurrency: z.boolean(),
    /** Calls a second that any one route takes at most; most routes take fewer (`callsPerSecond` of the route table). */
    callsPerSecond: z.int().min(1).max(10_000),
    /** One caller may take all that a route takes: where time runs faster than people do, as in a month that is lived in a minute. */
    unlimitedCallers: z.literal(true).optional(),
  })
  .default({ reserveConcurrency: true, callsPerSecond: 100 });

/** How rates of teams follow what customers say of them, week by week. */
const switching = z.strictObject({
  /** `approval`: somebody approves what is proposed; `automatic`: it is in force the next day. */
  mode: z.enum(['off', 'approval', 'automatic']),
  /** By business type: the share of dissatisfied among the rated that passes for as usual. Types that are not named keep their rates. */
  dissatisfiedMax: z.record(slug, z.number().gt(0).max(0.5)),
  /** A week with fewer rated of a team and type says nothing. */
  ratedMin: z.int().min(1),
  /** Times the business type's rate. */
  reducedFactor: z.number().min(0).max(1),
  tightenedFactor: z.number().min(1),
  /** No rate is reduced below, none tightened above; `all` is all. */
  floor: probability,
  cap: probability,
});
export type Switching = z.infer<typeof switching>;

/** What a topic callback (专题回访) is that a chart's signal proposes. */
const topics = z.strictObject({
  questionnaire: slug,
  sampleSize: z.int().min(1).max(500),
  /** From the day of the proposal. */
  ringDays: z.int().min(1).max(60),
  /** A signal comes in at most such a share of weeks in which nothing changed. */
  falseAlarmsMax: z.number().gt(0).max(0.05).default(0.001),
});

/** How later policies come into force. */
const policies = z
  .strictObject({
    /** May whoever proposed a policy approve it as well? A branch with one supervisor has nobody else. */
    ownApproval: z.boolean().default(false),
    switching: switching.default({
      mode: 'off',
      dissatisfiedMax: {},
      ratedMin: 5,
      reducedFactor: 0.5,
      tightenedFactor: 2,
      floor: 0.05,
      cap: 1,
    }),
  })
  .prefault({});

const limitsOfSteps = z.strictObject({
  acknowledge: limit,
  assess: limit.optional(),
  investigate: limit.optional(),
  conclude: limit,
  communicate: limit.optional(),
});

/** How long the steps of a case may take, from its receipt, and who may own it. */
const classRule = z.strictObject({
  ...limitsOfSteps.shape,
  /** Other limits for what comes these ways. */
  channels: z.partialRecord(z.enum(CASE_CHANNELS), limitsOfSteps.partial()).optional(),
  ownerRole,
});

/** When somebody is told of a deadline, and who. */
const noticeRule = z
  .strictObject({
    id: slug,
    name: wording,
    /** So long before it passes … */
    beforeHours: z.int().min(1).max(720).optional(),
    /** … or so long after; neither: when it passes. */
    after: limit.optional(),
    tells: z.array(z.enum(NOTICE_READERS)).min(1),
  })
  .refine(({ beforeHours, after }) => beforeHours === undefined || after === undefined, {
    message: 'cannot be both before and after',
    path: ['after'],
  });

const notices = z.strictObject({
  /** In cases of these business types, as in major ones, at any hour; in others while the branch is open. */
  anyHour: z.array(slug).default([]),
  rules: z.array(noticeRule).max(8),
  /** Where who is told reads it. `of`: the owner, team or department whose; without it everybody's. */
  readers: z.array(
    z.strictObject({
      reader: z.enum(NOTICE_READERS),
      of: staffId.optional(),
      address: z.email(),
      language,
    }),
  ),
});

/** Any of these is enough. */
const severityRule = z
  .strictObject({
    concerns: z.array(concern).default([]),
    causes: z.array(slug).default([]),
    channels: z.array(z.enum(CASE_CHANNELS)).default([]),
  })
  .default({ concerns: [], causes: [], channels: [] });

/** What cases are about, in the branch's own words, and what brings them about. */
const category = z.strictObject({
  id: slug,
  name: wording,
  /** `valid`: a case that this brought about is valid, whoever judges it. */
  causes: z.array(z.strictObject({ id: slug, name: wording, valid: z.literal(true).optional() })),
});

/** Which case something that a field terminal flagged in an order raises. */
const abnormalRule = z.strictObject({
  flag: slug,
  kind: caseKind,
  class: complaintClass.default('ordinary'),
  category: slug.optional(),
  cause: slug.optional(),
});

/** The served-by side's one appeal: how long after the conclusion, and until when it is to be decided. */
const appeal = z.strictObject({ within: limit, decide: limit });

/** By which rule cases of one kind are worked. */
const kindRule = z.strictObject({
  /** What a case needs beside being taken on and concluded. */
  steps: z.array(z.enum(CASE_STEPS)),
  /** Does a second callback close it, or what comes last before one? */
  secondCallback: z.boolean(),
  /** Of important ones as of ordinary ones, unless said. */
  classes: z.strictObject({ ordinary: classRule, important: classRule.optional(), major: classRule }),
});

/** When cases of one customer are about the same matter. */
const repeats = z
  .strictObject({
    /** As far apart as they may have come, in days. */
    days: z.int().min(1).max(366),
    /** A case escalates once there are so many, itself among them. */
    escalateAt: z.int().min(2).max(20),
  })
  .default({ days: 90, escalateAt: 3 });
/** By whom letters are taken to their mailboxes. SES is not offered in AWS China. */
const mailService = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ses') }),
  z.strictObject({
    kind: z.literal('smtp'),
    host: z.hostname(),
    port: z.int().min(1).max(65_535),
    /** `tls`: from the first byte (465, as a rule); `starttls`: asked for before anything is said (587). In clear nothing is sent. */
    security: z.enum(['tls', 'starttls']),
    /** Who signs in; the password lies in the Parameter Store. Absent: the server takes mail from this network unasked. */
    user: z.string().min(1).optional(),
    /** The certificate (PEM) of the authority that signed the server's, where that is no public one. */
    authority: z.string().startsWith('-----BEGIN CERTIFICATE-----').optional(),
  }),
]);
export type MailService = z.infer<typeof mailService>;

/** So that what was not taken at `at` is tried once more on the same day. */
const MAILED_UNTIL = '22:59';

export const recipient = z.strictObject({
  address: z.email(),
  language,
  periods: z.array(z.enum(['day', 'week', 'month', 'quarter', 'year'])).min(1),
  /** Leads this team, and gets its briefings (the daily for its morning meeting) and no other's; absent: the branch's. */
  team: slug.optional(),
  /** Gets the reports of topic callbacks that ended as well. */
  topics: z.boolean().optional(),
});

/**
 * Days after which things go, none of which anybody has to remember. What follows from another is kept a week longer than
 * that, or a replay of the other would make it anew.
 */
const retentionDays = z.strictObject({
  /** A body that was turned away, from its receipt. */
  rejected: z.int().min(1),
  /** Whatever opens customers' contacts and words, from the end of the month in which it was sealed; open work delays it. */
  personal: z.int().min(62).default(180),
  /** A recorded order, from its newest revision. */
  orders: z.int().min(62).default(400),
  /** The decision whether an order is called. */
  decisions: z.int().min(62).default(410),
  /** A callback, from its end. */
  tasks: z.int().min(62).default(420),
  /** A complaint case, from its closing. */
  cases: z.int().min(62).default(1100),
});
const KEPT_IN_TURN = ['orders', 'decisions', 'tasks', 'cases'] as const;
const DAYS_LONGER = 7;

/** What an agent answers to a question that customers ask on the spot. */
export const readyAnswer = z.strictObject({
  id: slug,
  /** Absent: whatever the call is about. */
  businessTypes: z.array(slug).min(1).optional(),
  question: wording,
  answer: wording,
});
export type ReadyAnswer = z.infer<typeof readyAnswer>;

/** Lists whose members are told apart by an id. */
const idsOf = (branch: {
  readonly businessTypes: readonly BusinessType[];
  readonly teams: readonly z.infer<typeof team>[];
  readonly departments: readonly z.infer<typeof department>[];
  readonly sampling: readonly SamplingPolicy[];
  readonly levels: readonly z.infer<typeof level>[];
  readonly questionnaires: readonly z.infer<typeof questionnaire>[];
  readonly answerBank: readonly ReadyAnswer[];
  readonly calling: Calling;
  readonly reviewing?: Reviewing | undefined;
  readonly complaints: {
    readonly categories: readonly z.infer<typeof category>[];
    readonly notices: z.infer<typeof notices>;
  };
}): readonly (readonly [readonly PropertyKey[], readonly string[]])[] => [
  [['businessTypes'], branch.businessTypes.map(({ id }) => id)],
  ...branch.businessTypes.map(
    ({ stages = [] }, index) => [['businessTypes', index, 'stages'], stages.map(({ id }) => id)] as const,
  ),
  [['teams'], branch.teams.map(({ id }) => id)],
  [['departments'], branch.departments.map(({ id }) => id)],
  [['sampling'], branch.sampling.map(({ version }) => version)],
  [['levels'], branch.levels.map(({ id }) => id)],
  [['questionnaires'], branch.questionnaires.map(({ id, version }) => `${id} ${version}`)],
  [['answerBank'], branch.answerBank.map(({ id }) => id)],
  [['complaints', 'categories'], branch.complaints.categories.map(({ id }) => id)],
  ...branch.complaints.categories.map(
    ({ causes }, index) =>
      [['complaints', 'categories', index, 'causes'], causes.map(({ id }) => id)] as const,
  ),
  [['complaints', 'notices', 'rules'], branch.complaints.notices.rules.map(({ id }) => id)],
  [['calling', 'slots'], branch.calling.slots.map(({ id }) => id)],
  [['reviewing', 'sheets'], (branch.reviewing?.sheets ?? []).map(({ version }) => `${version}`)],
  ...(branch.reviewing?.sheets ?? []).flatMap(
    ({ items, fatal }, index) =>
      [
        [['reviewing', 'sheets', index, 'items'], items.map(({ id }) => id)],
        [['reviewing', 'sheets', index, 'fatal'], fatal.map(({ id }) => id)],
      ] as const,
  ),
];

function compiles(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).source !== '';
  } catch {
    return false;
  }
}

/** Everything that makes one branch office this branch office; checked when stacks and bundles are made. */
export const branchConfiguration = z
  .strictObject({
    /** Stands in every physical name; the longest of them, a function's, holds 64 characters. */
    branch: slug.refine((name) => name.length <= 36, 'must have 36 characters at most'),
    name: wording,
    /** IANA time zone of the branch day. */
    zone: z
      .string()
      .refine(
        (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
        'unknown time zone',
      ),
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/),
    language,
    businessTypes: z.array(businessType).min(1),
    teams: z.array(team).min(1),
    /** Which teams belong together; a team to one at most. */
    departments: z.array(department).default([]),
    /** What a possible number looks like once separators are gone, as a regular expression over the whole number. */
    phonePattern: z.string().min(1),
    /** Accept orders without any phone: they are recorded and, when drawn, left alone with that reason. */
    phoneRequired: z.boolean().default(true),
    /** The first policies; later ones are proposed and approved through the API, without a deployment. */
    sampling: z.array(samplingPolicy).min(1),
    policies,
    /** Absent: no chart proposes topic callbacks; supervisors may all the same. */
    topics: topics.optional(),
    levels: z.array(level).min(2),
    questionnaires: z.array(questionnaire).min(1),
    /** For questions on the spot, as agents look them up in a call. */
    answerBank: z.array(readyAnswer).default([]),
    /** When the branch works: what working days, opening hours and the next noon are reckoned by. */
    calendar: branchCalendar,
    calling,
    /** Absent: no calls are reviewed. */
    reviewing: reviewing.optional(),
    complaints: z.strictObject({
      /** What makes a case graver than ordinary, at once and whoever says otherwise; the gravest that holds. */
      severity: z.strictObject({ important: severityRule, major: severityRule }),
      kinds: z.record(caseKind, kindRule),
      categories: z.array(category).default([]),
      /** Of orders: any other flag is kept with the order and raises nothing. */
      abnormal: z.array(abnormalRule).default([]),
      /** Until when somebody answers to whom a case is handed on; then it stays with its owner. */
      acceptWithin: limit,
      notices,
      repeats,
      /** By when, and in which form, whoever passes cases on from outside is answered: a clock that runs beside the branch's own. */
      outside: z
        .partialRecord(z.enum(OUTSIDE_CHANNELS), z.strictObject({ reply: limit, form: z.enum(REPLY_FORMS) }))
        .default({}),
      appeal,
      /** Absent: nobody is liable with money. */
      deposit: depositScale.optional(),
      /**
       * Who a case may be given to; none about the team that they come from. Whoever takes one on needs their role only, and need not be
       * named here: of them the token says the team.
       */
      owners: z.array(z.strictObject({ id: staffId, role: ownerRole, team: slug.optional() })),
    }),
    briefing: z.strictObject({
      /** When the briefings are mailed, branch time. */
      at: wallTime,
      sender: z.email(),
      mail: mailService.default({ kind: 'ses' }),
      recipients: z.array(recipient),
    }),
    identity: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('cognito') }),
      /** `audience`: this branch's alone, or the tokens of another would open it; `huiyin-<branch>` unless told. */
      z.strictObject({
        kind: z.literal('oidc'),
        issuer: z.url({ protocol: /^https$/ }),
        audience: z.string().min(1).optional(),
        /** The public client that the workbench signs people in as; the audience unless told. */
        client: z.string().min(1).optional(),
        /** Where the issuer's endpoints are, beside its own origin: the workbench may call no others. */
        origins: z.array(z.url({ protocol: /^https$/ })).default([]),
      }),
    ]),
    /** Whom an alarm wakes, and who reads the others in the morning. */
    alarms: z.strictObject({ urgent: z.email(), morning: z.email() }),
    limits,
    retentionDays,
  })
  .superRefine((branch, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const types = new Set(branch.businessTypes.map((type) => type.id));
    const questionnaires = new Set(branch.questionnaires.map(({ id }) => id));
    branch.businessTypes.forEach((type, index) => {
      if (!questionnaires.has(type.questionnaire))
        refuse(['businessTypes', index, 'questionnaire'], 'names no questionnaire');
      if (type.stages?.[0]?.within)
        refuse(['businessTypes', index, 'stages', 0, 'within'], 'runs from a stage before the first');
      type.stages?.forEach(({ within }, place) => {
        if (within && 'nextNoon' in within && (branch.calendar.hours[0]?.from ?? '') >= '12:00')
          refuse(
            ['businessTypes', index, 'stages', place, 'within'],
            'is noon, when the branch is not open yet',
          );
      });
    });
    if (branch.topics && !questionnaires.has(branch.topics.questionnaire))
      refuse(['topics', 'questionnaire'], 'names no questionnaire');
    if (!questionnaires.has(branch.calling.secondCallback.questionnaire))
      refuse(['calling', 'secondCallback', 'questionnaire'], 'names no questionnaire');
    branch.answerBank.forEach(({ businessTypes = [] }, index) => {
      if (businessTypes.some((type) => !types.has(type)))
        refuse(['answerBank', index, 'businessTypes'], 'names no business type');
    });
    for (const [path, ids] of idsOf(branch))
      ids.forEach((id, index) => {
        if (ids.indexOf(id) !== index) refuse([...path, index], 'has the id of an earlier one');
      });
    const earlier = new Set<string>();
    branch.departments.forEach(({ teams }, index) => {
      teams.forEach((id, number) => {
        const path = ['departments', index, 'teams', number];
        if (branch.teams.every((each) => each.id !== id)) refuse(path, 'names no team');
        if (earlier.has(id)) refuse(path, 'belongs to an earlier one');
        earlier.add(id);
      });
    });
    for (const name of ['permitted', 'slots'] as const)
      branch.calling[name].forEach(({ from, to }, index, spans) => {
        if (from >= to) refuse(['calling', name, index], 'must lie within one day');
        else if (spans.slice(0, index).some((other) => from < other.to && other.from < to))
          refuse(['calling', name, index], 'overlaps an earlier one');
      });
    branch.calling.slots.forEach(({ from, to }, index) => {
      if (!branch.calling.permitted.some((span) => from < span.to && span.from < to))
        refuse(['calling', 'slots', index], 'lies outside the permitted hours');
    });
    const { deposit } = branch.complaints;
    deposit?.chain.forEach(({ link }, index, chain) => {
      if (chain.findIndex((each) => each.link === link) !== index)
        refuse(['complaints', 'deposit', 'chain', index], 'names a link for the second time');
    });
    deposit?.holders.forEach(({ team }, index) => {
      if (team !== undefined && !branch.teams.some(({ id }) => id === team))
        refuse(['complaints', 'deposit', 'holders', index, 'team'], 'names no team');
    });
    branch.complaints.owners.forEach(({ team }, index) => {
      if (team !== undefined && !branch.teams.some(({ id }) => id === team))
        refuse(['complaints', 'owners', index, 'team'], 'names no team');
    });
    for (const kind of CASE_KINDS) {
      const { steps, classes } = branch.complaints.kinds[kind];
      steps.forEach((step, index) => {
        if (steps.indexOf(step) !== index)
          refuse(['complaints', 'kinds', kind, 'steps', index], 'is named twice');
      });
      for (const name of COMPLAINT_CLASSES) {
        const path = ['complaints', 'kinds', kind, 'classes', name];
        const rule = classes[name];
        if (!rule) continue;
        // An officer's case does not leave them for becoming important.
        if (name === 'important' && rule.ownerRole !== classes.ordinary.ownerRole)
          refuse([...path, 'ownerRole'], 'differs from that of ordinary cases');
        const { channels = {}, ...limits } = rule;
        for (const [under, each] of [
          [path, limits] as const,
          ...Object.entries(channels).map(([channel, own]) => [[...path, 'channels', channel], own] as const),
        ]) {
          for (const deadline of STEP_DEADLINES) {
            const limit = each[deadline];
            if (limit && 'nextNoon' in limit && (branch.calendar.hours[0]?.from ?? '') >= '12:00')
              refuse([...under, deadline], 'is noon, when the branch is not open yet');
          }
          for (const step of CASE_STEPS)
            if (each[step] !== undefined && !steps.includes(step))
              refuse([...under, step], 'limits a step that the kind does not need');
        }
      }
    }
    branch.complaints.abnormal.forEach(({ flag, category: id, cause }, index, rules) => {
      const path = ['complaints', 'abnormal', index];
      if (rules.findIndex((each) => each.flag === flag) !== index)
        refuse([...path, 'flag'], 'has a rule already');
      const found = branch.complaints.categories.find((each) => each.id === id);
      if (id !== undefined && !found) refuse([...path, 'category'], 'names no category');
      if (cause !== undefined && !found?.causes.some((each) => each.id === cause))
        refuse([...path, 'cause'], 'names no cause of the category');
    });
    const causes = branch.complaints.categories.flatMap((each) => each.causes.map(({ id }) => id));
    for (const [name, rule] of Object.entries(branch.complaints.severity))
      rule.causes.forEach((cause, index) => {
        if (!causes.includes(cause))
          refuse(['complaints', 'severity', name, 'causes', index], 'names no cause');
      });
    for (const [channel, rule] of Object.entries(branch.complaints.outside))
      if ('nextNoon' in rule.reply && (branch.calendar.hours[0]?.from ?? '') >= '12:00')
        refuse(['complaints', 'outside', channel, 'reply'], 'is noon, when the branch is not open yet');
    const { notices, owners } = branch.complaints;
    notices.anyHour.forEach((type, index) => {
      if (!types.has(type)) refuse(['complaints', 'notices', 'anyHour', index], 'names no business type');
    });
    notices.readers.forEach(({ reader, of }, index) => {
      const path = ['complaints', 'notices', 'readers', index, 'of'];
      if (of === undefined) return;
      if (reader === 'owner' && !owners.some(({ id }) => id === of)) refuse(path, 'names no owner');
      if (reader === 'team-leader' && !branch.teams.some(({ id }) => id === of))
        refuse(path, 'names no team');
      if (reader === 'department' && !branch.departments.some(({ id }) => id === of))
        refuse(path, 'names no department');
      if (reader === 'leadership') refuse(path, 'is not said of the leadership');
    });
    if (branch.calling.retryMinutes.complete !== undefined)
      refuse(['calling', 'retryMinutes', 'complete'], 'a complete interview is not asked again');
    branch.briefing.recipients.forEach(({ address, team, topics }, index, recipients) => {
      if (team !== undefined && topics)
        refuse(['briefing', 'recipients', index, 'topics'], 'are about other teams too');
      if (team !== undefined && branch.teams.every(({ id }) => id !== team))
        refuse(['briefing', 'recipients', index, 'team'], 'names no team');
      if (recipients.slice(0, index).some((other) => other.address === address && other.team === team))
        refuse(['briefing', 'recipients', index], 'is there already');
    });
    if (branch.region.startsWith('cn-') && branch.briefing.mail.kind === 'ses')
      refuse(['briefing', 'mail'], 'SES is not offered in AWS China: name an SMTP server');
    if (branch.briefing.at > MAILED_UNTIL)
      refuse(
        ['briefing', 'at'],
        `must not be later than ${MAILED_UNTIL}: mail is tried again within the hour`,
      );
    if (!compiles(branch.phonePattern)) refuse(['phonePattern'], 'is no regular expression');
    for (const isSatisfied of [true, false])
      if (!branch.levels.some(({ satisfied }) => satisfied === isSatisfied))
        refuse(['levels'], `has no level that is ${isSatisfied ? '' : 'not '}satisfied`);
    KEPT_IN_TURN.forEach((name, index) => {
      const before = KEPT_IN_TURN[index - 1];
      if (before && branch.retentionDays[name] < branch.retentionDays[before] + DAYS_LONGER)
        refuse(['retentionDays', name], `must be a week longer than ${before}`);
    });
    const windowMax = Math.max(...branch.businessTypes.map(({ windowDays }) => windowDays));
    if (branch.retentionDays.personal < windowMax + branch.calling.secondCallback.days)
      refuse(['retentionDays', 'personal'], 'ends before the windows in which customers are rung');
    if (branch.retentionDays.orders < branch.retentionDays.personal)
      refuse(['retentionDays', 'orders'], 'must not be shorter than personal');
    branch.sampling.forEach((policy, index) => {
      const before = branch.sampling[index - 1];
      if (before && before.from >= policy.from)
        refuse(['sampling', index, 'from'], 'policies must follow in time');
    });
    for (const type of Object.keys(branch.policies.switching.dissatisfiedMax))
      if (!types.has(type))
        refuse(['policies', 'switching', 'dissatisfiedMax', type], 'names no business type');
    if (branch.policies.switching.floor > branch.policies.switching.cap)
      refuse(['policies', 'switching', 'floor'], 'is above the cap');
    const teams = new Set(branch.teams.map(({ id }) => id));
    branch.sampling.forEach((policy, index) => {
      for (const [name, rates] of Object.entries(policy.teams ?? {})) {
        const path = ['sampling', index, 'teams', name];
        if (!teams.has(name)) refuse(path, 'names no team');
        for (const type of Object.keys(rates))
          if (policy.rates[type] === undefined) refuse([...path, type], 'has no rate of the type itself');
      }
    });
    const { rates: reviewRates = [], sheets = [] } = branch.reviewing ?? {};
    reviewRates.forEach((rates, index) => {
      const before = reviewRates[index - 1];
      const path = ['reviewing', 'rates', index];
      if (before && before.from >= rates.from) refuse([...path, 'from'], 'rates must follow in time');
      for (const type of Object.keys(rates.businessTypes))
        if (!types.has(type)) refuse([...path, 'businessTypes', type], 'names no business type');
      for (const name of Object.keys(rates.teams))
        if (!teams.has(name)) refuse([...path, 'teams', name], 'names no team');
    });
    sheets.forEach(({ items, passAt }, index) => {
      const pointsMax = items.reduce((sum, { points }) => sum + (points[0] ?? 0), 0);
      if (passAt > pointsMax) refuse(['reviewing', 'sheets', index, 'passAt'], 'is more than all points');
    });
    // A policy of the past needs no rate for a type of today; the newest needs one for every type.
    const newest = branch.sampling.length - 1;
    for (const type of types)
      if (branch.sampling[newest]?.rates[type] === undefined)
        refuse(['sampling', newest, 'rates'], `lacks a rate for ${type}`);
  });
export type BranchConfiguration = z.infer<typeof branchConfiguration>;
export type BranchConfigurationInput = z.input<typeof branchConfiguration>;
