import { join } from 'node:path';
import { Duration, Stack, type StackProps, TimeZone } from 'aws-cdk-lib';
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A small branch for local-cloud's own tests: API → table → stream → bus → queue → table, and a daily schedule. */
export class ExampleStack extends Stack {
  constructor(scope: Construct, id: string, o: StackProps & { bundles: string }) {
    super(scope, id, o);
    const code = (name: string): lambda.Code => lambda.Code.fromAsset(join(o.bundles, name));
    const made = (name: string, environment: Record<string, string> = {}): lambda.Function =>
      new lambda.Function(this, name, {
        functionName: `${id}-${name}`,
        runtime: lambda.Runtime.NODEJS_24_X,
        handler: 'index.handler',
        code: code(name),
        timeout: Duration.seconds(10),
        memorySize: 256,
        environment,
      });

    const orders = new dynamodb.Table(this, 'Orders', {
      tableName: `${id}-orders`,
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
    });
    const facts = new dynamodb.Table(this, 'Facts', {
      tableName: `${id}-facts`,
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expires',
    });
    const bus = new events.EventBus(this, 'Bus', { eventBusName: `${id}-main` });
    bus.archive('Archive', { eventPattern: { source: ['example'] } });
    const deadLetters = new sqs.Queue(this, 'DeadLetters', {
      queueName: `${id}-inbox-dlq`,
      enforceSSL: true,
    });
    const inbox = new sqs.Queue(this, 'Inbox', {
      queueName: `${id}-inbox`,
      visibilityTimeout: Duration.seconds(60),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 3 },
      enforceSSL: true,
    });
    const relayFailures = new sqs.Queue(this, 'RelayFailures', { queueName: `${id}-relay-dlq` });
    new events.Rule(this, 'Placed', {
      eventBus: bus,
      eventPattern: { source: ['example'], detailType: ['order.placed'] },
      targets: [new SqsQueue(inbox)],
    });

    const door = made('door', { TABLE: orders.tableName });
    orders.grant(door, 'dynamodb:PutItem');
    const relay = made('relay', { BUS: bus.eventBusName });
    bus.grantPutEventsTo(relay);
    relay.addEventSource(
      new DynamoEventSource(
        orders as dynamodb.ITable, // CDK's own types do not hold under exactOptionalPropertyTypes
        {
          startingPosition: lambda.StartingPosition.TRIM_HORIZON,
          batchSize: 100,
          bisectBatchOnError: true,
          retryAttempts: 2,
          reportBatchItemFailures: true,
          onFailure: new SqsDlq(relayFailures),
        },
      ),
    );
    const worker = made('inbox', { FACTS: facts.tableName });
    facts.grantWriteData(worker);
    worker.addEventSource(new SqsEventSource(inbox, { batchSize: 10, reportBatchItemFailures: true }));
    const clock = made('clock', { FACTS: facts.tableName });
    facts.grantWriteData(clock);
    clock.addToRolePolicy(new iam.PolicyStatement({ actions: ['ses:SendEmail'], resources: ['*'] }));
    new scheduler.Schedule(this, 'Daily', {
      scheduleName: `${id}-daily`,
      schedule: scheduler.ScheduleExpression.cron({
        minute: '0',
        hour: '8',
        timeZone: TimeZone.ASIA_SHANGHAI,
      }),
      target: new LambdaInvoke(clock, {
        input: scheduler.ScheduleTargetInput.fromObject({
          scheduledAt: scheduler.ContextAttribute.scheduledTime,
        }),
      }),
    });

    const pool = new cognito.UserPool(this, 'People');
    const client = pool.addClient('Desk');
    const api = new gateway.HttpApi(this, 'Api', { apiName: `${id}-api` });
    const authorizer = new HttpJwtAuthorizer('Tokens', pool.userPoolProviderUrl, {
      jwtAudience: [client.userPoolClientId],
    });
    api.addRoutes({
      path: '/orders',
      methods: [gateway.HttpMethod.POST],
      integration: new HttpLambdaIntegration('ToDoor', door),
      authorizer,
    });
    const trespasser = made('trespasser', { TABLE: orders.tableName });
    api.addRoutes({
      path: '/open/{name}',
      methods: [gateway.HttpMethod.GET],
      integration: new HttpLambdaIntegration('ToTrespasser', trespasser),
    });
    this.exportValue(api.apiEndpoint, { name: `${id}-url` });
  }
}
