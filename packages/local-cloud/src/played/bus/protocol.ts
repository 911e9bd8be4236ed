import * as z from 'zod';
import { ok, refuse, type ServiceAnswer } from '../answer.ts';
import type { EventBuses } from './buses.ts';

const entry = z.object({
  Source: z.string().optional(),
  DetailType: z.string().optional(),
  Detail: z.string().optional(),
  EventBusName: z.string().default('default'),
  Resources: z.array(z.string()).default([]),
  Time: z.number().optional(),
  TraceHeader: z.string().optional(),
});
const putEvents = z.object({ Entries: z.array(entry) });
type PutEntry = z.infer<typeof entry>;

/** Bytes of an entry as EventBridge counts them (user guide, "Calculating PutEvents event entry size"). */
export const entryBytes = (e: PutEntry): number =>
  (e.Time === undefined ? 0 : 14) +
  [e.Source, e.DetailType, e.Detail, ...e.Resources].reduce(
    (sum, part) => sum + Buffer.byteLength(part ?? ''),
    0,
  );

/** "The total entry size must be less than 256 KB." */
export const REQUEST_BYTES_MAX = 256 * 1024;
export const busNameOf = (nameOrArn: string): string => nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);

/** Each entry's size in a PutEvents request, for the meter. */
export const putEventsBytes = (body: unknown): number[] => putEvents.parse(body).Entries.map(entryBytes);

type Result = { EventId: string } | { ErrorCode: string; ErrorMessage: string };
const failed = (ErrorCode: string, ErrorMessage: string): Result => ({ ErrorCode, ErrorMessage });

function putOne(e: PutEntry, buses: EventBuses): Result {
  if (!e.Source)
    return failed('InvalidArgument', 'Parameter Source is not valid. Reason: Source is a required argument.');
  if (!e.DetailType)
    return failed(
      'InvalidArgument',
      'Parameter DetailType is not valid. Reason: DetailType is a required argument.',
    );
  if (e.Detail === undefined)
    return failed('InvalidArgument', 'Parameter Detail is not valid. Reason: Detail is a required argument.');
  let detail: unknown;
  try {
    detail = JSON.parse(e.Detail);
  } catch {
    return failed('MalformedDetail', 'Detail is malformed.');
  }
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail))
    return failed('MalformedDetail', 'Detail is malformed.');
  const busName = busNameOf(e.EventBusName);
  if (!buses.has(busName)) return failed('ResourceNotFoundException', `Event bus ${busName} does not exist.`);
  const time = e.Time === undefined ? undefined : e.Time * 1000;
  return {
    EventId: buses.put(busName, {
      source: e.Source,
      detailType: e.DetailType,
      detail,
      resources: e.Resources,
      time,
    }),
  };
}

export function answerEventBridge(operation: string, body: unknown, buses: EventBuses): ServiceAnswer {
  if (operation !== 'PutEvents')
    return refuse('UnknownOperationException', `local-cloud does not support EventBridge ${operation}`);
  const { Entries } = putEvents.parse(body);
  if (Entries.length === 0 || Entries.length > 10)
    return refuse('ValidationException', `PutEvents takes 1 to 10 entries, not ${Entries.length}.`);
  if (Entries.reduce((sum, e) => sum + entryBytes(e), 0) >= REQUEST_BYTES_MAX)
    return refuse('ValidationException', 'Total size of the entries in the request is over the limit.');
  const results = Entries.map((e) => putOne(e, buses));
  return ok({ FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results });
}
