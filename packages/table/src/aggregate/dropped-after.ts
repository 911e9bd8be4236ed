import type { EventName } from '@huiyin/contracts';
import type { AggregateType } from './aggregate-type.ts';

const SECONDS_PER_DAY = 86_400;

/**
 * The same type, its items dropped so many days after a moment of theirs (a UTC instant); where there is none they stay.
 * DynamoDB drops them within some days after that, and tells nobody.
 */
export const droppedAfter = <State extends object, Emits extends EventName>(
  type: AggregateType<State, Emits>,
  days: number,
  since: (state: State) => string | undefined,
): AggregateType<State, Emits> => ({
  ...type,
  expiresAt: (state) => {
    const moment = since(state);
    return moment === undefined ? undefined : Math.floor(Date.parse(moment) / 1000) + days * SECONDS_PER_DAY;
  },
});
