import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type * as z from 'zod';

/** What a door is given under one name of its environment: the value, and the permission that makes it useful. */
export interface Binding {
  readonly value: string;
  readonly statements: readonly PolicyStatement[];
}

/** One binding for every name in a door's environment schema, and none besides. */
export type Bindings<Environment extends z.ZodType> = {
  readonly [Name in keyof z.infer<Environment> & string]: Binding;
};

export const allow = (
  actions: readonly string[],
  resources: readonly string[],
  conditions?: Record<string, Record<string, string | readonly string[]>>,
): PolicyStatement =>
  new PolicyStatement({
    actions: [...actions],
    resources: [...resources],
    ...(conditions && { conditions }),
  });
