import { describe, expect, it } from 'vitest';
import type { Attributes, AttributeValue } from '../values/attribute-value.ts';
import { placeholdersOf } from './bind.ts';
import { compileCondition } from './compile.ts';
import { meets } from './evaluate.ts';

const item: Attributes = {
  pk: { S: 'p' },
  a: { S: 'abc' },
  n: { N: '5' },
  t: { BOOL: true },
  u: { NULL: true },
  b: { B: 'YWJj' },
  m: { M: { x: { N: '1' }, y: { L: [{ N: '1' }, { M: { k: { S: 'v' } } }] } } },
  l: { L: [{ S: 'q' }, { N: '2' }] },
  ss: { SS: ['x', 'y'] },
  ns: { NS: ['1', '22'] },
};
const VALUES: Record<string, AttributeValue> = {
  ':a': { S: 'abc' },
  ':b': { S: 'b' },
  ':n': { N: '5.0' },
  ':one': { N: '1' },
  ':nine': { N: '9' },
  ':true': { BOOL: true },
  ':null': { NULL: true },
  ':list': { L: [{ S: 'q' }, { N: '2' }] },
  ':set': { SS: ['y', 'x'] },
  ':x': { S: 'x' },
  ':v': { S: 'v' },
  ':S': { S: 'S' },
  ':odd': { S: 'Q' },
  ':B': { B: 'YWI=' },
};
const NAMES: Record<string, string> = { '#m': 'm', '#name': 'name' };

const given = <T>(all: Record<string, T>, expression: string): Record<string, T> | undefined => {
  const used = Object.entries(all).filter(([key]) => new RegExp(`${key}(?!\\w)`).test(expression));
  return used.length > 0 ? Object.fromEntries(used) : undefined;
};
function judge(expression: string): boolean {
  const placeholders = placeholdersOf(given(NAMES, expression), given(VALUES, expression), true);
  return meets(item, compileCondition('ConditionExpression', expression, placeholders));
}

describe('a condition on an item', () => {
  it.each([
    ['a = :a', true],
    ['n = :n', true],
    ['a <> :b', true],
    ['gone <> :a', true],
    ['gone = :a', false],
    ['n < :a', false],
    ['n <> :a', true],
    ['n BETWEEN :one AND :nine', true],
    ['n between :nine and gone', false],
    ['a IN (:b, :a)', true],
    ['a IN (:b)', false],
    [':b > a', true],
    ['l = :list', true],
    ['ss = :set', true],
    ['t = :true AND u = :null', true],
    ['a = :b OR a = :a AND n = :one', false],
    ['(a = :b OR a = :a) AND n = :n', true],
    ['NOT a = :b', true],
    ['NOT (a = :a AND n = :n)', false],
    ['NOT NOT a = :a', true],
  ])('%s is %s', (expression, expected) => {
    expect(judge(expression)).toBe(expected);
  });

  it.each([
    ['attribute_exists(a)', true],
    ['attribute_exists(m.y[1].k)', true],
    ['attribute_exists(m.y[2])', false],
    ['attribute_not_exists(#name)', true],
    ['attribute_type(a, :S)', true],
    ['attribute_type(n, :S)', false],
    ['begins_with(b, :B)', true],
    ['begins_with(a, :b)', false],
    ['contains(a, :b)', true],
    ['contains(ss, :x)', true],
    ['contains(ns, :one)', true],
    ['contains(l, :x)', false],
    ['contains(m, :x)', false],
    ['size(a) > :one', true],
    ['size(m.y) > :one', true],
    ['size(n) = :one', false],
    ['#m.y[1].k = :v', true],
    ['l[0] = :x', false],
    ['a.b = :x', false],
  ])('%s is %s', (expression, expected) => {
    expect(judge(expression)).toBe(expected);
  });

  it.each([
    ['', 'The expression can not be empty;'],
    ['a =', 'Syntax error'],
    ['a = :a AND', 'Syntax error'],
    ['a == :a', 'Syntax error'],
    ['a', 'Syntax error'],
    ['a IN ()', 'Syntax error'],
    ['9a = :a', 'Syntax error'],
    ['_a = :a', 'Syntax error'],
    ['(a = :a', 'Syntax error'],
    ['((a = :a))', 'redundant parentheses'],
    ['((a)) = :a', 'redundant parentheses'],
    ['name = :a', 'reserved keyword: name'],
    ['shout(a)', 'Invalid function name; function: shout'],
    ['ATTRIBUTE_EXISTS(a)', 'Invalid function name; function: ATTRIBUTE_EXISTS'],
    ['a = attribute_exists(b)', 'not allowed to be used this way'],
    ['attribute_exists(a, b)', 'Incorrect number of operands'],
    ['attribute_exists(:a)', 'requires a document path'],
    ['attribute_type(a, :odd)', 'Invalid attribute type name found'],
    ['begins_with(a, :n)', 'Incorrect operand type'],
    ['a < :true', 'Incorrect operand type'],
    ['size(:n) = :one', 'Incorrect operand type'],
    ['a = a', 'must be distinct'],
    ['n BETWEEN :nine AND :one', 'upper bound to be greater'],
    ['n BETWEEN :one AND :a', 'same data type'],
    ['a = :unknown', 'not defined; attribute value: :unknown'],
    ['#unknown = :a', 'not defined; attribute name: #unknown'],
  ])('%s is refused: %s', (expression, reason) => {
    expect(() => judge(expression)).toThrow(reason);
  });

  it('is refused with names or values that nothing uses', () => {
    const placeholders = placeholdersOf({ '#a': 'a', '#b': 'b' }, undefined, true);
    compileCondition('ConditionExpression', 'attribute_exists(#a)', placeholders);
    expect(() => placeholders.checkAllUsed()).toThrow('unused in expressions: keys: {#b}');
  });

  it('is refused with names or values but no expression', () => {
    expect(() => placeholdersOf({ '#a': 'a' }, undefined, false)).toThrow('only be specified when using');
    expect(() => placeholdersOf(undefined, {}, true)).toThrow('must not be empty');
  });
});
