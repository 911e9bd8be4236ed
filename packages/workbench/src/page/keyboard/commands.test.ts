import { describe, expect, test } from 'vitest';
import { type Command, commandFor, isComposing, nameOf, printed } from './commands.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  }) as KeyboardEvent;
const run = () => {};
const digits: Command = { keys: ['0-9'], word: 'keyDigit', run };
const send: Command = { keys: ['Control+Enter'], word: 'keySend', inText: true, run };
const back: Command = { keys: ['Backspace'], word: 'keyBack', run };
const all = [digits, send, back];
const free = { typing: false, singleKeys: true };

describe('a key', () => {
  test.each([
    [press('1', { code: 'Digit1' }), '1'],
    [press('End', { code: 'Numpad1' }), '1'],
    // An input method makes a full-width digit of it.
    [press('１', { code: 'Digit1' }), '1'],
    [press('!', { code: 'Digit1', shiftKey: true }), 'Shift+!'],
    [press('Enter', { ctrlKey: true }), 'Control+Enter'],
    [press('S', { metaKey: true }), 'Control+s'],
    [press('F2', { shiftKey: true }), 'Shift+F2'],
  ])('has one name, whatever keyboard and input method: %#', (event, name) => {
    expect(nameOf(event)).toBe(name);
  });

  test('belongs to the input method while somebody composes', () => {
    expect(isComposing(press('Enter', { isComposing: true }))).toBe(true);
    expect(isComposing(press('Enter', { keyCode: 229 }))).toBe(true);
    expect(isComposing(press('Enter'))).toBe(false);
  });

  test('is a letter to whoever types, unless it is meant in text too', () => {
    const typing = { typing: true, singleKeys: true };
    expect(commandFor('1', all, free)).toBe(digits);
    expect(commandFor('1', all, typing)).toBeUndefined();
    expect(commandFor('Backspace', all, typing)).toBeUndefined();
    expect(commandFor('Control+Enter', all, typing)).toBe(send);
  });

  test('of one character does nothing where somebody turned those off', () => {
    const off = { typing: false, singleKeys: false };
    expect(commandFor('1', all, off)).toBeUndefined();
    expect(commandFor('Backspace', all, off)).toBeUndefined();
    expect(commandFor('Control+Enter', all, off)).toBe(send);
  });

  test('that two commands claim does neither', () => {
    expect(commandFor('1', [...all, { ...digits }], free)).toBeUndefined();
    expect(commandFor('Enter', all, free)).toBeUndefined();
  });

  test.each([
    ['Control+s', 'Ctrl+S'],
    ['PageUp', 'PgUp'],
    ['Shift+F2', 'Shift+F2'],
    ['0-9', '0-9'],
  ])('%s is printed as %s', (name, text) => {
    expect(printed(name)).toBe(text);
  });
});
