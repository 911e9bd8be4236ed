import type { BranchConfiguration } from '@huiyin/contracts';
import {
  KEY_ATTRIBUTES,
  keyPartitionOf,
  NEED_TELLERS,
  type NeedTeller,
  needPartitionOf,
  PAIR_PURPOSES,
  type PairPurpose,
  type SecretPurpose,
  TOMBSTONE_ATTRIBUTES,
} from '@huiyin/vocabulary';
import type { NamedResource } from './resources.ts';
import type { DoorSurface, DoorUses, MailRoute } from './surface.ts';

/** What a door does with the table and its index. Nothing is deleted, updated in part, or written in batches. */
export type TableAction = 'GetItem' | 'BatchGetItem' | 'PutItem' | 'Query' | 'Scan';

/** What a door does with files that people hand over, or lets them do for some minutes. */
export type EvidenceAction = 'GetObject' | 'PutObject' | 'DeleteObject';

/** What a door does with keys: it seals to and opens with the pairs of months, and hashes with secrets. */
export interface KeyUse {
  readonly seals?: readonly PairPurpose[];
  readonly opens?: readonly PairPurpose[];
  readonly hashes?: readonly SecretPurpose[];
  /** Lists and destroys months, and reads which ones open work needs. */
  readonly administers?: boolean;
  /** Tells, as this service, which months its open work needs. */
  readonly tellsNeedsAs?: NeedTeller;
}

/** A cloud part on which something is granted; `streams` are all that the table ever had. */
export type GrantedResource =
  | NamedResource
  | 'log'
  | 'stream'
  | 'streams'
  | 'everyQueue'
  | 'senderAddress'
  | 'mailPassword';

/** A permission of a door's role. */
export interface Grant {
  readonly on: GrantedResource;
  readonly actions: readonly string[];
  /** Granted only where the request says so. */
  readonly when?: GrantCondition;
}

/** As IAM writes it: by operator, what a key of the request's context must be among. `ForAllValues`: each of its values. */
export type GrantCondition = {
  readonly [Operator in 'StringEquals' | 'ForAllValues:StringEquals']?: Readonly<
    Record<string, readonly string[]>
  >;
};

/** Every permission of a door, and there are no others. */
export const grantsOf = (door: DoorSurface, branch: BranchConfiguration): readonly Grant[] => [
  { on: 'log', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'] },
  ...grantsToRun(door),
  ...(door.kind === 'relay' ? [] : grantsToUse(door.uses, branch)),
];

const READS_STREAM: readonly Grant[] = [
  {
    on: 'stream',
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
  },
  { on: 'streams', actions: ['dynamodb:ListStreams'] },
];

function grantsToRun({ kind }: DoorSurface): readonly Grant[] {
  const sendsDeadLetters: Grant = { on: 'deadLetters', actions: ['sqs:SendMessage'] };
  switch (kind) {
    case 'api':
      return [];
    case 'queue':
      return [
        { on: 'queue', actions: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'] },
      ];
    case 'clock':
      return [sendsDeadLetters];
    case 'fold':
      return [sendsDeadLetters, ...READS_STREAM];
    case 'relay':
      return [sendsDeadLetters, { on: 'bus', actions: ['events:PutEvents'] }, ...READS_STREAM];
  }
}

const grantsToUse = (
  { table, keys, evidence, ownQueue, everyDeadLetter, mails }: DoorUses,
  branch: BranchConfiguration,
): readonly Grant[] => [
  ...(table ? [onTable('table', table)] : []),
  ...(keys ? grantsOnKeys(keys, branch) : []),
  ...(evidence ? [{ on: 'evidence', actions: evidence.map((action) => `s3:${action}`) } as const] : []),
  ...(ownQueue ? [{ on: 'queue', actions: ['sqs:SendMessage'] } as const] : []),
  ...(everyDeadLetter ? GRANTS_ON_LETTERS : []),
  ...(mails ? grantsToMail(mails(branch)) : []),
];

/** Looking at a letter takes it out for some seconds and puts it back. A task of the queue itself moves all of them. */
const GRANTS_ON_LETTERS: readonly Grant[] = [
  {
    on: 'everyDeadLetter',
    actions: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
      'sqs:StartMessageMoveTask',
    ],
  },
  { on: 'everyQueue', actions: ['sqs:GetQueueUrl', 'sqs:SendMessage'] },
];

function grantsToMail({ sender, mail }: MailRoute): readonly Grant[] {
  if (mail.kind === 'ses')
    return [
      {
        on: 'senderAddress',
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        when: { StringEquals: { 'ses:FromAddress': [sender] } },
      },
    ];
  // The store's own key opens it for whoever may read the parameter: no grant on a key is needed.
  return mail.user === undefined ? [] : [{ on: 'mailPassword', actions: ['ssm:GetParameter'] }];
}

const onTable = (on: 'table' | 'keysTable', actions: readonly TableAction[]): Grant => ({
  on,
  actions: actions.map((action) => `dynamodb:${action}`),
});

/** In these partitions, and of an item these attributes only. */
const onKeysOf = (
  partitions: readonly string[],
  actions: readonly TableAction[],
  attributes?: readonly string[],
): readonly Grant[] =>
  partitions.length === 0
    ? []
    : [
        {
          ...onTable('keysTable', actions),
          when: {
            'ForAllValues:StringEquals': {
              'dynamodb:LeadingKeys': [...new Set(partitions)],
              ...(attributes && { 'dynamodb:Attributes': attributes }),
            },
          },
        },
      ];

/**
 * Every use of the key that wraps keys names branch and purpose, and every grant asks for them; in the table, a door reaches
 * the keys of its own purposes only. Who seals or hashes may make a key and not entomb one: that is the administrator's.
 * A service tells its own needs and nobody else's.
 */
function grantsOnKeys(
  { seals = [], opens = [], hashes = [], administers = false, tellsNeedsAs }: KeyUse,
  { branch }: BranchConfiguration,
): readonly Grant[] {
  const entombed = administers ? PAIR_PURPOSES : [];
  const forPurposes = (action: string, purposes: readonly string[]): readonly Grant[] =>
    purposes.length === 0
      ? []
      : [
          {
            on: 'kmsKey',
            actions: [`kms:${action}`],
            when: {
              StringEquals: {
                'kms:EncryptionContext:branch': [branch],
                'kms:EncryptionContext:purpose': purposes,
              },
            },
          },
        ];
  return [
    ...onKeysOf(
      [
        ...[...seals, ...opens, ...hashes, ...entombed].map(keyPartitionOf),
        ...(administers ? NEED_TELLERS.map(needPartitionOf) : []),
      ],
      ['GetItem', ...(administers ? (['Query'] as const) : [])],
    ),
    ...onKeysOf([...seals, ...hashes].map(keyPartitionOf), ['PutItem'], KEY_ATTRIBUTES),
    ...onKeysOf(entombed.map(keyPartitionOf), ['PutItem'], TOMBSTONE_ATTRIBUTES),
    ...onKeysOf(tellsNeedsAs ? [needPartitionOf(tellsNeedsAs)] : [], ['PutItem']),
    ...forPurposes('GenerateDataKeyPairWithoutPlaintext', seals),
    ...forPurposes('GenerateDataKeyWithoutPlaintext', hashes),
    ...forPurposes('Decrypt', [...opens, ...hashes]),
  ];
}
