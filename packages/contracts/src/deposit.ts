import { DEPOSIT_REASONS, LIABLE_LINKS } from '@huiyin/vocabulary';
import * as z from 'zod';
import { count, instant, listOf, month, ownId, slug, staffId, wording } from './scalars.ts';

const link = z.enum(LIABLE_LINKS);

/** The branch's scale of the service risk deposit (服务风险金), in whole units. */
export const depositScale = z.strictObject({
  unit: wording,
  /** What each link of the chain pays for one responsible complaint, by its class, and is given for praise; what is important costs what is ordinary unless said. */
  chain: z.array(
    z.strictObject({
      link,
      ordinary: count,
      important: count.optional(),
      major: count,
      praise: count.default(0),
    }),
  ),
  /** Who stands for a link, of one team or of all; else the link's account is the team's, or the branch's. Employees stand for themselves. */
  holders: z
    .array(z.strictObject({ link: link.exclude(['employee']), team: slug.optional(), id: staffId }))
    .default([]),
});
export type DepositScale = z.infer<typeof depositScale>;

/** One booking; what is paid is less than zero. Nothing that was booked is changed: what was wrong is reversed. */
export const depositEntry = z.strictObject({
  at: instant,
  month,
  link,
  /** Of an employee or holder; else the team's id or the link's name. */
  account: z.string().min(1).max(40),
  amount: z.int(),
  because: z.enum(DEPOSIT_REASONS),
});
export type DepositEntry = z.infer<typeof depositEntry>;

/** The accounts of a month in the order of the chain. */
export const depositAnswer = z.strictObject({
  month,
  /** Absent: the branch keeps no deposit. */
  unit: wording.optional(),
  accounts: z.array(
    z.strictObject({
      link,
      account: z.string(),
      total: z.int(),
      entries: listOf(
        z.strictObject({
          caseId: ownId,
          team: slug,
          at: instant,
          amount: z.int(),
          because: z.enum(DEPOSIT_REASONS),
        }),
      ),
    }),
  ),
});
export type DepositAnswer = z.infer<typeof depositAnswer>;
