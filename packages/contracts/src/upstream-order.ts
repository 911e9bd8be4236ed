import * as z from 'zod';
import { language, recordId, segment, slug, staffId, zonedTime } from './scalars.ts';

/** The five stages of gas-on, and whatever other stages a business type has. */
export const stage = z.strictObject({ name: slug, at: zonedTime });

export const outcome = z.enum(['done', 'missed-visit', 'failed-acceptance']);

export const PHONES_MAX = 5;

/** The customer as the upstream system knows them. Everything here is personal data and is sealed at the door. */
export const customer = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(100),
  phones: z.array(z.string().min(1).max(32)).max(PHONES_MAX),
  address: z.string().max(300).optional(),
  district: z.string().max(60).optional(),
  segment,
  language: language.optional(),
});
export type Customer = z.infer<typeof customer>;

/**
 * A finished work order as the upstream system reports it, in clear: it exists only on the inlet. Fields that this
 * contract does not know are kept as they came, sealed.
 */
export const workOrder = z
  .looseObject({
    branch: slug,
    orderId: recordId,
    /** Counts up with every correction of the same order. */
    revision: z.int().min(1).max(1_000_000),
    businessType: z.string().min(1).max(60),
    team: z.string().min(1).max(60),
    staff: z.array(staffId).max(10),
    partner: z.string().max(60).optional(),
    customer,
    sourceChannel: slug.optional(),
    promised: z.strictObject({ from: zonedTime, to: zonedTime }).optional(),
    arrivedAt: zonedTime.optional(),
    completedAt: zonedTime,
    outcome,
    stages: z.array(stage).max(20).optional(),
    abnormal: z.array(slug).max(20).optional(),
    attachments: z.array(z.string().max(200)).max(20).optional(),
    /** Cells of an export's row that stand under no column: nobody knows what they mean, so a person has to look. */
    unplacedCells: z
      .array(z.string())
      .refine((cells) => cells.length === 0, 'cells-without-a-column')
      .optional(),
  })
  .meta({
    id: 'WorkOrder',
    examples: [
      {
        branch: 'longgang',
        orderId: 'WO-20261005-000123',
        revision: 1,
        businessType: 'repair',
        team: 'repair-1',
        staff: ['LG1043'],
        customer: {
          id: 'C-88120417',
          name: '示例客户',
          phones: ['13800000000'],
          address: '龙岗区示例路1号',
          district: '龙岗区',
          segment: 'residential',
          language: 'zh',
        },
        sourceChannel: 'hotline',
        promised: { from: '2026-10-05T09:00:00+08:00', to: '2026-10-05T11:00:00+08:00' },
        arrivedAt: '2026-10-05T09:40:00+08:00',
        completedAt: '2026-10-05T10:11:09+08:00',
        outcome: 'done',
      },
    ],
  });
export type WorkOrder = z.infer<typeof workOrder>;
