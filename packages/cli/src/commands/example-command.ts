import { INLET_DETAIL_TYPE } from '@huiyin/contracts';
import type { Session } from '../session.ts';

const HOUR_MS = 3_600_000;

/** `huiyin example`: a work order as an upstream system reports it, finished an hour ago and of a number of its own, for `huiyin send`. */
export function exampleCommand(session: Session): void {
  const nowMs = session.world.now().getTime();
  const order = {
    branch: session.local?.branch ?? 'longgang',
    orderId: `WO-EXAMPLE-${nowMs}`,
    revision: 1,
    businessType: 'repair',
    team: 'repair-1',
    staff: ['LG1043'],
    customer: {
      id: `C-EXAMPLE-${nowMs}`,
      name: '示例客户',
      phones: ['13800000000'],
      address: '深圳市龙岗区示例路1号',
      district: '龙岗区',
      segment: 'residential',
      language: 'zh',
    },
    sourceChannel: 'hotline',
    completedAt: new Date(nowMs - HOUR_MS).toISOString(),
    outcome: 'done',
  };
  session.world.print(
    JSON.stringify({ source: 'field-service', 'detail-type': INLET_DETAIL_TYPE, detail: order }, null, 2),
  );
}
