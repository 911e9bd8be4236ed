import { PAUSE_NAMES, type Wording } from '@huiyin/vocabulary';
import { addDays, type Day, dayOf, type Instant, minuteOfDay, weekdayOf } from './branch-time.ts';
import type { ExplainedDeadline } from './deadline.ts';
import type { DeadlineStep } from './steps.ts';
import { ATTENDANCE_WORDS, END_WORDS, sayFirstDay, sayLimit, sayReason, sayTotal } from './words.ts';

/**
 * A deadline explained, a line a step, in both languages. A year is said with the receipt, and where a day lies in another;
 * times are those of the zone in which the deadline was reckoned, minutes of which no part is shown.
 */
export const explain = ({ steps, zone, receivedAt }: ExplainedDeadline): readonly Wording[] =>
  steps.map((step) => say(step, { zone, year: dayOf(receivedAt, zone).slice(0, 4) }));

interface Place {
  readonly zone: string;
  /** Of the receipt. */
  readonly year: string;
}

function say(step: DeadlineStep, place: Place): Wording {
  switch (step.step) {
    case 'received': {
      const at = moment(step.at, { ...place, year: '' });
      const where =
        step.attendance === 'day-off' && step.reason
          ? { zh: `当日${sayReason(step.reason).zh}`, en: `on a day off: ${sayReason(step.reason).en}` }
          : step.attendance && ATTENDANCE_WORDS[step.attendance];
      return join(where, { zh: `${at.zh} 收到`, en: `Received ${at.en}` }, ['，', ', ']);
    }
    case 'runs': {
      if (!step.reason) return { zh: '自收到时起算', en: 'Runs from the receipt' };
      const { day, time } = wall(step.at, place.zone);
      const date = sayDay(day, place);
      const first = inBrackets(sayFirstDay(step.after, step.reason));
      return {
        zh: `自 ${date.zh}${first.zh || ' '}${time} 起算`,
        en: `Runs from ${date.en}${first.en} ${time}`,
      };
    }
    case 'limit': {
      const limit = sayLimit(step.limit);
      return { zh: `时限：${limit.zh}`, en: `Limit: ${limit.en}` };
    }
    case 'paused': {
      const [from, reason] = [moment(step.from, place), PAUSE_NAMES[step.reason]];
      if (step.until === undefined)
        return {
          zh: `自 ${from.zh} 起暂停计时（${reason.zh}）`,
          en: `Paused since ${from.en} (${reason.en})`,
        };
      const until = moment(step.until, place);
      return {
        zh: `${from.zh} 至 ${until.zh} 暂停计时（${reason.zh}）`,
        en: `Paused ${from.en} to ${until.en} (${reason.en})`,
      };
    }
    case 'counted': {
      const [days, total] = [sayDays(step, place), sayTotal(step.total, step.unit)];
      const reason = step.reason ? sayReason(step.reason) : { zh: '', en: '' };
      return {
        zh: `${days.zh} ${reason.zh && `${reason.zh}，`}计入，累计 ${total.zh}`,
        en: `${days.en}: ${reason.en && `${reason.en}, `}counts, ${total.en} so far`,
      };
    }
    case 'passed-over': {
      const [days, reason] = [sayDays(step, place), sayReason(step.reason)];
      return { zh: `${days.zh} ${reason.zh}，不计`, en: `${days.en}: ${reason.en}, does not count` };
    }
    case 'ends': {
      const { day, time } = endWall(step.at, place.zone, step.by);
      const [date, end] = [sayDay(day, place), inBrackets(END_WORDS[step.by])];
      return { zh: `截止：${date.zh} ${time}${end.zh}`, en: `Due: ${date.en} ${time}${end.en}` };
    }
    case 'held': {
      const since = moment(step.since, place);
      const reasons = [...new Set(step.reasons)];
      return {
        zh: `自 ${since.zh} 起暂停计时（${reasons.map((each) => PAUSE_NAMES[each].zh).join('、')}），恢复后再定期限`,
        en: `Paused since ${since.en} (${reasons.map((each) => PAUSE_NAMES[each].en).join(', ')}); the deadline is set when it runs again`,
      };
    }
  }
}

const join = (tail: Wording | undefined, { zh, en }: Wording, [comma, enComma]: [string, string]): Wording =>
  tail ? { zh: `${zh}${comma}${tail.zh}`, en: `${en}${enComma}${tail.en}` } : { zh, en };

const inBrackets = ({ zh, en }: Wording): Wording => ({ zh: zh && `（${zh}）`, en: en && ` (${en})` });

const two = (value: number): string => String(value).padStart(2, '0');

const wall = (at: Instant, zone: string): { readonly day: Day; readonly time: string } => {
  const minutes = minuteOfDay(at, zone);
  return { day: dayOf(at, zone), time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
};

/** The end of a day is 24:00 of that day, not 00:00 of the next one. */
function endWall(at: Instant, zone: string, by: Extract<DeadlineStep, { step: 'ends' }>['by']) {
  const shown = wall(at, zone);
  const isMidnight = shown.time === '00:00' && (by === 'midnight' || by === 'closing');
  return isMidnight ? { day: addDays(shown.day, -1), time: '24:00' } : shown;
}

const WEEKDAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const;
const WEEKDAY_NAMES_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function sayDay(day: Day, { year }: Pick<Place, 'year'>): Wording {
  const [inYear, month, date] = day.split('-').map(Number);
  const other = day.startsWith(`${year}-`) ? undefined : inYear;
  const weekday = weekdayOf(day) - 1;
  return {
    zh: `${other === undefined ? '' : `${other}年`}${month}月${date}日 周${WEEKDAY_NAMES[weekday]}`,
    en: `${WEEKDAY_NAMES_EN[weekday]} ${date} ${MONTHS[(month ?? 1) - 1]}${other === undefined ? '' : ` ${other}`}`,
  };
}

function sayDays({ first, last }: { readonly first: Day; readonly last: Day }, place: Place): Wording {
  const [from, to] = [sayDay(first, place), sayDay(last, place)];
  return first === last ? from : { zh: `${from.zh} 至 ${to.zh}`, en: `${from.en} to ${to.en}` };
}

function moment(at: Instant, place: Place): Wording {
  const { day, time } = wall(at, place.zone);
  const date = sayDay(day, place);
  return { zh: `${date.zh} ${time}`, en: `${date.en} ${time}` };
}
