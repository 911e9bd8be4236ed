import { type EventName, sourceOf } from '@huiyin/contracts';
import type { EventPattern } from 'aws-cdk-lib/aws-events';

/** The events of these names, from the services that say them. */
export const hears = (
  names: readonly EventName[],
  data?: Record<string, readonly string[]>,
): EventPattern => ({
  source: [...new Set(names.map(sourceOf))],
  detailType: [...names],
  ...(data && { detail: { data } }),
});
