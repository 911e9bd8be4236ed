import type { Customer, WorkOrder } from '@huiyin/contracts';

/** A customer nobody is; the phone number lies in a range that is never given out. */
export const customerOf = (overrides: Partial<Customer> = {}): Customer => ({
  id: 'C-88120417',
  name: '示例客户',
  phones: ['13800000000'],
  address: '深圳市龙岗区龙城街道示例路1号3栋2单元501',
  district: '龙岗区',
  segment: 'residential',
  ...overrides,
});

/** A repair finished on 5 October 2026 at 10:11 in Longgang, as upstream reports it. */
export const workOrderOf = (overrides: Partial<WorkOrder> = {}): WorkOrder => ({
  branch: 'longgang',
  orderId: 'WO-20261005-000123',
  revision: 1,
  businessType: 'repair',
  team: 'repair-1',
  staff: ['LG1043'],
  customer: customerOf(),
  sourceChannel: 'hotline',
  promised: { from: '2026-10-05T09:00:00+08:00', to: '2026-10-05T11:00:00+08:00' },
  arrivedAt: '2026-10-05T09:40:00+08:00',
  completedAt: '2026-10-05T10:11:09+08:00',
  outcome: 'done',
  ...overrides,
});
