import type { Wording } from '@huiyin/vocabulary';
import { useEffect, useRef } from 'react';
import type { WorkbenchWord } from '../i18n/words.ts';

/** One thing that a key does; button, key list and listener all read it. */
export interface Command {
  /** As `KeyboardEvent.key` has it, with `Control+` or `Shift+` before it; `0-9`: any digit. */
  readonly keys: readonly string[];
  readonly word: WorkbenchWord | Wording;
  /** Also while somebody types. */
  readonly inText?: boolean;
  readonly run: (digit: number) => void;
}

const DIGIT = '0-9';
const SINGLE_KEYS = 'huiyin.single-keys';

/** Keys of one character can be turned off, for those who speak to their computer (WCAG 2.1.4). */
export const hasSingleKeys = (): boolean => localStorage.getItem(SINGLE_KEYS) !== 'off';
export const setSingleKeys = (on: boolean): void => localStorage.setItem(SINGLE_KEYS, on ? 'on' : 'off');

/** Somebody writes Chinese: the key belongs to the input method. Some browsers say so by the code 229 alone. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)) ||
  target instanceof HTMLSelectElement;

/** `Control+Enter`, `Shift+F2`, `7`; digits by the key that was pressed, whatever an input method makes of it. */
export function nameOf(event: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (digit !== undefined && isPlain) return digit;
  const before = [
    ...(event.ctrlKey || event.metaKey ? ['Control'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
  ];
  return [...before, event.key.length === 1 ? event.key.toLowerCase() : event.key].join('+');
}

/** The command that a pressed key means; undefined: none, or two that cannot both be meant. */
export function commandFor(
  name: string,
  commands: readonly Command[],
  { typing, singleKeys }: { readonly typing: boolean; readonly singleKeys: boolean },
): Command | undefined {
  const isSingle = /^\d$/.test(name) || name === 'Backspace';
  if (isSingle && !singleKeys) return undefined;
  const meant = commands.filter(
    ({ keys, inText }) =>
      (keys.includes(name) || (/^\d$/.test(name) && keys.includes(DIGIT))) && (inText === true || !typing),
  );
  return meant.length === 1 ? meant[0] : undefined;
}

/** Listens for these commands while the component is there. A key that is held down means one press. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      const name = nameOf(event);
      const typing = isText(event.target);
      const command = commandFor(name, latest.current, { typing, singleKeys: hasSingleKeys() });
      if (!command) return;
      event.preventDefault();
      if (!event.repeat) command.run(/^\d$/.test(name) ? Number(name) : -1);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

/** As keys are printed on them. */
export const printed = (key: string): string =>
  key
    .replace('Control', 'Ctrl')
    .replace('PageUp', 'PgUp')
    .replace('PageDown', 'PgDn')
    .replace('Escape', 'Esc')
    .replace(/\+([a-z])$/, (_, letter: string) => `+${letter.toUpperCase()}`);
