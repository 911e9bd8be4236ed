import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import { compilePattern } from '../../played/bus/pattern.ts';
import { grant } from '../blueprint/blueprint.ts';
import { type Declared, part, stableUuid } from '../blueprint/part.ts';
import { ignored, number, truth } from './values.ts';

const nameOf = (r: Declared): string => r.name('FunctionName', 64);
const arnOf = (r: Declared): string => r.arn('lambda', `function:${nameOf(r)}`);
/** Functions are named by name or by ARN, with or without a qualifier. */
export const functionNameOf = (nameOrArn: string): string =>
  nameOrArn.startsWith('arn:') ? (nameOrArn.split(':')[6] ?? nameOrArn) : nameOrArn;

export const lambdaFunction = part({
  ref: nameOf,
  attributes: { Arn: arnOf },
  properties: z.strictObject({
    FunctionName: z.string().optional(),
    Description: ignored,
    Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Handler: z.string(),
    Runtime: z.string().startsWith('nodejs'),
    Role: z.string(),
    Architectures: ignored,
    Environment: z
      .strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) })
      .optional(),
    Timeout: number.default(3),
    MemorySize: number.default(128),
    ReservedConcurrentExecutions: ignored,
    LoggingConfig: ignored,
    TracingConfig: ignored,
    Tags: ignored,
  }),
  add(given, r, blueprint) {
    const asset = r.asset(given.Code.S3Key);
    if (asset === undefined)
      throw new Fault('template-unsupported', `Code.S3Key: the assembly holds no asset ${given.Code.S3Key}`);
    blueprint.functions.push({
      name: nameOf(r),
      arn: arnOf(r),
      roleArn: given.Role,
      asset,
      handler: given.Handler,
      environment: given.Environment?.Variables ?? {},
      timeoutSeconds: given.Timeout,
      memoryMegabytes: given.MemorySize,
    });
  },
});

export const permission = part({
  ref: (r) => r.logicalId,
  properties: z.strictObject({
    Action: z.string(),
    FunctionName: z.string(),
    Principal: z.string(),
    SourceArn: z.string().optional(),
    SourceAccount: ignored,
  }),
  add(given, r, blueprint) {
    const resource = r.arn('lambda', `function:${functionNameOf(given.FunctionName)}`);
    grant(blueprint.resourcePolicies, resource, [
      {
        Effect: 'Allow',
        Action: [given.Action],
        Resource: [resource],
        Principal: { Service: given.Principal },
      },
    ]);
  },
});

export const eventInvokeConfig = part({
  ref: (r) => r.logicalId,
  properties: z.strictObject({
    FunctionName: z.string(),
    Qualifier: z.literal('$LATEST'),
    MaximumRetryAttempts: number.default(2),
    MaximumEventAgeInSeconds: ignored,
    DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  }),
  add(given, _, blueprint) {
    blueprint.asyncCalls.push({
      functionName: functionNameOf(given.FunctionName),
      retriesMax: given.MaximumRetryAttempts,
      onFailureArn: given.DestinationConfig?.OnFailure.Destination,
    });
  },
});

export const eventSourceMapping = part({
  ref: stableUuid,
  attributes: {
    Id: stableUuid,
    EventSourceMappingArn: (r) => r.arn('lambda', `event-source-mapping:${stableUuid(r)}`),
  },
  properties: z
    .strictObject({
      EventSourceArn: z.string(),
      FunctionName: z.string(),
      BatchSize: number.optional(),
      MaximumBatchingWindowInSeconds: ignored,
      StartingPosition: z.literal('TRIM_HORIZON').optional(),
      BisectBatchOnFunctionError: truth.default(false),
      // Left open, a poison record would stop its table's stream until it expires.
      TumblingWindowInSeconds: number.optional(),
      MaximumRetryAttempts: number.pipe(z.number().min(0)).optional(),
      MaximumRecordAgeInSeconds: ignored,
      ParallelizationFactor: ignored,
      FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
      DestinationConfig: z
        .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) })
        .optional(),
      ScalingConfig: ignored,
      FilterCriteria: z
        .strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) })
        .optional(),
      Enabled: truth.default(true),
      Tags: ignored,
    })
    .refine(
      (given) =>
        given.EventSourceArn.split(':')[2] !== 'dynamodb' || given.MaximumRetryAttempts !== undefined,
      {
        path: ['MaximumRetryAttempts'],
        message: 'a stream needs it: a poison record would stop the stream until it expires',
      },
    ),
  add(given, _, blueprint) {
    if (!given.Enabled) return;
    const functionName = functionNameOf(given.FunctionName);
    const onFailureArn = given.DestinationConfig?.OnFailure.Destination;
    const reportsItems = given.FunctionResponseTypes.length > 0;
    const source = given.EventSourceArn;
    const wire = (action: string, resource: string): void => {
      const by = { functionName };
      blueprint.wires.push({
        name: `${resource} -> function ${functionName}`,
        by,
        question: { action, resource },
      });
    };
    if (source.split(':')[2] === 'dynamodb') {
      const [table = ''] = source.split(':table/')[1]?.split('/') ?? [];
      blueprint.streamMappings.push({
        id: `${functionName} < ${table}`,
        table,
        streamArn: source,
        functionName,
        batchSize: given.BatchSize ?? 100,
        bisects: given.BisectBatchOnFunctionError,
        windowMs:
          given.TumblingWindowInSeconds === undefined ? undefined : given.TumblingWindowInSeconds * 1000,
        retriesMax: given.MaximumRetryAttempts ?? 0,
        reportsItems,
        filters: given.FilterCriteria?.Filters.map(({ Pattern }) => compilePattern(JSON.parse(Pattern))),
        onFailureArn,
      });
      wire('dynamodb:GetRecords', source);
      if (onFailureArn !== undefined) wire('sqs:SendMessage', onFailureArn);
    } else if (source.split(':')[2] === 'sqs') {
      if (given.FilterCriteria)
        throw new Fault('template-unsupported', 'FilterCriteria: local-cloud filters streams, not queues');
      blueprint.queueMappings.push({
        queueArn: source,
        functionName,
        batchSize: given.BatchSize ?? 10,
        reportsItems,
      });
      wire('sqs:ReceiveMessage', source);
      wire('sqs:DeleteMessage', source);
    } else
      throw new Fault(
        'template-unsupported',
        `EventSourceArn: local-cloud reads streams and queues, not ${source}`,
      );
  },
});
