import { createHash } from 'node:crypto';
import { type AccessQuestion, decide, type PolicyStatement } from './policy.ts';

/** Who calls over the local endpoint: a function of the template, known by its access key, or a person at the desk. */
export interface Principals {
  accessKeyOf(functionName: string): string;
  /** What the holder of an access key signs with; undefined: there is no such key. */
  secretOf(accessKey: string): string | undefined;
  /** The function's name; undefined: somebody outside, who may do everything (the operator's CLI, a test). */
  callerOf(authorization: string | undefined): string | undefined;
  /** The first question that the function's role does not answer with yes. */
  refusal(functionName: string, questions: readonly AccessQuestion[]): AccessQuestion | undefined;
}

/** Of every function; requests with bodies are known by their access key alone. */
export const LOCAL_SECRET = 'local';

export function createPrincipals(
  functions: readonly { name: string; roleArn: string }[],
  statementsOf: (roleArn: string) => readonly PolicyStatement[],
): Principals {
  const keyOf = (name: string): string =>
    `AKIA${createHash('sha256').update(name).digest('hex').slice(0, 16).toUpperCase()}`;
  const byKey = new Map(functions.map(({ name }) => [keyOf(name), name]));
  const statements = new Map(functions.map(({ name, roleArn }) => [name, statementsOf(roleArn)]));
  return {
    accessKeyOf: keyOf,
    secretOf: (accessKey) => (byKey.has(accessKey) ? LOCAL_SECRET : undefined),
    callerOf(authorization) {
      const key = authorization?.match(/Credential=([^/]+)\//)?.[1];
      return key === undefined ? undefined : byKey.get(key);
    },
    refusal: (functionName, questions) =>
      questions.find((question) => decide(statements.get(functionName) ?? [], question) !== 'allowed'),
  };
}
