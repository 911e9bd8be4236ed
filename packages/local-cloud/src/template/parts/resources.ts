import type { AnyPart } from '../blueprint/part.ts';
import { bucket } from './bucket.ts';
import { archive, eventBus, eventBusPolicy, rule } from './events.ts';
import { eventInvokeConfig, eventSourceMapping, lambdaFunction, permission } from './function.ts';
import { api, authorizer, integration, route, stage } from './http-api.ts';
import * as inert from './inert.ts';
import { alias, key } from './key.ts';
import { queue, queuePolicy } from './queue.ts';
import { policy, role } from './role.ts';
import { schedule, scheduleGroup } from './schedule.ts';
import { globalTable, table } from './table.ts';

/** Every CloudFormation type that local-cloud runs, or knowingly leaves alone. Any other fails by its name. */
export const resources: Readonly<Record<string, AnyPart>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': globalTable,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queuePolicy,
  'AWS::Events::EventBus': eventBus,
  'AWS::Events::EventBusPolicy': eventBusPolicy,
  'AWS::Events::Archive': archive,
  'AWS::Events::Rule': rule,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::Permission': permission,
  'AWS::Lambda::EventInvokeConfig': eventInvokeConfig,
  'AWS::Lambda::EventSourceMapping': eventSourceMapping,
  'AWS::Scheduler::Schedule': schedule,
  'AWS::Scheduler::ScheduleGroup': scheduleGroup,
  'AWS::ApiGatewayV2::Api': api,
  'AWS::ApiGatewayV2::Route': route,
  'AWS::ApiGatewayV2::Integration': integration,
  'AWS::ApiGatewayV2::Authorizer': authorizer,
  'AWS::ApiGatewayV2::Stage': stage,
  'AWS::IAM::Role': role,
  'AWS::IAM::Policy': policy,
  'AWS::IAM::ManagedPolicy': policy,
  'AWS::KMS::Key': key,
  'AWS::KMS::Alias': alias,
  'AWS::S3::Bucket': bucket,
  // Known, and without effect on one machine: who may sign in, who is woken, where logs lie.
  'AWS::Cognito::UserPool': inert.userPool,
  'AWS::Cognito::UserPoolClient': inert.userPoolClient,
  'AWS::Cognito::UserPoolGroup': inert.nothing,
  'AWS::Cognito::UserPoolResourceServer': inert.nothing,
  'AWS::Cognito::UserPoolDomain': inert.named('Domain'),
  'AWS::SES::EmailIdentity': inert.identity,
  'AWS::SES::ConfigurationSet': inert.named('Name'),
  'AWS::SES::ConfigurationSetEventDestination': inert.nothing,
  'AWS::SNS::Topic': inert.topic,
  'AWS::SNS::TopicPolicy': inert.nothing,
  'AWS::SNS::Subscription': inert.nothing,
  'AWS::SSM::Parameter': inert.parameter,
  'AWS::Logs::LogGroup': inert.logs,
  'AWS::Logs::MetricFilter': inert.nothing,
  'AWS::Logs::ResourcePolicy': inert.nothing,
  'AWS::CloudWatch::Alarm': inert.alarm,
  'AWS::CloudWatch::CompositeAlarm': inert.alarm,
  'AWS::CloudWatch::Dashboard': inert.named('DashboardName'),
  'AWS::S3::BucketPolicy': inert.nothing,
  'AWS::CDK::Metadata': inert.nothing,
};
