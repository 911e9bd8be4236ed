import { ROUTES } from '@huiyin/contracts';
import { namesOf } from '@huiyin/surface';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './office-template.ts';

const office = templateOf(longgang());
const names = namesOf('longgang');

describe('routes', () => {
  const routes = office.of('AWS::ApiGatewayV2::Route');

  test('are exactly those of the contracts', () => {
    expect(routes.map(({ properties }) => properties.RouteKey).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  test('each ask for a token, and lead to the service that the contracts name', () => {
    for (const { stack, properties } of routes) {
      expect(properties.AuthorizationType).toBe('JWT');
      expect(properties.AuthorizerId).toBeDefined();
      const owner = Object.entries(ROUTES).find(([key]) => key === properties.RouteKey)?.[1].service;
      expect(stack).toBe(names.stack(owner ?? ''));
    }
  });

  test('are throttled, and logged without path, query, address or body', () => {
    const stages = office.of('AWS::ApiGatewayV2::Stage').map(({ properties }) =>
      z
        .object({
          StageName: z.literal('$default'),
          DefaultRouteSettings: z.object({
            ThrottlingRateLimit: z.number(),
            ThrottlingBurstLimit: z.number(),
          }),
          AccessLogSettings: z.object({ Format: z.string() }),
        })
        .parse(properties),
    );
    expect(stages).toHaveLength(1);
    const logged = [...(stages[0]?.AccessLogSettings.Format ?? '').matchAll(/\$context\.([\w.]+)/g)].map(
      ([, name]) => name,
    );
    expect(logged.sort()).toEqual([
      'authorizer.claims.client_id',
      'authorizer.claims.username',
      'authorizer.error',
      'requestId',
      'requestTimeEpoch',
      'responseLatency',
      'responseLength',
      'routeKey',
      'status',
    ]);
  });

  test('are checked by one authorizer, of this branch’s identity', () => {
    expect(
      office.of('AWS::ApiGatewayV2::Authorizer').map(({ properties }) => properties.AuthorizerType),
    ).toEqual(['JWT']);
  });
});
