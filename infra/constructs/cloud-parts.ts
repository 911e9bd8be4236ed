import { Fault } from '@huiyin/kernel';
import type { Grant, GrantedPart } from '@huiyin/surface';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A cloud part that a door may work with: the name its environment says, and what a permission is granted on. */
export interface CloudPart {
  readonly name: string;
  readonly arns: readonly string[];
}

export type CloudParts = { readonly [Part in GrantedPart]?: CloudPart };

/** The part of that name; throws when the door's construct did not give it. */
export function partIn(parts: CloudParts, part: GrantedPart): CloudPart {
  const found = parts[part];
  if (!found) throw new Fault('no-such-part', `A door uses ${part}, and its construct gives it none`);
  return found;
}

export const statementOf = ({ on, actions, when }: Grant, parts: CloudParts): PolicyStatement =>
  new PolicyStatement({
    actions: [...actions],
    resources: [...partIn(parts, on).arns],
    ...(when && { conditions: when }),
  });
