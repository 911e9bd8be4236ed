export {
  type EndedWindow,
  type FoldDoor,
  foldHandler,
  type ImageTexts,
  type TableChange,
} from './fold-handler.ts';
export type { HttpAnswer } from './http/answers.ts';
export type { Caller } from './http/caller.ts';
export { type HttpDoor, httpHandler, type RefusalStatus } from './http/http-handler.ts';
export { type Rendered, rendered } from './http/rendered.ts';
export type {
  CallersPart,
  RouteAnswer,
  RouteHandler,
  RouteRefusal,
  RouteRequest,
} from './http/route-handler.ts';
export { type Log, type LogLevel, type LogOptions, openLog } from './log/log.ts';
export type { LogFields } from './log/loggable.ts';
export {
  type BatchOptions,
  type EventHandlers,
  type MessageContext,
  type QueueDoor,
  queueHandler,
} from './queue-handler.ts';
export { readBranch } from './read-branch.ts';
export type { InletEvent } from './readings.ts';
export { type ClockDoor, type ScheduledRun, scheduleHandler } from './schedule-handler.ts';
export type { Handler } from './shell.ts';
export { type StreamDoor, streamHandler } from './stream-handler.ts';
