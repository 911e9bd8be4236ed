import type { Wording } from '@huiyin/vocabulary';

/** What the room gets through today, and whether that is enough. */
export const outlookWording = (o: {
  readonly pace: number;
  readonly minutes: number;
  readonly calls: number;
  readonly due: number;
  readonly isEnough: boolean;
}): Wording => ({
  zh: `按今天的速度（每人每小时 ${o.pace} 通），剩余 ${o.minutes} 分钟可拨时段约能再打 ${o.calls} 通；今日到期 ${o.due} 位，${o.isEnough ? '打得完。' : '打不完，请加派回访员。'}`,
  en: `At today’s pace (${o.pace} calls per agent and hour) the ${o.minutes} permitted minutes left are good for some ${o.calls} calls; ${o.due} customers end today: ${o.isEnough ? 'that is enough.' : 'that is too few, ask for more agents.'}`,
});
