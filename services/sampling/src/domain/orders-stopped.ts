/** Orders of a day and of each of the seven days before it. */
export interface OrdersLately {
  /** ISO weekday of the day, 1 is Monday. */
  readonly weekday: number;
  readonly ofDay: number;
  readonly ofWeekBefore: readonly number[];
}

/** A day from Monday to Friday without any order, though the week before had some: upstream or a wire is silent. A new branch is not. */
export const haveOrdersStopped = ({ weekday, ofDay, ofWeekBefore }: OrdersLately): boolean =>
  weekday <= 5 && ofDay === 0 && ofWeekBefore.some((orders) => orders > 0);
