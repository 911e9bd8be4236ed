import { AAPOR_CLASSES, DEADLINES, KEY_FIGURES, QUESTION_KINDS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { level } from './branch.ts';
import { comparison, percent } from './comparison.ts';
import { complaintAnalysis } from './complaint-analysis.ts';
import { countermeasureFigures } from './countermeasure.ts';
import { namedFigure } from './figure.ts';
import { samplingKeyCommitment } from './sampling.ts';
import {
  complaintClass,
  concern,
  count,
  day,
  disposition,
  instant,
  listOf,
  ownId,
  recordId,
  segment,
  slug,
  staffId,
  wallTime,
  wording,
} from './scalars.ts';

/** The three satisfaction rates of the domain page; they differ in what becomes of 未评价. */
export const satisfactionRates = z.strictObject({
  /** 1 − dissatisfied / callbacks: counts "not rated" as satisfied, but for those to whom nobody came. */
  published: percent,
  /** satisfied / rated. */
  ofRated: percent,
  /** satisfied / callbacks: counts "not rated" as dissatisfied. */
  worstCase: percent,
});
export type SatisfactionRates = z.infer<typeof satisfactionRates>;

/** Percent with three decimals. */
const percentWithin = z.number().min(0).max(100);
const interval = z.strictObject({ low: percentWithin, high: percentWithin });

/** A rate as the sample lets it be estimated, and its interval of 95 %; null: nobody to tell it from. */
const estimatedRate = z.strictObject({ estimate: percentWithin, ...interval.shape });
export const rateInterval = z.nullable(estimatedRate);
export type RateInterval = z.infer<typeof rateInterval>;

/** Weighted estimates over all the orders that the ended tasks stand for, by the chance with which each was called. */
export const estimatedRates = z.strictObject({
  orders: count,
  published: rateInterval,
  ofRated: rateInterval,
  worstCase: rateInterval,
  /** The worst and the best that the share of satisfied customers may be, whatever those think who gave no rating. */
  bounds: interval.nullable(),
});
export type EstimatedRates = z.infer<typeof estimatedRates>;

const estimatedRow = z.strictObject({
  ...estimatedRates.shape,
  /** Satisfied of the rated, weighted, as the period before and a year before had it. */
  earlier: z.strictObject({ before: rateInterval, yearBefore: rateInterval }),
  comparisons: z.array(comparison),
});

/** The estimates of the branch, its teams and business types, each beside earlier periods. */
export const estimates = z.strictObject({
  /** The period before. */
  before: z.string(),
  total: estimatedRow,
  teams: z.array(z.strictObject({ team: slug, name: wording, ...estimatedRow.shape })),
  businessTypes: z.array(z.strictObject({ businessType: slug, name: wording, ...estimatedRow.shape })),
});
export type Estimates = z.infer<typeof estimates>;

/** What the same row showed in the same period a year before. */
const yearBefore = z.strictObject({ callbacks: count.nullable(), published: percent });

/** What the routine callbacks closed in the period say about a team, a business type, or the branch. */
export const briefingFigures = z.strictObject({
  /** Tasks that ended, reached or not, and the calls they took. */
  closed: count,
  attempts: count,
  /** 回访数: complete interviews. */
  callbacks: count,
  levels: z.record(slug, count),
  /** 未评价. */
  notRated: count,
  /** Of these: said that nobody came. The published method and the worst case count them as dissatisfied. */
  notServed: count,
  rates: satisfactionRates,
  appointment: z.strictObject({ kept: count, broken: count, noneMade: count, keptRate: percent }),
  integrityConcerns: count,
  noSuchVisit: count,
  praised: count,
  suggested: count,
  /** Cases raised in the period. */
  complaints: count,
  dispositions: z.partialRecord(disposition, count),
  yearBefore: yearBefore.optional(),
});
export type BriefingFigures = z.infer<typeof briefingFigures>;

export const complaintFigures = z.strictObject({
  /** Raised in the period; how many of these were reopened so far. */
  raised: count,
  byClass: z.record(complaintClass, count),
  byConcern: z.partialRecord(concern, count),
  reopened: count,
  /** Closed in the period, whenever raised. */
  closed: count,
  closedUnreachable: count,
  /** Cases of results that were sent in error and corrected; they are in no other figure. */
  takenBack: count,
  valid: count,
  responsible: count,
  /** The two as they had been concluded, before appeals were decided; and of how many of the closed there was one. */
  beforeAppeal: z.strictObject({ valid: count, responsible: count }),
  appealed: count,
  /** Of those closed whose customer could be asked: two figures, 解决率 and 满意率. */
  asked: count,
  solved: count,
  satisfied: count,
  solvedRate: percent,
  satisfiedRate: percent,
  /** At the end of the last day counted. */
  open: count,
  /** Open at the end with a deadline that had passed. */
  overdue: count,
  /** Deadlines that passed unmet in the period, also those of cases that went on or were closed later. */
  missed: z.strictObject({
    acknowledge: count,
    conclude: count,
    /** To assess, to investigate, to tell the customer. */
    others: count,
  }),
});
export type ComplaintFigures = z.infer<typeof complaintFigures>;

/** An open case as people act on it. The id of an order is no personal data. */
const pressingCase = z.strictObject({
  caseId: ownId,
  orderId: recordId,
  team: slug,
  name: wording,
  class: complaintClass,
  /** The next that is unmet; absent where the case is concluded and waits for its second callback. */
  deadline: z.strictObject({ deadline: z.enum(DEADLINES), by: instant, overdue: z.boolean() }).optional(),
});

/** The cases open at the end of the last day counted, the most pressing first, and how many more there are. */
export const pressingCases = z.strictObject({ cases: z.array(pressingCase), more: count });
export type PressingCases = z.infer<typeof pressingCases>;

/** Calls about the outcome of complaints; outside every satisfaction figure above. */
export const secondCallbackFigures = z.strictObject({
  closed: count,
  attempts: count,
  asked: count,
  solved: count,
  satisfied: count,
  dispositions: z.partialRecord(disposition, count),
});
export type SecondCallbackFigures = z.infer<typeof secondCallbackFigures>;

/** How one question was answered in the callbacks of the period. */
export const questionFigures = z.strictObject({
  questionnaire: slug,
  question: slug,
  kind: z.enum(QUESTION_KINDS),
  /** As the newest version of the questionnaire words it; the id where no version asks it any more. */
  text: wording,
  /** Interviews in which it came up; of these, how many answered. */
  asked: count,
  answered: count,
  /** By level, choice, yes or no, or number, in the order of the questionnaire; of words none. */
  answers: z.array(z.strictObject({ answer: z.string(), name: wording, count })),
});
export type QuestionFigures = z.infer<typeof questionFigures>;

/** Orders completed in the period and what became of them in sampling. */
export const populationFigures = z.strictObject({
  businessType: slug,
  name: wording,
  orders: count,
  sampled: count,
  windowPassed: count,
  paused: count,
});
export type PopulationFigures = z.infer<typeof populationFigures>;

export const tableFinding = z.strictObject({
  team: z.string(),
  /** `row-sum`: the cells add up to another number of callbacks; `column-total`: the rows to another total; `published-rate`: the rate follows from other numbers. */
  finding: z.enum(['row-sum', 'column-total', 'published-rate']),
  /** Which column does not add up. */
  column: z.string().optional(),
  stated: z.number(),
  computed: z.number(),
});
export type TableFinding = z.infer<typeof tableFinding>;

/** An imported table, row by row, with what follows from its numbers beside what it states. */
export const importedTable = z.strictObject({
  source: z.string(),
  rows: z.array(
    z.strictObject({
      team: z.string(),
      total: z.boolean(),
      callbacks: count.nullable(),
      levels: z.record(slug, count).nullable(),
      notRated: count.nullable(),
      publishedRate: percent,
      rates: satisfactionRates,
      /** Wilson's interval of 95 % of satisfied / rated; null where the row has no counts. */
      interval: interval.nullable(),
      yearBefore: yearBefore.optional(),
      /** A rate without counts is never tested. */
      comparisons: z.array(comparison),
    }),
  ),
  findings: z.array(tableFinding),
});
export type ImportedTable = z.infer<typeof importedTable>;

/**
 * What the first screen says, by the rule that makes each sentence; its words are the page's. `integrity`: customers told of staff asking for
 * benefits, or that nobody came; `alerts`: teams and agents whose figures chance hardly gives; `cases`: complaints raised, open and overdue; `satisfaction`: the estimate of the rated and what tests
 * say of it; `response`: how many of those to be asked were (AAPOR's RR1); `table`: whether an imported one adds up.
 */
export const headline = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('integrity'), benefits: count, nobodyCame: count }),
  z.strictObject({ rule: z.literal('alerts'), teams: count, agents: count }),
  z.strictObject({ rule: z.literal('cases'), raised: count, major: count, open: count, overdue: count }),
  z.strictObject({
    rule: z.literal('satisfaction'),
    rated: count,
    rate: estimatedRate,
    comparisons: z.array(comparison),
  }),
  z.strictObject({ rule: z.literal('response'), ended: count, complete: count, rate: percent }),
  z.strictObject({
    rule: z.literal('table'),
    source: z.string(),
    findings: count,
    /** Rows that a test tells from the others; null: no row could be tested. */
    different: count.nullable(),
  }),
]);
export type Headline = z.infer<typeof headline>;

/** Where a test found a difference, and on what: the share of satisfied among the rated, of kept appointments, of praise. */
export const point = z.strictObject({
  measure: z.enum(['satisfaction', 'appointment', 'praise']),
  /** Absent of the branch. */
  row: z.strictObject({ of: z.enum(['team', 'businessType']), id: slug, name: wording }).optional(),
  comparison,
  /** In percent, weighted; beside it that of what it is held against. */
  rate: percentWithin,
  other: percentWithin,
});
export type Point = z.infer<typeof point>;

/** Strengths and weaknesses, the surest first, and how many more tests found. */
export const points = z.strictObject({ points: z.array(point), more: count });
export type Points = z.infer<typeof points>;

/** What callbacks say of a partner's, a segment's or a person's service, and what a test says beside the others. */
export const servedFigures = z.strictObject({
  callbacks: count,
  notRated: count,
  notServed: count,
  rates: satisfactionRates,
  ...estimatedRates.shape,
  comparisons: z.array(comparison),
});
export type ServedFigures = z.infer<typeof servedFigures>;

/** Figures; null: withheld, since they are of too few callbacks or would let those of another row be reckoned back. */
const servedRow = { figures: servedFigures.nullable() };

/** The routine callbacks by who served whom. */
export const served = z.strictObject({
  /** Partner null: own crews, whatever their number. Empty where no partner served. */
  partners: z.array(z.strictObject({ partner: z.string().nullable(), ...servedRow })),
  segments: z.array(z.strictObject({ segment, ...servedRow })),
  /** Of a month; a callback counts for each employee who served. */
  persons: z.array(z.strictObject({ team: slug, name: wording, staff: staffId, ...servedRow })).optional(),
});
export type ServedRows = z.infer<typeof served>;

/** Visits against what was promised, as the upstream system has them. */
export const punctuality = z.strictObject({
  businessTypes: z.array(
    z.strictObject({
      businessType: slug,
      name: wording,
      kept: count,
      /** Came before anybody was to be there; in time as well. */
      early: count,
      late: count,
      /** Of those in time: the customer says that the appointment was not kept. */
      denied: count,
      /** In time, weighted. */
      rate: rateInterval,
    }),
  ),
  /** Stages that have a limit from the one before. */
  stages: z.array(
    z.strictObject({
      businessType: slug,
      name: wording,
      stage: slug,
      stageName: wording,
      kept: count,
      late: count,
      rate: percent,
    }),
  ),
});
export type Punctuality = z.infer<typeof punctuality>;

/** How calls ended; those in no other column were broken off, hindered by language, or about void orders. */
const responseFigures = z.strictObject({
  calls: count,
  complete: count,
  refused: count,
  notReached: count,
  wrongNumber: count,
  /** Complete interviews of the calls. */
  rate: percent,
});
export type ResponseFigures = z.infer<typeof responseFigures>;

const reachedFigures = z.strictObject({
  callbacks: count,
  notRated: count,
  ofRated: rateInterval,
  /** Beside the other rows. */
  comparisons: z.array(comparison),
});
export type ReachedFigures = z.infer<typeof reachedFigures>;

/** The third call stands for all after it. */
const nth = z.int().min(1).max(3);

/** Who answers whom and when, and whether it makes a difference to what they say. */
export const responses = z.strictObject({
  agents: z.array(z.strictObject({ agent: staffId, ...responseFigures.shape })),
  attempts: z.array(z.strictObject({ nth, ...responseFigures.shape })),
  /** Absent times: outside all slots. */
  slots: z.array(
    z.strictObject({ from: wallTime.optional(), to: wallTime.optional(), ...responseFigures.shape }),
  ),
  satisfaction: z.strictObject({
    byAttempt: z.array(z.strictObject({ nth, ...reachedFigures.shape })),
    /** Days from the service; absent `to`: or more. */
    byDays: z.array(z.strictObject({ from: count, to: count.optional(), ...reachedFigures.shape })),
  }),
});
export type Responses = z.infer<typeof responses>;

/** What may show that somebody's figures are not what customers said. */
export const ALERT_RULES = [
  'not-rated',
  'wrong-number',
  'number-corrected',
  'visit-denied',
  'short-calls',
  'straight-lining',
  'agent-dissatisfied',
  'agent-not-rated',
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];

/** A question to whoever supervises, no verdict. */
const alert = z.strictObject({
  rule: z.enum(ALERT_RULES),
  of: z.enum(['team', 'agent']),
  /** A team's id or an agent's number. */
  id: z.string(),
  /** Of a team. */
  name: wording.optional(),
  count,
  trials: count,
  /** Of a team the weeks before; of an agent the others, about the same teams and business types. */
  beside: z.strictObject({ count, trials: count }),
  higher: z.boolean(),
  /** Exact, adjusted over all that the rule looks at, to one digit. */
  p: z.number().min(0).max(1),
});
export type Alert = z.infer<typeof alert>;

export const alerts = z.strictObject({
  /** How often each rule alone accuses anybody wrongly, in percent of the briefings, at most. */
  falseAlarms: percentWithin,
  /** The gravest first. */
  alerts: z.array(alert),
});
export type Alerts = z.infer<typeof alerts>;

/** SHA-256 in hexadecimal digits. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** The figures of callbacks that one looks into, to see which they are. */
export const CALLBACK_FIGURES = [
  'closed',
  'callbacks',
  'dissatisfied',
  'not-rated',
  'concerns',
  'praised',
  'suggested',
] as const;

/** Which callbacks of a period; `next`: of the answer before. */
export const callbacksQuery = z.strictObject({
  team: slug.optional(),
  businessType: slug.optional(),
  figure: z.enum(CALLBACK_FIGURES).default('closed'),
  next: z
    .string()
    .regex(/^[12]\d{3}-[01]\d-[0-3]\d\.(\d|1[0-5])\.([A-Za-z0-9][A-Za-z0-9._:-]{0,159})?$/)
    .optional(),
});

/** Callbacks that a figure counts; a page may be empty and have a next one all the same. */
export const callbacksAnswer = z.strictObject({
  callbacks: listOf(
    z.strictObject({
      taskId: ownId,
      orderId: recordId,
      businessType: slug,
      team: slug,
      closedDay: day,
      attempts: count,
      disposition,
      /** Absent: not rated, or not asked. */
      level: slug.optional(),
      concerns: listOf(concern),
      /** The call whose interview counts; absent: nobody was interviewed. */
      claimId: z.string().optional(),
    }),
  ),
  next: z.string().optional(),
});
/** A period on the charts of satisfaction and praise. */
const trendPoint = z.strictObject({
  period: z.string(),
  /** Satisfied of the rated, and praise of the callbacks, weighted, in percent; null: nobody. */
  satisfaction: percentWithin.nullable(),
  praise: percentWithin.nullable(),
  /** What the chart of satisfaction lets pass, in percent; null: nobody rated. */
  limits: interval.nullable(),
  signal: z.enum(['above', 'below', 'none']),
});

/** The period and those before it, in their order, on a control chart. */
export const trend = z.strictObject({
  points: z.array(trendPoint),
  /** The share of all of them together: the chart's centre line; null: nobody rated. */
  centre: percentWithin.nullable(),
  /** `p`: three sigmas; `binomial`: exact limits, where the dissatisfied are few. */
  chart: z.enum(['p', 'binomial']),
  /** The chance, in percent, of any signal although nothing changed. */
  falseAlarms: percentWithin,
});
export type Trend = z.infer<typeof trend>;

/** What a callback found that a team should talk about. */
export const FINDINGS = [
  'integrity',
  'no-such-visit',
  'complaint',
  'dissatisfied',
  'appointment-broken',
  'praised',
  'suggested',
] as const;
export type FindingKind = (typeof FINDINGS)[number];

/** The orders of a team about which something was found, the gravest first, and how many more there are. No words, no person. */
export const findings = z.strictObject({
  orders: z.array(
    z.strictObject({
      orderId: recordId,
      businessType: slug,
      name: wording,
      found: z.array(z.enum(FINDINGS)).min(1),
    }),
  ),
  more: count,
});
export type Findings = z.infer<typeof findings>;

/** Which key figures of a briefing differ from those that its readers know, and of which facts that came late. */
const restated = z.strictObject({
  period: z.string(),
  /** Until when the one that was mailed was counted, and its snapshot. */
  countedUntil: instant,
  snapshot: digest,
  figures: z.array(z.strictObject({ figure: z.enum(KEY_FIGURES), known: count, now: count })).min(1),
  /** What there is more of than was known; where nothing is, facts were corrected. */
  late: z.strictObject({ tasks: count, orders: count, cases: count }),
});
export type Restated = z.infer<typeof restated>;

/**
 * A briefing, the same for every reader: the same facts give the same bytes. It holds no moment of making, no name of a
 * customer, and of employees nothing but the staff numbers of `served.persons`.
 */
export const briefingDocument = z.strictObject({
  contract: z.literal(1),
  /** `zone`: in which its moments are read. */
  branch: z.strictObject({ id: slug, name: wording, zone: z.string() }),
  period: z.strictObject({
    name: z.string(),
    kind: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    first: day,
    last: day,
  }),
  /** The last day counted: the period's last, or an earlier one while the period lasts. */
  through: day,
  /** Of one team or department alone, and which teams these are: their rows, their cases. Absent: of the branch. */
  part: z
    .strictObject({ of: z.enum(['team', 'department']), id: slug, name: wording, teams: listOf(slug) })
    .optional(),
  /** Of a team's day. */
  findings: findings.optional(),
  headlines: z.array(headline).max(3),
  strengths: points,
  weaknesses: points,
  levels: z.array(level),
  total: briefingFigures,
  teams: z.array(z.strictObject({ team: slug, name: wording, figures: briefingFigures })),
  businessTypes: z.array(z.strictObject({ businessType: slug, name: wording, figures: briefingFigures })),
  estimates,
  served,
  punctuality,
  responses,
  /** Of weeks and months of the branch. */
  integrity: alerts.optional(),
  complaints: complaintFigures,
  /** Of a month and longer periods. */
  analysis: complaintAnalysis.optional(),
  /** Those due in the period, of a month and longer. */
  countermeasures: z.array(countermeasureFigures),
  pressing: pressingCases,
  secondCallbacks: secondCallbackFigures,
  /** AAPOR classes of the tasks that ended, for response rates. */
  aapor: z.record(z.enum(AAPOR_CLASSES), count),
  /** AAPOR's response, cooperation, refusal and contact rates of these, and e. */
  outcomeRates: z.record(z.string(), percent),
  /** Every question of complete interviews, second callbacks too, and how often each answer was given, by questionnaire. */
  questions: z.array(questionFigures),
  population: z.array(populationFigures),
  /** What binds the branch to the keys by which the orders of the month after the last day counted, and of the next, are drawn. */
  samplingKeys: z.array(samplingKeyCommitment),
  /** Where the figures of a year before come from: `calls`, or the source of an imported table. */
  yearBefore: z.strictObject({ period: z.string(), source: z.string() }).optional(),
  tables: z.array(importedTable),
  /** Every figure that counts callbacks or cases, by its name: `GET /figure-facts` lists what it counts. Those of nothing are left out. */
  figures: z.array(namedFigure),
  /**
   * SHA-256 of this document without `snapshot`, `trend`, `restated` and `earlier`, as JSON in UTF-8 without spaces, the members of every object in
   * order of their names' code units.
   */
  snapshot: digest,
  /** Only in mails, pages and workbooks. */
  trend: trend.optional(),
  /** Only where somebody reads a period again that was mailed, and late facts changed it since. */
  restated: restated.optional(),
  /** Only in a mail: earlier briefings of this kind that changed since their readers were last told, the newest first. */
  earlier: z.array(restated).optional(),
});
export type BriefingPart = NonNullable<z.infer<typeof briefingDocument>['part']>;
export type BriefingDocument = z.infer<typeof briefingDocument>;
