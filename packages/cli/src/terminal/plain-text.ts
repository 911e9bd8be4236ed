/**
 * What a terminal obeys instead of showing it: control characters other than tab and line end, and marks that turn the
 * direction of writing, by which a number reads backwards. They come in with names from outside.
 */
const OBEYED = /[^\P{Cc}\t\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text as a terminal may be given it. */
export const plainText = (text: string): string => text.replaceAll(OBEYED, '\ufffd');

/** A value as JSON that says the same and is safe on a terminal, too. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    OBEYED,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A text from outside within a line of ours. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
