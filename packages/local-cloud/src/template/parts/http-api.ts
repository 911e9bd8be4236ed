import * as z from 'zod';
import type { ApiDefinition } from '../../played/http-api/api.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { type Declared, part, stableId } from '../blueprint/part.ts';
import { functionNameOf } from './function.ts';
import { ignored, number } from './values.ts';

const idOf = (r: Declared): string => stableId(r, 10);
const hostOf = (r: Declared): string => `${idOf(r)}.execute-api.${r.place.region}.${r.place.suffix}`;

/** Parts of one API come in any order: whichever comes first makes room for it. */
const apiOf = (id: string, blueprint: Blueprint): ApiDefinition => {
  const known = blueprint.apis.find((api) => api.id === id);
  if (known) return known;
  const api: ApiDefinition = {
    id,
    name: id,
    stack: '',
    host: '',
    routes: [],
    integrations: new Map(),
    authorizers: new Map(),
  };
  blueprint.apis.push(api);
  return api;
};

export const api = part({
  ref: idOf,
  attributes: { ApiEndpoint: (r) => `https://${hostOf(r)}`, ApiId: idOf },
  properties: z.strictObject({
    Name: z.string(),
    Description: ignored,
    ProtocolType: z.literal('HTTP'),
    DisableExecuteApiEndpoint: ignored,
    Tags: ignored,
  }),
  add(given, r, blueprint) {
    Object.assign(apiOf(idOf(r), blueprint), { name: given.Name, stack: r.stack, host: hostOf(r) });
  },
});

export const route = part({
  ref: idOf,
  properties: z.strictObject({
    ApiId: z.string(),
    RouteKey: z.string().regex(/^(\$default|[A-Z]+ \/.*)$/),
    Target: z.string().startsWith('integrations/'),
    AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
    AuthorizerId: z.string().optional(),
    AuthorizationScopes: z.array(z.string()).default([]),
  }),
  add(given, _, blueprint) {
    apiOf(given.ApiId, blueprint).routes.push({
      key: given.RouteKey,
      integrationId: given.Target.slice('integrations/'.length),
      authorizerId: given.AuthorizationType === 'JWT' ? (given.AuthorizerId ?? '') : undefined,
      scopes: given.AuthorizationScopes,
    });
  },
});

export const integration = part({
  ref: idOf,
  attributes: { IntegrationId: idOf },
  properties: z.strictObject({
    ApiId: z.string(),
    IntegrationType: z.literal('AWS_PROXY'),
    IntegrationUri: z.string(),
    IntegrationMethod: ignored,
    ConnectionType: ignored,
    Description: ignored,
    PayloadFormatVersion: z.literal('2.0'),
    TimeoutInMillis: number.default(30_000),
  }),
  add(given, r, blueprint) {
    // CDK writes the function's ARN, or its invocation path around it.
    const arn =
      given.IntegrationUri.match(/arn:[^/]*:lambda:[^/]*:function:[^/]*/g)?.at(-1) ?? given.IntegrationUri;
    const functionName = functionNameOf(arn);
    apiOf(given.ApiId, blueprint).integrations.set(idOf(r), {
      functionName,
      timeoutMs: given.TimeoutInMillis,
    });
    const question = {
      action: 'lambda:InvokeFunction',
      resource: arn,
      principal: 'apigateway.amazonaws.com',
    };
    blueprint.wires.push({
      name: `api ${given.ApiId} -> function ${functionName}`,
      by: { resource: arn },
      question,
    });
  },
});

export const authorizer = part({
  ref: idOf,
  attributes: { AuthorizerId: idOf },
  properties: z.strictObject({
    ApiId: z.string(),
    Name: z.string(),
    AuthorizerType: z.literal('JWT'),
    IdentitySource: z.array(z.literal('$request.header.Authorization')),
    JwtConfiguration: z.strictObject({ Audience: z.array(z.string()), Issuer: z.string() }),
  }),
  add(given, r, blueprint) {
    const { Audience, Issuer } = given.JwtConfiguration;
    apiOf(given.ApiId, blueprint).authorizers.set(idOf(r), { issuer: Issuer, audience: Audience });
  },
});

/** One stage, `$default`: throttling and access logs are known and not played. */
export const stage = part({
  ref: (r) => String(r.property('StageName')),
  properties: z.strictObject({
    ApiId: z.string(),
    StageName: z.literal('$default'),
    AutoDeploy: z.literal(true),
    Description: ignored,
    DefaultRouteSettings: ignored,
    RouteSettings: ignored,
    AccessLogSettings: ignored,
    Tags: ignored,
  }),
});
