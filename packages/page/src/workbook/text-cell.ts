/** Spreadsheet programs cut a sheet's name here. */
const SHEET_NAME_MAX = 31;

/** Characters that XML or a spreadsheet program would read as something else: controls, half surrogates, non-characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A cell that is text whatever it begins with: names come from outside, and `=1+1` must not be worked out. */
export const textCell = (text: string) => ({ value: printable(text), type: String });

const printable = (text: string): string => text.replace(UNPRINTABLE, ' ');

/** At most 31 characters, none of `[]:*?/\'`, no two alike. */
export const sheetName = (title: string, index: number): string =>
  printable(
    `${index + 1} ${title.replace(/[[\]:*?/\\']/g, ' ')}`
      .slice(0, SHEET_NAME_MAX)
      .replace(/[\ud800-\udbff]$/, ''),
  );
