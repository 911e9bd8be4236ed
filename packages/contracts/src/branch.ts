import * as z from 'zod';
import {
  concern,
  day,
  disposition,
  language,
  probability,
  segment,
  slug,
  wallTime,
  wording,
} from './terms.ts';

/** The questions of one business type's call, in the version that was asked. The rating scale is the branch's. */
export const questionnaire = z.strictObject({
  id: slug,
  version: z.int().min(1),
  /** Aspects rated on the branch's scale beside the overall rating, e.g. manner, skill, timeliness. */
  aspects: z.array(z.strictObject({ id: slug, text: wording })),
  asksAppointment: z.boolean(),
  asksIntegrity: z.boolean(),
});
export type Questionnaire = z.infer<typeof questionnaire>;

export const businessType = z.strictObject({
  id: slug,
  name: wording,
  /** Days from the branch day of completion within which the customer is rung. */
  windowDays: z.int().min(1).max(60),
  questionnaire: slug,
  /** Names of the stages of this type (gas-on has five); an order that reports stages must report all of them. */
  stages: z.array(slug).optional(),
});
export type BusinessType = z.infer<typeof businessType>;

export const team = z.strictObject({ id: slug, name: wording });

/** A sampling policy holds from its first day until the next policy's; an order falls under the one in force at completion. */
export const samplingPolicy = z.strictObject({
  version: slug,
  from: day,
  rates: z.record(slug, probability),
  segments: z.partialRecord(segment, probability).optional(),
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
  /** The second callback's window from its request, days. */
  secondCallbackDays: z.int().min(1).max(60),
});
export type Calling = z.infer<typeof calling>;

const limit = z.union([z.strictObject({ hours: z.int().min(1) }), z.strictObject({ days: z.int().min(1) })]);
export type Limit = z.infer<typeof limit>;

export const complaintClass = z.enum(['ordinary', 'major']);
export type ComplaintClass = z.infer<typeof complaintClass>;

const classRule = z.strictObject({
  acknowledge: limit,
  conclude: limit,
  ownerRole: z.enum(['officer', 'supervisor']),
});

export const recipient = z.strictObject({
  address: z.email(),
  language,
  periods: z.array(z.enum(['day', 'week', 'month', 'quarter', 'year'])).min(1),
});

/** Everything that makes one branch office this branch office; checked when stacks are made and when functions start. */
export const branchConfiguration = z
  .strictObject({
    branch: slug,
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
    /** What a possible number looks like once separators are gone, as a regular expression over the whole number. */
    phonePattern: z.string().min(1),
    /** Accept orders without any phone: they are recorded and, when sampled, closed as unreachable. */
    phoneRequired: z.boolean().default(true),
    sampling: z.array(samplingPolicy).min(1),
    levels: z.array(level).min(2),
    questionnaires: z.array(questionnaire).min(1),
    calling,
    complaints: z.strictObject({
      /** A case with one of these concerns is a major complaint. */
      majorConcerns: z.array(concern),
      classes: z.record(complaintClass, classRule),
    }),
    briefing: z.strictObject({
      /** When the briefings are mailed, branch time. */
      at: wallTime,
      sender: z.email(),
      recipients: z.array(recipient),
    }),
    identity: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('cognito') }),
      z.strictObject({ kind: z.literal('oidc'), issuer: z.url(), audience: z.string().min(1) }),
    ]),
    alarms: z.strictObject({ email: z.email() }),
    /** Rejected bodies and closed tasks are forgotten after so many days. */
    retentionDays: z.strictObject({ rejected: z.int().min(1), tasks: z.int().min(31) }),
  })
  .superRefine((branch, context) => {
    const refuse = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const types = new Set(branch.businessTypes.map((type) => type.id));
    const questionnaires = new Set(branch.questionnaires.map(({ id }) => id));
    branch.businessTypes.forEach((type, index) => {
      if (!questionnaires.has(type.questionnaire))
        refuse(['businessTypes', index, 'questionnaire'], 'names no questionnaire');
    });
    branch.calling.permitted.forEach(({ from, to }, index) => {
      if (from >= to) refuse(['calling', 'permitted', index], 'must lie within one day');
    });
    branch.sampling.forEach((policy, index) => {
      for (const type of types)
        if (policy.rates[type] === undefined)
          refuse(['sampling', index, 'rates'], `lacks a rate for ${type}`);
      for (const type of Object.keys(policy.rates))
        if (!types.has(type)) refuse(['sampling', index, 'rates', type], 'is a rate of no business type');
      const before = branch.sampling[index - 1];
      if (before && before.from >= policy.from)
        refuse(['sampling', index, 'from'], 'policies must follow in time');
    });
  });
export type BranchConfiguration = z.infer<typeof branchConfiguration>;
export type BranchConfigurationInput = z.input<typeof branchConfiguration>;
