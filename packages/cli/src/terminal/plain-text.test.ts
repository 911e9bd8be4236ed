import { describe, expect, it } from 'vitest';
import { oneLine, plainJson, plainText } from './plain-text.ts';

const NAMES = [
  ['clears the screen', '王\u001b[2J小明', '王\ufffd[2J小明'],
  ['sets the title by one character', '王\u009d0;x\u0007', '王\ufffd0;x\ufffd'],
  ['writes over the line', '王小明\r李', '王小明\ufffd李'],
  ['goes back', '王\u0008\u007f', '王\ufffd\ufffd'],
  ['turns a number round', '\u202e1391\u202c', '\ufffd1391\ufffd'],
  ['turns it by an isolate', '\u2066a\u2069', '\ufffda\ufffd'],
] as const;

describe('a text from outside', () => {
  it.each(NAMES)('that %s is shown with a mark where it would be obeyed', (_, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it.each(['王小明 13911110000', 'a\tb\nc', 'مرحبا שלום', '👨‍👩‍👧', '𠮷野家', ''])(
    'like %j stays as it is',
    (text) => {
      expect(plainText(text)).toBe(text);
      expect(plainJson(text)).toBe(JSON.stringify(text));
    },
  );

  it.each(NAMES)('that %s is said by JSON without a loss', (_, text) => {
    expect(JSON.parse(plainJson({ name: text }))).toEqual({ name: text });
    expect(plainText(plainJson({ name: text }))).toBe(plainJson({ name: text }));
  });

  it('makes no line of its own', () => {
    expect(oneLine('王小明\n   电话 110')).toBe('王小明 电话 110');
  });
});
