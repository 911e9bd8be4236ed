import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';

/** Rows after the examples of the EventBridge user guide, "Comparison operators for use in event patterns". */
const rows: [title: string, pattern: object, event: object, matches: boolean][] = [
  ['exact text', { source: ['aws.ec2'] }, { source: 'aws.ec2' }, true],
  ['exact text, other', { source: ['aws.ec2'] }, { source: 'aws.ec2x' }, false],
  [
    'fields are ANDed',
    { Location: ['New York'], Day: ['Monday'] },
    { Location: 'New York', Day: 'Tuesday' },
    false,
  ],
  ['entries are ORed', { PaymentType: ['Credit', 'Debit'] }, { PaymentType: 'Debit' }, true],
  ['nested field', { detail: { state: ['running'] } }, { detail: { state: 'running', more: 1 } }, true],
  ['nested field absent', { detail: { state: ['running'] } }, { detail: {} }, false],
  ['empty text', { LastName: [''] }, { LastName: '' }, true],
  ['null', { UserID: [null] }, { UserID: null }, true],
  ['null is not absent', { UserID: [null] }, {}, false],
  ['number', { Price: [{ numeric: ['=', 100] }] }, { Price: 100.0 }, true],
  ['number range', { Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 20 }, true],
  ['number range, edge out', { Price: [{ numeric: ['>', 10, '<=', 20] }] }, { Price: 10 }, false],
  ['numeric of text', { Price: [{ numeric: ['>', 10] }] }, { Price: '11' }, false],
  ['prefix', { Region: [{ prefix: 'us-' }] }, { Region: 'us-east-1' }, true],
  [
    'prefix ignoring case',
    { service: [{ prefix: { 'equals-ignore-case': 'eventb' } }] },
    { service: 'EventBridge' },
    true,
  ],
  ['suffix', { FileName: [{ suffix: '.png' }] }, { FileName: 'a.png' }, true],
  [
    'suffix ignoring case',
    { FileName: [{ suffix: { 'equals-ignore-case': '.png' } }] },
    { FileName: 'a.PNG' },
    true,
  ],
  ['equals ignoring case', { Name: [{ 'equals-ignore-case': 'alice' }] }, { Name: 'Alice' }, true],
  ['anything but', { state: [{ 'anything-but': 'initializing' }] }, { state: 'running' }, true],
  [
    'anything but, the value',
    { state: [{ 'anything-but': 'initializing' }] },
    { state: 'initializing' },
    false,
  ],
  ['anything but needs the field', { state: [{ 'anything-but': 'initializing' }] }, {}, false],
  [
    'anything but a list',
    { state: [{ 'anything-but': ['stopped', 'overloaded'] }] },
    { state: 'overloaded' },
    false,
  ],
  ['anything but numbers', { limit: [{ 'anything-but': [100, 200, 300] }] }, { limit: 150 }, true],
  [
    'anything but a prefix',
    { Region: [{ 'anything-but': { prefix: 'us-' } }] },
    { Region: 'eu-west-1' },
    true,
  ],
  [
    'anything but a prefix, met',
    { Region: [{ 'anything-but': { prefix: 'us-' } }] },
    { Region: 'us-west-1' },
    false,
  ],
  [
    'anything but a suffix',
    { FileName: [{ 'anything-but': { suffix: '.png' } }] },
    { FileName: 'a.png' },
    false,
  ],
  [
    'anything but ignoring case',
    { state: [{ 'anything-but': { 'equals-ignore-case': 'initializing' } }] },
    { state: 'INITIALIZING' },
    false,
  ],
  [
    'anything but a wildcard',
    { FilePath: [{ 'anything-but': { wildcard: '*/lib/*' } }] },
    { FilePath: '/usr/lib/x' },
    false,
  ],
  ['wildcard', { FilePath: [{ wildcard: 'dir/*.png' }] }, { FilePath: 'dir/a/b.png' }, true],
  ['wildcard, other', { FilePath: [{ wildcard: 'dir/*.png' }] }, { FilePath: 'dir/a.jpg' }, false],
  ['wildcard escaped', { FilePath: [{ wildcard: 'a\\*b' }] }, { FilePath: 'a*b' }, true],
  ['wildcard escaped, other', { FilePath: [{ wildcard: 'a\\*b' }] }, { FilePath: 'axb' }, false],
  [
    'exists',
    { detail: { ProductName: [{ exists: true }] } },
    { detail: { ProductName: 'SpeakerPhone' } },
    true,
  ],
  [
    'exists even when null',
    { detail: { ProductName: [{ exists: true }] } },
    { detail: { ProductName: null } },
    true,
  ],
  ['exists, absent', { detail: { ProductName: [{ exists: true }] } }, { detail: {} }, false],
  ['does not exist', { detail: { ProductName: [{ exists: false }] } }, { detail: {} }, true],
  ['does not exist, parent absent', { detail: { ProductName: [{ exists: false }] } }, {}, true],
  ['exists looks at leaves only', { detail: [{ exists: true }] }, { detail: { a: 1 } }, false],
  ['cidr', { ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.0.255' }, true],
  ['cidr, outside', { ip: [{ cidr: '10.0.0.0/24' }] }, { ip: '10.0.1.0' }, false],
  ['cidr of six', { ip: [{ cidr: '2001:db8::/32' }] }, { ip: '2001:db8::1' }, true],
  ['$or, first', { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] }, { Location: 'New York' }, true],
  ['$or, none', { $or: [{ Location: ['New York'] }, { Day: ['Monday'] }] }, { Location: 'Rome' }, false],
  [
    '$or below a field',
    { detail: { $or: [{ c: [{ numeric: ['>', 0] }] }, { d: [{ numeric: ['<', 5] }] }] } },
    { detail: { d: 4 } },
    true,
  ],
  ['a list matches by any value', { list: ['a'] }, { list: ['b', 'a'] }, true],
  ['a list, none', { list: ['a'] }, { list: ['b'] }, false],
  ['objects in a list', { items: { kind: ['x'] } }, { items: [{ kind: 'y' }, { kind: 'x' }] }, true],
];

describe('an event pattern', () => {
  test.each(rows)('%s', (_, pattern, event, matches) => {
    expect(compilePattern(pattern)(event)).toBe(matches);
  });

  test('refuses an operator that nobody documented, and says where', () => {
    expect(() => compilePattern({ detail: { a: [{ sounds: 'like' }] } })).toThrow(
      '$.detail.a: patterns do not know the operator sounds',
    );
    expect(() => compilePattern({ detail: { a: [] } })).toThrow('$.detail.a');
    expect(() => compilePattern({ a: [{ numeric: ['>'] }] })).toThrow('$.a');
    expect(() => compilePattern({ a: [{ 'anything-but': { numeric: ['>', 1] } }] })).toThrow(
      'anything-but does not take numeric',
    );
  });

  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const event = fc.dictionary(
    fc.string({ minLength: 1 }).filter((key) => !key.startsWith('$') && key !== '__proto__'),
    leaf,
    { minKeys: 1 },
  );

  test('made of an event’s own values matches that event, and anything-but each of them does not', () => {
    fc.assert(
      fc.property(event, (given) => {
        const own = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value]]));
        const other = Object.fromEntries(
          Object.entries(given).map(([key, value]) => [key, [{ 'anything-but': [value] }]]),
        );
        expect(compilePattern(own)(given)).toBe(true);
        expect(compilePattern(other)(given)).toBe(false);
      }),
    );
  });

  test('with exists true matches exactly when exists false does not', () => {
    fc.assert(
      fc.property(
        event,
        fc.string({ minLength: 1 }).filter((key) => !key.startsWith('$')),
        (given, key) => {
          expect(compilePattern({ [key]: [{ exists: true }] })(given)).toBe(
            !compilePattern({ [key]: [{ exists: false }] })(given),
          );
        },
      ),
    );
  });

  test('a wildcard made by cutting a text matches that text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (start, middle, end) => {
        const quote = (part: string): string => part.replace(/[\\*]/g, '\\$&');
        expect(
          compilePattern({ a: [{ wildcard: `${quote(start)}*${quote(end)}` }] })({ a: start + middle + end }),
        ).toBe(true);
      }),
    );
  });
});
