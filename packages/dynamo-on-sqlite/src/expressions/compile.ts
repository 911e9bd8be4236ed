import { isAwsError, validation } from '../aws-error.ts';
import type { AttributeValue } from '../values/attribute-value.ts';
import { bindCondition, type Placeholders } from './bind.ts';
import { checkTypes } from './check-types.ts';
import { type ParsedCondition, parseCondition, parsePaths } from './parse.ts';
import { type Projection, projectionOf } from './projection.ts';
import type { Condition, Path } from './syntax.ts';

const EXPRESSION_BYTES_MAX = 4096;
/** A service uses a few dozen expressions; a generator of random ones must not fill the memory. */
const KNOWN_MAX = 500;

const conditions = new Map<string, ParsedCondition>();
const projections = new Map<string, Path[]>();

/** `parameter` is the request's name for the expression; refusals begin with it, as AWS's do. */
export function compileCondition(
  parameter: string,
  expression: string,
  placeholders: Placeholders,
): Condition<AttributeValue> {
  return prefixed(parameter, () => {
    const condition = bindCondition(once(conditions, expression, parseCondition), placeholders);
    checkTypes(condition);
    return condition;
  });
}

export function compileProjection(expression: string, placeholders: Placeholders): Projection {
  return prefixed('ProjectionExpression', () =>
    projectionOf(once(projections, expression, parsePaths).map((path) => placeholders.path(path))),
  );
}

function once<T>(known: Map<string, T>, expression: string, parse: (expression: string) => T): T {
  const found = known.get(expression);
  if (found !== undefined) return found;
  if (expression.trim() === '') throw validation('The expression can not be empty;');
  if (Buffer.byteLength(expression) > EXPRESSION_BYTES_MAX)
    throw validation('Expression size has exceeded the maximum allowed size;');
  const parsed = parse(expression);
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(expression, parsed);
  return parsed;
}

function prefixed<T>(parameter: string, work: () => T): T {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof Error) || !(isAwsError(fault) || 'near' in fault)) throw fault;
    throw validation(`Invalid ${parameter}: ${fault.message}`);
  }
}
