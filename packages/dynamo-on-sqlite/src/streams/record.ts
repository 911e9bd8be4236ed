import type { StreamViewType } from '../schema/table-definition.ts';
import type { LoggedChange } from '../storage/stream-log.ts';
import type { Attributes } from '../values/attribute-value.ts';

/** A stream record as Lambda's event source hands it to a function. */
export interface LambdaStreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly eventSourceARN: string;
  readonly dynamodb: {
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: Attributes;
    readonly NewImage?: Attributes;
    readonly OldImage?: Attributes;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: StreamViewType;
  };
  /** Only on what expiry removed. */
  readonly userIdentity?: { readonly type: 'Service'; readonly principalId: 'dynamodb.amazonaws.com' };
}

/** A record with its place in the stream. */
export interface StreamRecord {
  readonly sequence: bigint;
  /** Epoch milliseconds of the write. */
  readonly at: number;
  readonly record: LambdaStreamRecord;
}

/** Sequence numbers compare alike as numbers and as text. */
export const sequenceText = (sequence: bigint): string => String(sequence).padStart(21, '0');

export function streamRecord(
  change: LoggedChange,
  viewType: StreamViewType,
  streamArn: string,
): StreamRecord {
  const sequence = sequenceText(change.sequence);
  return {
    sequence: change.sequence,
    at: change.at,
    record: {
      eventID: `${streamArn.split('/').at(-1)}/${sequence}`,
      eventName: change.event,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: streamArn.split(':')[3] ?? '',
      eventSourceARN: streamArn,
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(change.at / 1000),
        Keys: change.keys,
        ...(change.next && { NewImage: change.next }),
        ...(change.old && { OldImage: change.old }),
        SequenceNumber: sequence,
        SizeBytes: change.bytes,
        StreamViewType: viewType,
      },
      ...(change.expired && {
        userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      }),
    },
  };
}
