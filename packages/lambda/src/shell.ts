import { Fault } from '@huiyin/kernel';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Log } from './log/log.ts';

/** A function as Lambda calls it. */
export type Handler<Event, Answer> = (event: Event, context: Context) => Promise<Answer>;

/**
 * The outermost layer of every function. What is thrown out of a function is printed by the runtime with its message and
 * every property, so nothing is: the fault is logged our way and, unless it can be answered, a bare one takes its place.
 * Also ends an invocation shortly before its time runs out, so that the log says so.
 */
export function shell<Event, Answer>(
  log: Log,
  handler: Handler<Event, Answer>,
  answerFault?: (event: Event) => Answer,
): Handler<Event, Answer> {
  const layered = middy<Event, Answer>()
    .onError((request) => {
      log.error('function-failed', request.error, { requestId: request.context.awsRequestId });
      if (answerFault) request.response = answerFault(request.event);
      // Replaced, not thrown: middy would hang the original onto what is thrown here.
      else request.error = new Fault('function-failed', 'The function failed; its log says why');
    })
    .handler(handler);
  return (event, context) => layered(event, context);
}
