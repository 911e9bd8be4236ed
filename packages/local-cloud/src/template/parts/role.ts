import * as z from 'zod';
import { readStatements } from '../../played/iam/policy.ts';
import { grant, roleNameOf } from '../blueprint/blueprint.ts';
import { type Declared, part } from '../blueprint/part.ts';
import { ignored } from './values.ts';

const nameOf = (r: Declared): string => r.name('RoleName', 64);
const named = z.strictObject({ PolicyName: z.string(), PolicyDocument: z.unknown() });

export const role = part({
  ref: nameOf,
  attributes: { Arn: (r) => r.globalArn('iam', `role/${nameOf(r)}`), RoleId: nameOf },
  properties: z.strictObject({
    RoleName: z.string().optional(),
    Path: ignored,
    AssumeRolePolicyDocument: ignored,
    Description: ignored,
    // AWS's own policies: for functions these are the ones that write logs and traces, which nothing here refuses.
    ManagedPolicyArns: z.array(z.string().regex(/:aws:policy\/(service-role\/)?AWS(Lambda|XRay)/)).optional(),
    Policies: z.array(named).default([]),
    MaxSessionDuration: ignored,
    Tags: ignored,
  }),
  add(given, r, blueprint) {
    for (const { PolicyDocument } of given.Policies)
      grant(blueprint.roles, nameOf(r), readStatements(PolicyDocument));
  },
});

const policyProperties = z.strictObject({
  PolicyName: ignored,
  ManagedPolicyName: ignored,
  Description: ignored,
  Path: ignored,
  PolicyDocument: z.unknown(),
  Roles: z.array(z.string()).default([]),
});
export const policy = part({
  ref: (r) => r.globalArn('iam', `policy/${r.name('ManagedPolicyName', 128)}`),
  properties: policyProperties,
  add(given, _, blueprint) {
    for (const name of given.Roles)
      grant(blueprint.roles, roleNameOf(name), readStatements(given.PolicyDocument));
  },
});
