import { Fault } from '@huiyin/kernel';
import type { Grant, GrantedResource } from '@huiyin/surface';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A cloud part that a door may work with: the name its environment says, and what a permission is granted on. */
export interface CloudResource {
  readonly name: string;
  readonly arns: readonly string[];
}

export type CloudResources = { readonly [Part in GrantedResource]?: CloudResource };

/** The part of that name; throws when the door's construct did not give it. */
export function resourceIn(resources: CloudResources, part: GrantedResource): CloudResource {
  const found = resources[part];
  if (!found) throw new Fault('no-such-part', `A door uses ${part}, and its construct gives it none`);
  return found;
}

export const statementOf = ({ on, actions, when }: Grant, resources: CloudResources): PolicyStatement =>
  new PolicyStatement({
    actions: [...actions],
    resources: [...resourceIn(resources, on).arns],
    ...(when && { conditions: when }),
  });
