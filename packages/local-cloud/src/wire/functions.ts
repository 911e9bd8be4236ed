import type { Activity } from '../machine/activity.ts';
import type { TimeCells } from '../machine/shared-time.ts';
import type { CloudMeter } from '../played/billing/billable.ts';
import { gigabyteSeconds } from '../played/billing/units.ts';
import { LOCAL_SECRET, type Principals } from '../played/iam/principals.ts';
import {
  createLambdaFunction,
  type FunctionDefinition,
  type LambdaFunction,
} from '../played/lambda/lambda-function.ts';
import type { Blueprint } from '../template/blueprint/blueprint.ts';

/** The template's functions, each under an access key of its own and with the endpoint of this cloud for every service. */
export function createFunctions(
  { functions, place }: Pick<Blueprint, 'functions' | 'place'>,
  o: {
    endpoint: string;
    cells: TimeCells;
    activity: Activity;
    meter: CloudMeter;
    principals: Principals;
    /** puts the local identity provider where a variable names the issuer that AWS would be */
    localIssuer(text: string): string;
    onLine(functionName: string, text: string): void;
  },
): Map<string, LambdaFunction> {
  const environmentOf = (definition: FunctionDefinition): Record<string, string> => ({
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_ACCESS_KEY_ID: o.principals.accessKeyOf(definition.name),
    AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
    AWS_ENDPOINT_URL: o.endpoint,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    LAMBDA_TASK_ROOT: definition.asset,
  });
  const create = (definition: FunctionDefinition): LambdaFunction =>
    createLambdaFunction(definition, {
      timeCells: o.cells,
      activity: o.activity,
      environment: environmentOf(definition),
      localIssuer: o.localIssuer,
      onLine: o.onLine,
      onInvoked: (functionName, milliseconds, memory) =>
        o.meter.count({
          kind: 'invocation',
          functionName,
          milliseconds,
          gigabyteSeconds: gigabyteSeconds(milliseconds, memory),
        }),
    });
  return new Map(functions.map((definition) => [definition.name, create(definition)]));
}
