import type { RoomAnswer } from '@huiyin/contracts';

/** Whether those at work get through what ends today. */
export interface Outlook {
  readonly calls: number;
  readonly due: number;
  readonly isEnough: boolean;
}

/** By the pace of the hours that are over; undefined while nobody knows it. Who is due may need more than one call. */
export function outlookOf({
  agentsAtWork,
  callsPerAgentHour,
  minutesLeft,
  queue,
}: Pick<RoomAnswer, 'agentsAtWork' | 'callsPerAgentHour' | 'minutesLeft' | 'queue'>): Outlook | undefined {
  if (callsPerAgentHour === undefined) return undefined;
  const calls = Math.floor((agentsAtWork * callsPerAgentHour * minutesLeft) / 60);
  const due = queue.overdueToday;
  return { calls, due, isEnough: calls >= due };
}

/** What was rung today, added up. */
export const totalOf = ({ hours }: RoomAnswer['today']) =>
  hours.reduce(
    (sum, [, calls, complete, seconds]) => ({
      calls: sum.calls + calls,
      complete: sum.complete + complete,
      seconds: sum.seconds + seconds,
    }),
    { calls: 0, complete: 0, seconds: 0 },
  );
