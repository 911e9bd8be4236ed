import * as z from 'zod';
import { part, stableUuid } from '../blueprint/part.ts';
import { ignored } from './values.ts';

export const key = part({
  ref: stableUuid,
  attributes: { Arn: (r) => r.arn('kms', `key/${stableUuid(r)}`), KeyId: stableUuid },
  properties: z.strictObject({
    Description: ignored,
    EnableKeyRotation: ignored,
    RotationPeriodInDays: ignored,
    Enabled: ignored,
    KeyPolicy: ignored,
    KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(),
    KeyUsage: z.literal('ENCRYPT_DECRYPT').optional(),
    MultiRegion: ignored,
    PendingWindowInDays: ignored,
    Tags: ignored,
  }),
  add(_, r, blueprint) {
    blueprint.keys.push({ id: stableUuid(r), arn: r.arn('kms', `key/${stableUuid(r)}`), aliases: [] });
  },
});

export const alias = part({
  ref: (r) => String(r.property('AliasName')),
  properties: z.strictObject({ AliasName: z.string().startsWith('alias/'), TargetKeyId: z.string() }),
  add(given, _, blueprint) {
    blueprint.aliases.push({ name: given.AliasName, keyId: given.TargetKeyId.split('key/').at(-1) ?? '' });
  },
});
