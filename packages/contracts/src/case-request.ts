import { looksLikePhone } from '@huiyin/phones';
import { CASE_CHANNELS, OUTSIDE_CHANNELS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { words } from './callback.ts';
import { caseKind, complaintClass, recordId, slug, wellFormed, zonedTime } from './scalars.ts';
import { PHONES_MAX } from './upstream-order.ts';

/** A number or code that somebody else gave, which is no personal data: it stands in keys and paths. */
const foreignCode = <Code extends z.ZodString>(code: Code) =>
  code.refine((given) => !looksLikePhone(given), 'looks-like-a-phone');

const text = (length: number) => wellFormed(z.string().trim().min(1).max(length));

/** Who turned to the branch; everything here is personal data and is sealed at the door. */
const requester = z.strictObject({
  /** As the upstream system knows them; who has none is known by their first number. */
  id: text(64).optional(),
  name: text(100),
  phones: z.array(text(32)).min(1).max(PHONES_MAX),
  address: text(300).optional(),
});

/** A complaint, a question or praise that came another way than by a callback. */
export const requestBody = z
  .strictObject({
    channel: z.enum(CASE_CHANNELS).exclude(['callback']),
    /** The caller's own: the same again is the same case. */
    reference: foreignCode(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)),
    /** Under which number an outside body passed it on. */
    outsideNumber: foreignCode(recordId).optional(),
    kind: caseKind,
    class: complaintClass.default('ordinary'),
    /** Of the branch file. */
    category: slug.optional(),
    cause: slug.optional(),
    businessType: slug,
    /** The team that it is about, or that took it where it is about none. */
    team: slug,
    /** The order that it is about, if any. */
    orderId: foreignCode(recordId).optional(),
    /** When it was received, if not just now. */
    receivedAt: zonedTime.optional(),
    /** Absent: they did not say who they are. */
    customer: requester.optional(),
    /** What they said; sealed. */
    words,
  })
  .refine(
    ({ channel, outsideNumber }) =>
      !OUTSIDE_CHANNELS.some((each) => each === channel) || outsideNumber !== undefined,
    { path: ['outsideNumber'], message: 'outside-number-missing' },
  );
export type RequestBody = z.infer<typeof requestBody>;
