import * as z from 'zod';
import { type AnyPart, type Declared, part, stableId } from '../blueprint/part.ts';

/** A type that templates may name and that nothing here has to play: it has its names, and no effect. */
export const inert = (
  ref: (r: Declared) => string,
  attributes: Record<string, (r: Declared) => string> = {},
): AnyPart => part({ ref, attributes, properties: z.record(z.string(), z.unknown()) });

const poolId = (r: Declared): string => `${r.place.region}_${stableId(r, 9)}`;
const poolHost = (r: Declared): string => `cognito-idp.${r.place.region}.${r.place.suffix}/${poolId(r)}`;
const topicArn = (r: Declared): string => r.arn('sns', r.name('TopicName', 256));
const logGroup = (r: Declared): string => r.name('LogGroupName', 512);

export const userPool = inert(poolId, {
  Arn: (r) => r.arn('cognito-idp', `userpool/${poolId(r)}`),
  ProviderName: poolHost,
  ProviderURL: (r) => `https://${poolHost(r)}`,
  UserPoolId: poolId,
});
export const userPoolClient = inert((r) => stableId(r, 26), { ClientId: (r) => stableId(r, 26) });
export const topic = inert(topicArn, { TopicArn: topicArn, TopicName: (r) => r.name('TopicName', 256) });
export const logs = inert(logGroup, { Arn: (r) => `${r.arn('logs', `log-group:${logGroup(r)}`)}:*` });
export const parameter = inert((r) => r.name('Name', 1011), {
  Value: (r) => String(r.property('Value')),
  Type: (r) => String(r.property('Type')),
});
export const alarm = inert((r) => r.name('AlarmName', 255), {
  Arn: (r) => r.arn('cloudwatch', `alarm:${r.name('AlarmName', 255)}`),
});
export const identity = inert((r) => String(r.property('EmailIdentity')), {});
export const nothing = inert((r) => r.logicalId);
export const named = (property: string): AnyPart => inert((r) => r.name(property));
