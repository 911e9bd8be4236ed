/** A step into an item: an attribute name, `#` placeholder not yet resolved, or a list index. */
export type Step = string | number;
export type Path = readonly Step[];

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** `V` is what stands for a value: its placeholder's name after parsing, the value itself after binding. */
export type Operand<V> =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: V }
  | { readonly kind: 'size'; readonly of: Operand<V> };

export type Condition<V> =
  | { readonly kind: 'and' | 'or'; readonly left: Condition<V>; readonly right: Condition<V> }
  | { readonly kind: 'not'; readonly condition: Condition<V> }
  | {
      readonly kind: 'compare';
      readonly comparator: Comparator;
      readonly left: Operand<V>;
      readonly right: Operand<V>;
    }
  | {
      readonly kind: 'between';
      readonly operand: Operand<V>;
      readonly low: Operand<V>;
      readonly high: Operand<V>;
    }
  | { readonly kind: 'in'; readonly operand: Operand<V>; readonly options: readonly Operand<V>[] }
  | { readonly kind: 'function'; readonly name: FunctionName; readonly operands: readonly Operand<V>[] };

export type FunctionName =
  | 'attribute_exists'
  | 'attribute_not_exists'
  | 'attribute_type'
  | 'begins_with'
  | 'contains';

/** Functions that are conditions, with how many operands they take. */
export const FUNCTION_OPERANDS: Readonly<Record<FunctionName, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
};

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(FUNCTION_OPERANDS, name);
