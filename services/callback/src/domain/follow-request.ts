import { addDays, dayOf, type Instant, startOfDay } from '@huiyin/calendar';
import type { BranchConfiguration, SealedCustomer } from '@huiyin/contracts';
import type { CaseTask, OrderTask, Task } from './task.ts';
import type { RequestSecondTask, RequestTask, WithdrawTask } from './task-commands.ts';

type Requesting = RequestTask | WithdrawTask | RequestSecondTask;

const begun = ({ event: { data, aggregate } }: Requesting, customer: SealedCustomer | undefined) => ({
  taskId: data.taskId,
  programme: data.programme,
  questionnaire: data.questionnaire,
  state: 'open' as const,
  order: data.order,
  ...('visit' in data && data.visit && { visit: data.visit }),
  ...(customer && { customer }),
  attempts: [],
  sourceVersion: aggregate.version,
});

/** The task as sampling asks for it, whatever it was before; but whoever has claimed it was shown the numbers of then. */
export const beginRequested = (command: RequestTask, before: Task | undefined): OrderTask => ({
  ...begun(command, command.event.data.customer),
  ...(before && { numbersSince: bringsNumbers(before, command) ? command.at : before.numbersSince }),
  about: 'order',
  windowEndsAt: command.event.data.windowEndsAt,
  sampling: command.event.data.sampling,
});

/** A mark for a request that was overtaken, or the task without its customer. */
export const beginWithdrawn = (task: Task | undefined, command: WithdrawTask): OrderTask => ({
  ...begun(command, undefined),
  about: 'order',
  windowEndsAt: task?.windowEndsAt ?? command.event.at,
  sampling: command.event.data.sampling,
});

/** The second callback as the complaint asks for it; its window is whole branch days from the request. */
export function beginSecond(command: RequestSecondTask, { calling, zone }: BranchConfiguration): CaseTask {
  const { caseId, round, requestedAt, firstCallers, resolvers, customer, matter } = command.event.data;
  const lastDay = addDays(dayOf(requestedAt, zone), calling.secondCallback.days);
  return {
    ...begun(command, customer),
    about: 'case',
    caseId,
    round,
    firstCallers,
    resolvers,
    ...(customer && { matter }),
    windowEndsAt: startOfDay(addDays(lastDay, 1), zone),
  };
}

/** Does a correction bring other numbers of the same customer? */
export function bringsNumbers({ customer }: Task, { event: { data } }: Requesting): boolean {
  const numbersKey = 'customer' in data ? data.customer?.numbersKey : undefined;
  const before = customer?.numbersKey;
  return before !== undefined && numbersKey !== undefined && numbersKey !== before;
}

/** What was rung so far were the earlier numbers. */
export const withOtherNumbers = (
  { attempts }: Task,
  at: Instant,
): Pick<Task, 'attempts' | 'numbersSince'> => ({
  attempts: attempts.map((attempt) => ({ ...attempt, toEarlierNumber: true })),
  numbersSince: at,
});

/** Contact and classification follow a correction, and what is asked until somebody was interviewed; how the task stands does not. */
export function follow(task: Task, command: Requesting, mayBringContact = false): Task {
  const { data, aggregate } = command.event;
  const customer = 'customer' in data ? data.customer : undefined;
  const hasContact = mayBringContact || task.customer?.sealedContact !== undefined;
  const isReplaced = hasContact && customer !== undefined;
  // Its minutes are reckoned from the completion of the order beside it: they change together, too.
  const visit = 'visit' in data && data.visit ? { visit: data.visit } : {};
  const { visit: _, ...rest } = task.about === 'order' ? task : { ...task, visit: undefined };
  return {
    ...rest,
    ...visit,
    ...(isReplaced && bringsNumbers(task, command) && withOtherNumbers(task, command.at)),
    questionnaire: task.interview ? task.questionnaire : data.questionnaire,
    // The revision belongs to the envelope that was sealed under it: they change together or not at all.
    order: isReplaced || !hasContact ? data.order : { ...data.order, revision: task.order.revision },
    ...(isReplaced && { customer }),
    ...('matter' in data && { firstCallers: data.firstCallers, resolvers: data.resolvers }),
    ...(isReplaced && 'matter' in data && { matter: data.matter }),
    sourceVersion: aggregate.version,
  };
}
