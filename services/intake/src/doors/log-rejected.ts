import type { OrderResult } from '@huiyin/contracts';
import type { Log } from '@huiyin/lambda';

/** One line for each body that is turned away, by which an alarm tells that all of them are; never what is in it. */
export function logRejected(log: Log, { result, rejectedId, issues }: OrderResult): void {
  if (result !== 'rejected') return;
  log.warn('order-rejected', {
    rule: issues?.[0]?.rule ?? '',
    count: issues?.length ?? 0,
    ...(rejectedId !== undefined && { rejectedId }),
  });
}
