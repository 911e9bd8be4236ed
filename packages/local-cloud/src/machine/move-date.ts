import { readTime, type TimeCells } from './shared-time.ts';

/**
 * Makes `Date`, and what Intl formats when it is given no date, follow the cloud's clock in this thread.
 * Timers and `performance` keep the host's pace: they measure durations.
 */
export function moveDate(cells: TimeCells): void {
  const HostDate = globalThis.Date;
  const hostNow = HostDate.now.bind(HostDate);
  const now = (): number => readTime(cells, hostNow);

  function MovedDate(this: unknown, ...given: unknown[]): unknown {
    if (!new.target) return new HostDate(now()).toString();
    return Reflect.construct(HostDate, given.length === 0 ? [now()] : given, new.target);
  }
  // `length`, `parse`, `UTC` and the prototype stay the host's own, so `instanceof Date` holds for both.
  Object.defineProperties(MovedDate, {
    ...Object.getOwnPropertyDescriptors(HostDate),
    name: { value: 'Date', configurable: true },
    now: { value: now, writable: true, configurable: true },
  });
  HostDate.prototype.constructor = MovedDate;
  globalThis.Date = MovedDate as unknown as DateConstructor; // a function stands in for the class, see above

  const formats = Intl.DateTimeFormat.prototype;
  const format = Object.getOwnPropertyDescriptor(formats, 'format');
  const formatToParts = formats.formatToParts;
  Object.defineProperty(formats, 'format', {
    ...format,
    get(this: Intl.DateTimeFormat) {
      const original: (date?: Date | number) => string = format?.get?.call(this);
      return (date?: Date | number) => original(date ?? now());
    },
  });
  formats.formatToParts = function (this: Intl.DateTimeFormat, date?: Date | number) {
    return formatToParts.call(this, date ?? now());
  };
}
