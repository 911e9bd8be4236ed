import type { Attributes, AttributeValue } from '@huiyin/dynamo-on-sqlite';
import fc from 'fast-check';

/** One call of the protocol; the table's name is put in when it is made. */
export interface Call {
  readonly operation: 'PutItem' | 'DeleteItem' | 'GetItem' | 'Query' | 'Scan' | 'BatchWriteItem';
  readonly body: Readonly<Record<string, unknown>>;
}

// Few keys and few values, so that calls meet each other; spellings that differ and are equal, sizes on both sides of a KB.
const text = fc.constantFrom('', 'a', 'ab', 'b', 'é', '𝄞', 'x'.repeat(900), 'x'.repeat(1100));
const number = fc.constantFrom('0', '1', '1.0', '-1', '1e1', '10', '0.5', '-12345678901234567890.5', '1e-5');
const binary = fc.constantFrom('AA==', 'YQ==', 'YWI=', '/w==');

const scalarOf = (numbers: fc.Arbitrary<string>): fc.Arbitrary<AttributeValue> =>
  fc.oneof(
    fc.record({ S: text }),
    fc.record({ N: numbers }),
    fc.record({ B: binary }),
    fc.record({ BOOL: fc.boolean() }),
    fc.constant({ NULL: true as const }),
  );
const scalar = scalarOf(number);
// DynamoDB Local leaves numbers inside lists and maps as they were spelled; DynamoDB does not.
const inner = scalarOf(fc.constantFrom('0', '1', '10', '-0.5'));
const set: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.record({ SS: fc.uniqueArray(fc.constantFrom('a', 'ab', 'b'), { minLength: 1 }) }),
  fc.record({ NS: fc.uniqueArray(fc.constantFrom('1', '10', '-1'), { minLength: 1 }) }),
  fc.record({ BS: fc.uniqueArray(binary, { minLength: 1 }) }),
);
const nested: fc.Arbitrary<AttributeValue> = fc.oneof(
  fc.record({ L: fc.array(inner, { maxLength: 3 }) }),
  fc.record({ M: fc.dictionary(fc.constantFrom('a', 'b'), fc.oneof(inner, set), { maxKeys: 2 }) }),
);
const anything = fc.oneof({ weight: 3, arbitrary: scalar }, set, nested);

const key = fc.record({
  pk: fc.record({ S: fc.constantFrom('p', 'q') }),
  sk: fc.record({ S: fc.constantFrom('1', '2', 'é', '𝄞') }),
});
const rightOrWrong = (right: fc.Arbitrary<AttributeValue>) =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: scalar });

/**
 * Index keys: none, the first, the first two, or all. DynamoDB Local charges an index for a put between two versions of
 * which one lacks one key of the index and the other the other, though neither was ever in it.
 */
const indexKeys: fc.Arbitrary<Attributes> = fc
  .tuple(
    fc.integer({ min: 0, max: 3 }),
    rightOrWrong(fc.record({ S: fc.constantFrom('T', 'U') })),
    rightOrWrong(fc.record({ N: number })),
    rightOrWrong(fc.record({ B: binary })),
  )
  .map(([count, team, due, mark]) => Object.fromEntries(Object.entries({ team, due, mark }).slice(0, count)));

/** Mostly good items; now and then an index key of the wrong type, or an empty one. */
const item: fc.Arbitrary<Attributes> = fc
  .tuple(
    key,
    indexKeys,
    fc.record({ note: anything, v: fc.record({ N: number }), m: nested, a: anything }, { requiredKeys: [] }),
  )
  .map(([keys, more, rest]) => ({ ...keys, ...more, ...rest }));

/** An expression under construction: its text, and the values its placeholders stand for. */
interface Expression {
  readonly text: string;
  readonly values: readonly AttributeValue[];
}
const join = (parts: readonly (string | Expression)[]): Expression => ({
  text: parts.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
  values: parts.flatMap((part) => (typeof part === 'string' ? [] : part.values)),
});

const path = fc.constantFrom(
  'v',
  'a',
  'note',
  'm',
  'm.a',
  'm.b',
  'm[0]',
  'a[1]',
  '#team',
  'due',
  'mark',
  'gone',
  'pk',
);
const pathOperand = path.map((text): Expression => ({ text, values: [] }));
const valueOperand = anything.map((value): Expression => ({ text: '?', values: [value] }));
const operand = fc.oneof(
  { weight: 5, arbitrary: pathOperand },
  { weight: 5, arbitrary: valueOperand },
  { weight: 1, arbitrary: pathOperand.map((inner) => join(['size(', inner, ')'])) },
);

const { condition } = fc.letrec<{ condition: Expression; test: Expression }>((tie) => ({
  test: fc.oneof(
    fc
      .tuple(operand, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), operand)
      .map(([left, sign, right]) => join([left, ` ${sign} `, right])),
    fc
      .tuple(operand, operand, operand)
      .map(([value, low, high]) => join([value, ' BETWEEN ', low, ' AND ', high])),
    fc
      .tuple(operand, fc.array(operand, { minLength: 1, maxLength: 3 }))
      .map(([value, options]) =>
        join([
          value,
          ' IN (',
          ...options.flatMap((option, index) => (index > 0 ? [', ', option] : [option])),
          ')',
        ]),
      ),
    fc
      .tuple(fc.constantFrom('attribute_exists', 'attribute_not_exists'), pathOperand)
      .map(([name, of]) => join([name, '(', of, ')'])),
    fc
      .tuple(fc.constantFrom('begins_with', 'contains'), operand, operand)
      .map(([name, whole, part]) => join([name, '(', whole, ', ', part, ')'])),
    fc
      .tuple(pathOperand, fc.constantFrom('S', 'N', 'M', 'NULL', 'SS', 'X'))
      .map(([of, type]) => join(['attribute_type(', of, ', ', { text: '?', values: [{ S: type }] }, ')'])),
  ),
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('test'),
    fc
      .tuple(tie('condition'), fc.constantFrom(' AND ', ' OR '), tie('condition'))
      .map(([left, sign, right]) => join([left, sign, right])),
    tie('condition').map((inner) => join(['NOT ', inner])),
    tie('condition').map((inner) => join(['(', inner, ')'])),
  ),
}));

/** Puts expressions into a request, with the placeholders they need. */
function withExpressions(
  body: object,
  expressions: Readonly<Record<string, Expression | undefined>>,
): object {
  const values: Record<string, AttributeValue> = {};
  const texts: Record<string, string> = {};
  for (const [parameter, expression] of Object.entries(expressions)) {
    if (!expression) continue;
    let next = 0;
    texts[parameter] = expression.text.replace(/\?/g, () => {
      const name = `:v${Object.keys(values).length}`;
      const value = expression.values[next];
      next += 1;
      if (value) values[name] = value;
      return name;
    });
  }
  const usesName = Object.values(texts).some((text) => text.includes('#team'));
  return {
    ...body,
    ...texts,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...(usesName && { ExpressionAttributeNames: { '#team': 'team' } }),
  };
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const writeOptions = fc.record({
  ReturnConsumedCapacity: fc.constant('INDEXES'),
  ReturnValues: fc.constantFrom('NONE', 'ALL_OLD'),
  ReturnValuesOnConditionCheckFailure: fc.constantFrom('NONE', 'ALL_OLD'),
});

const put = fc.tuple(item, writeOptions, maybe(condition)).map(([Item, options, ConditionExpression]) => ({
  operation: 'PutItem' as const,
  body: withExpressions({ ...options, Item }, { ConditionExpression }),
}));
const remove = fc.tuple(key, writeOptions, maybe(condition)).map(([Key, options, ConditionExpression]) => ({
  operation: 'DeleteItem' as const,
  body: withExpressions({ ...options, Key }, { ConditionExpression }),
}));
const projection = fc
  .array(path, { minLength: 1, maxLength: 3 })
  .map((paths): Expression => ({ text: paths.join(', '), values: [] }));
const get = fc
  .tuple(key, fc.boolean(), maybe(projection))
  .map(([Key, ConsistentRead, ProjectionExpression]) => ({
    operation: 'GetItem' as const,
    body: withExpressions(
      { Key, ConsistentRead, ReturnConsumedCapacity: 'INDEXES' },
      { ProjectionExpression },
    ),
  }));

const HASH_KEYS = {
  table: { name: 'pk', value: fc.record({ S: fc.constantFrom('p', 'q') }) },
  keys: { name: '#team', value: fc.record({ S: fc.constantFrom('T', 'U') }) },
  notes: { name: '#team', value: fc.record({ S: fc.constantFrom('T', 'U') }) },
  whole: { name: 'due', value: fc.record({ N: number }) },
};
const SORT_KEYS = {
  table: { name: 'sk', value: rightOrWrong(fc.record({ S: fc.constantFrom('1', '2', 'é', '') })) },
  keys: { name: 'due', value: rightOrWrong(fc.record({ N: number })) },
  notes: { name: 'sk', value: fc.record({ S: fc.constant('1') }) },
  whole: { name: 'mark', value: rightOrWrong(fc.record({ B: binary })) },
};
type Place = keyof typeof HASH_KEYS;

const keyCondition = (place: Place): fc.Arbitrary<Expression> => {
  const one = (value: fc.Arbitrary<AttributeValue>) => value.map((given) => ({ text: '?', values: [given] }));
  const { name, value } = SORT_KEYS[place];
  const sort = fc.oneof(
    fc
      .tuple(fc.constantFrom('=', '<', '<=', '>', '>='), one(value))
      .map(([sign, given]) => join([`${name} ${sign} `, given])),
    fc.tuple(one(value), one(value)).map(([low, high]) => join([`${name} BETWEEN `, low, ' AND ', high])),
    one(value).map((given) => join([`begins_with(${name}, `, given, ')'])),
  );
  return fc
    .tuple(one(HASH_KEYS[place].value), maybe(sort))
    .map(([hash, more]) => join([`${HASH_KEYS[place].name} = `, hash, ...(more ? [' AND ', more] : [])]));
};

// A full page whose last item is the bound itself: DynamoDB Local then knows that nothing follows, and gives no key.
const INCLUSIVE = /BETWEEN|[<>]=/;

// Items with equal index keys have no agreed order, so a limit would cut them differently: pages only on the table.
const query = fc.constantFrom<Place[]>('table', 'keys', 'notes', 'whole').chain((place) =>
  fc
    .tuple(
      fc.record({
        ReturnConsumedCapacity: fc.constant('INDEXES'),
        ScanIndexForward: fc.boolean(),
        IndexName: fc.constant(place === 'table' ? undefined : place),
        Limit: place === 'table' ? fc.constantFrom(undefined, 1, 2) : fc.constant(undefined),
        ConsistentRead: place === 'table' ? fc.boolean() : fc.constant(undefined),
      }),
      keyCondition(place),
      maybe(condition),
      maybe(projection),
    )
    .map(([{ Limit, ...options }, KeyConditionExpression, FilterExpression, ProjectionExpression]) => ({
      operation: 'Query' as const,
      body: withExpressions(
        { ...options, ...(!INCLUSIVE.test(KeyConditionExpression.text) && { Limit }) },
        { KeyConditionExpression, FilterExpression, ProjectionExpression },
      ),
    })),
);
// On an index without a filter: DynamoDB Local's scan filters by attributes that the index does not hold.
const scan = fc.oneof(
  fc
    .constantFrom('keys', 'notes', 'whole')
    .map((IndexName) => ({ operation: 'Scan' as const, body: { IndexName } })),
  maybe(condition).map((FilterExpression) => ({
    operation: 'Scan' as const,
    body: withExpressions({}, { FilterExpression }),
  })),
);
const batch = fc
  .array(
    fc.oneof(
      item.map((Item) => ({ PutRequest: { Item } })),
      key.map((Key) => ({ DeleteRequest: { Key } })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((writes) => ({ operation: 'BatchWriteItem' as const, body: { writes } }));

/** What a service might do to its table in a while, and some things it had better not. */
export const calls: fc.Arbitrary<Call[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: put },
    { weight: 3, arbitrary: remove },
    { weight: 2, arbitrary: get },
    { weight: 6, arbitrary: query },
    { weight: 1, arbitrary: scan },
    { weight: 1, arbitrary: batch },
  ),
  { minLength: 10, maxLength: 40 },
) as fc.Arbitrary<Call[]>;
