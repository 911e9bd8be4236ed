import * as z from 'zod';
import { type Declared, part } from '../blueprint/part.ts';
import { ignored } from './values.ts';

const nameOf = (r: Declared): string => r.name('BucketName', 63).toLowerCase();
const arnOf = (r: Declared): string => `arn:${r.place.partition}:s3:::${nameOf(r)}`;

export const bucket = part({
  ref: nameOf,
  attributes: {
    Arn: arnOf,
    DomainName: (r) => `${nameOf(r)}.s3.${r.place.suffix}`,
    RegionalDomainName: (r) => `${nameOf(r)}.s3.${r.place.region}.${r.place.suffix}`,
  },
  properties: z.strictObject({
    BucketName: z.string().optional(),
    BucketEncryption: ignored,
    PublicAccessBlockConfiguration: ignored,
    OwnershipControls: ignored,
    LifecycleConfiguration: z
      .strictObject({
        Rules: z.array(
          z.strictObject({
            Id: ignored,
            Status: z.literal('Enabled'),
            Prefix: z.string(),
            ExpirationInDays: z.number(),
          }),
        ),
      })
      .optional(),
    CorsConfiguration: z
      .strictObject({
        CorsRules: z.array(
          z.strictObject({
            AllowedOrigins: z.array(z.string()),
            AllowedMethods: z.array(z.string()),
            AllowedHeaders: z.array(z.string()).default([]),
            MaxAge: ignored,
          }),
        ),
      })
      .optional(),
    Tags: ignored,
  }),
  add(given, r, blueprint) {
    const rules = given.LifecycleConfiguration?.Rules ?? [];
    blueprint.buckets.push({
      name: nameOf(r),
      arn: arnOf(r),
      cors: (given.CorsConfiguration?.CorsRules ?? []).map((rule) => ({
        origins: rule.AllowedOrigins,
        methods: rule.AllowedMethods,
        headers: rule.AllowedHeaders,
      })),
      lifecycle: rules.map(({ Prefix: prefix, ExpirationInDays: days }) => ({ prefix, days })),
    });
  },
});
