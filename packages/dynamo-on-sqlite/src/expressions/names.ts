import type { AttributeValue } from '../values/attribute-value.ts';
import type { Condition, Operand, Step } from './syntax.ts';

/** The top-level attributes a condition looks at. */
export function namesIn(condition: Condition<AttributeValue>): Set<Step> {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return new Set([...namesIn(condition.left), ...namesIn(condition.right)]);
    case 'not':
      return namesIn(condition.condition);
    case 'compare':
      return namesOf([condition.left, condition.right]);
    case 'between':
      return namesOf([condition.operand, condition.low, condition.high]);
    case 'in':
      return namesOf([condition.operand, ...condition.options]);
    case 'function':
      return namesOf(condition.operands);
  }
}

function namesOf(operands: readonly Operand<AttributeValue>[]): Set<Step> {
  const names = new Set<Step>();
  for (let operand of operands) {
    while (operand.kind === 'size') operand = operand.of;
    const [name] = operand.kind === 'path' ? operand.path : [];
    if (name !== undefined) names.add(name);
  }
  return names;
}
