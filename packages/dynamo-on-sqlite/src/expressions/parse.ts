import { validation } from '../aws-error.ts';
import { attempt, type Reader, reader } from './reader.ts';
import { isReserved } from './reserved-words.ts';
import {
  type Comparator,
  type Condition,
  FUNCTION_OPERANDS,
  isFunctionName,
  type Operand,
  type Path,
  type Step,
} from './syntax.ts';
import { tokensOf } from './tokens.ts';

/** Values are still placeholders (`:name`), names may be (`#name`). */
export type ParsedCondition = Condition<string>;
type ParsedOperand = Operand<string>;

const COMPARATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
const isComparator = (text: string): text is Comparator => COMPARATORS.has(text);
const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'between', 'in']);
const OPTIONS_MAX = 100;

/** The operators of conditions, loosest first: OR, AND, NOT, then comparisons and functions. Throws what AWS answers. */
export function parseCondition(expression: string): ParsedCondition {
  const read = reader(tokensOf(expression));
  const condition = readOr(read);
  read.end();
  return condition;
}

/** A projection: paths with commas between. */
export function parsePaths(expression: string): Path[] {
  const read = reader(tokensOf(expression));
  const paths = [readPath(read)];
  while (read.takeSign(',')) paths.push(readPath(read));
  read.end();
  return paths;
}

function readOr(read: Reader): ParsedCondition {
  let left = readAnd(read);
  while (read.takeWord('or')) left = { kind: 'or', left, right: readAnd(read) };
  return left;
}

function readAnd(read: Reader): ParsedCondition {
  let left = readNot(read);
  while (read.takeWord('and')) left = { kind: 'and', left, right: readNot(read) };
  return left;
}

function readNot(read: Reader): ParsedCondition {
  return read.takeWord('not') ? { kind: 'not', condition: readNot(read) } : readPrimary(read);
}

function readPrimary(read: Reader): ParsedCondition {
  if (read.isSign('(')) {
    const mark = read.mark();
    const inner = readParenthesised(read);
    if (inner) return inner;
    read.rewind(mark);
  }
  const { peek } = read;
  const [first, second] = [peek(), peek(1)];
  if (first.kind === 'word' && second.kind === 'sign' && second.text === '(' && first.text !== 'size') {
    if (KEYWORDS.has(first.text.toLowerCase())) read.fail();
    return readFunction(read);
  }
  return readComparison(read);
}

/** A condition in parentheses; undefined when what stands there is an operand in parentheses. */
function readParenthesised(read: Reader): ParsedCondition | undefined {
  read.expectSign('(');
  if (read.isSign('(')) {
    const mark = read.mark();
    const inner = readParenthesised(read);
    if (inner && read.isSign(')')) throw redundantParentheses();
    read.rewind(mark);
  }
  const operand = attempt(read, () => {
    const found = readOperand(read);
    read.expectSign(')');
    return found;
  });
  if (operand) return undefined;
  const condition = readOr(read);
  read.expectSign(')');
  return condition;
}

function readFunction(read: Reader): ParsedCondition {
  const token = read.next();
  const name = token.kind === 'word' ? token.text : '';
  if (!isFunctionName(name)) throw validation(`Invalid function name; function: ${name}`);
  const operands = readOperands(read);
  if (operands.length !== FUNCTION_OPERANDS[name]) throw wrongNumber(name, operands.length);
  return { kind: 'function', name, operands };
}

const redundantParentheses = () => validation('The expression has redundant parentheses;');

const wrongNumber = (name: string, count: number) =>
  validation(
    `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
  );

function readOperands(read: Reader): ParsedOperand[] {
  read.expectSign('(');
  const operands = [readOperand(read)];
  while (read.takeSign(',')) operands.push(readOperand(read));
  read.expectSign(')');
  return operands;
}

function readComparison(read: Reader): ParsedCondition {
  const operand = readOperand(read);
  const token = read.peek();
  if (token.kind === 'sign' && isComparator(token.text)) {
    read.next();
    return { kind: 'compare', comparator: token.text, left: operand, right: readOperand(read) };
  }
  if (read.takeWord('between')) {
    const low = readOperand(read);
    if (!read.takeWord('and')) read.fail();
    return { kind: 'between', operand, low, high: readOperand(read) };
  }
  if (read.takeWord('in')) {
    const options = readOperands(read);
    if (options.length > OPTIONS_MAX) throw wrongNumber('IN', options.length + 1);
    return { kind: 'in', operand, options };
  }
  return read.fail();
}

function readOperand(read: Reader): ParsedOperand {
  if (read.takeSign('(')) {
    const twice = read.isSign('(');
    const inner = readOperand(read);
    if (twice) throw redundantParentheses();
    read.expectSign(')');
    return inner;
  }
  const token = read.peek();
  if (token.kind === 'value') {
    read.next();
    return { kind: 'value', value: token.text };
  }
  if (token.kind === 'word' && read.isSign('(', 1)) {
    if (token.text !== 'size') {
      throw misused(
        token.text,
        isFunctionName(token.text)
          ? `The function is not allowed to be used this way in an expression; function: ${token.text}`
          : `Invalid function name; function: ${token.text}`,
      );
    }
    read.next();
    const [of, ...rest] = readOperands(read);
    if (!of || rest.length > 0) throw wrongNumber('size', rest.length + 1);
    return { kind: 'size', of };
  }
  return { kind: 'path', path: readPath(read) };
}

/** Also a syntax fault, so that an attempt to read an operand may be given up for a condition. */
const misused = (name: string, message: string) => Object.assign(validation(message), { near: name });

function readPath(read: Reader): Path {
  const steps: Step[] = [readName(read)];
  for (;;) {
    const token = read.peek();
    if (token.kind === 'index') {
      read.next();
      steps.push(token.index);
    } else if (read.takeSign('.')) steps.push(readName(read));
    else return steps;
  }
}

function readName(read: Reader): string {
  const token = read.peek();
  if (token.kind !== 'name' && token.kind !== 'word') return read.fail();
  if (token.kind === 'word') {
    if (KEYWORDS.has(token.text.toLowerCase())) read.fail();
    if (isReserved(token.text))
      throw validation(`Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
  }
  read.next();
  return token.text;
}
