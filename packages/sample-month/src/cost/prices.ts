import type { MeterReading } from '@huiyin/local-cloud';

/**
 * AWS list prices in us-east-1, US dollars, without free tiers. DynamoDB's (since the cut of November 2024) and
 * EventBridge's were checked against public price summaries of 2025 and 2026, the others are from memory (unverified).
 * Other regions differ; aws-cn has prices of its own. Check them on the services' pricing pages before you budget.
 */
export const PRICES = {
  source: 'us-east-1; DynamoDB and EventBridge as of 2026-03, the others unverified',
  writeUnits: 0.625 / 1e6,
  readUnits: 0.125 / 1e6,
  sqsRequests: 0.4 / 1e6,
  events: 1.0 / 1e6,
  archivedGigabytes: 0.1,
  invocations: 0.2 / 1e6,
  /** Arm. */
  gigabyteSeconds: 0.0000133334,
  httpRequests: 1.0 / 1e6,
  scheduled: 1.0 / 1e6,
  mails: 0.1 / 1e3,
  kmsRequests: 0.03 / 1e4,
} as const;

/** One line of a bill. */
export interface BillLine {
  readonly what: string;
  readonly amount: number;
  readonly dollars: number;
}

/** What a meter's reading costs, line by line. Durations are this machine's, so GB-seconds are a guess at best. */
export function billOf(reading: MeterReading): readonly BillLine[] {
  const line = (what: string, amount: number, price: number): BillLine => ({
    what,
    amount,
    dollars: amount * price,
  });
  return [
    line('DynamoDB write units', reading.dynamodb.writeUnits, PRICES.writeUnits),
    line('DynamoDB read units', reading.dynamodb.readUnits, PRICES.readUnits),
    line('SQS requests', reading.sqs.requests, PRICES.sqsRequests),
    line('EventBridge events', reading.eventbridge.events, PRICES.events),
    line('EventBridge archive, GB', reading.eventbridge.archivedBytes / 1e9, PRICES.archivedGigabytes),
    line('Lambda invocations', reading.lambda.invocations, PRICES.invocations),
    line('Lambda GB-seconds', reading.lambda.gigabyteSeconds, PRICES.gigabyteSeconds),
    line('HTTP API requests', reading.http.requests, PRICES.httpRequests),
    line('Scheduler invocations', reading.scheduler.invocations, PRICES.scheduled),
    line('SES mails', reading.ses.messages, PRICES.mails),
    line('KMS requests', reading.kms.requests, PRICES.kmsRequests),
  ];
}
