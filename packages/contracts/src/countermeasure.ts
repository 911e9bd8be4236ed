import { looksLikePhone } from '@huiyin/phones';
import { FOLLOW_UPS, SPOT_SUBJECTS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { comparison } from './comparison.ts';
import { count, instant, listOf, month, ownId, staffId, wellFormed, wording } from './scalars.ts';

/** It stands in briefings and mails: what is done, and nobody's name or number. */
const said = wellFormed(z.string().trim().min(1).max(200)).refine(
  (given) => !looksLikePhone(given.replaceAll(/\s/gu, '')),
  'looks-like-a-phone',
);

const subject = {
  of: z.enum(SPOT_SUBJECTS),
  /** A category, channel or team; of a cause `category/cause`. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}(\/[a-z0-9][a-z0-9-]{0,39})?$/),
};

/** What is done about something of which too many complaints came in a month, and in which month's briefing it is looked into. */
export const countermeasureBody = z.strictObject({ ...subject, month, due: month, measure: said });
export type CountermeasureBody = z.infer<typeof countermeasureBody>;

export const followUpBody = z.strictObject({ outcome: z.enum(FOLLOW_UPS), note: said.optional() });
export type FollowUpBody = z.infer<typeof followUpBody>;

/** A countermeasure as it was entered, and everything that was found when somebody looked into it, the last at the end. */
export const countermeasure = z.strictObject({
  countermeasureId: ownId,
  ...countermeasureBody.shape,
  by: staffId,
  at: instant,
  followUps: listOf(z.strictObject({ ...followUpBody.shape, by: staffId, at: instant })),
});
export type Countermeasure = z.infer<typeof countermeasure>;

export const countermeasuresAnswer = z.strictObject({ countermeasures: listOf(countermeasure) });

const figure = z.strictObject({ cases: count, complaints: count });

/** A countermeasure in the briefing of the month that it is due in: the figure then and now. Who entered it is not said. */
export const countermeasureFigures = z.strictObject({
  countermeasureId: ownId,
  ...countermeasureBody.shape,
  name: wording,
  /** Absent: nobody looked into it. */
  followUp: followUpBody.optional(),
  /** Of its month, and of this period. */
  atFirst: figure,
  now: figure,
  /** Of the share of complaints. */
  comparison,
});
export type CountermeasureFigures = z.infer<typeof countermeasureFigures>;
