import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from './log/log.ts';
import { type Handler, shell } from './shell.ts';

export interface StreamDoor {
  readonly log: Log;
  /** The relay of the service's table. */
  readonly relay: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
}

/** A door for a table's stream: the relay, in the shell that every function has. */
export const streamHandler = (door: StreamDoor): Handler<DynamoDBStreamEvent, DynamoDBBatchResponse> =>
  shell(door.log, (event) => door.relay(event));
