/** One record of a file: the line on which it begins, and its cells as text. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quoted cell that has not ended after so many characters is a stray quote. */
const QUOTED_CHARACTERS_MAX = 100_000;

const CARRIAGE_RETURN = 13;
const LINE_FEED = 10;
const QUOTE = 34;
/** Excel's way to keep leading zeros: `="0755"`. */
const FORMULA_TEXT = /^="([^"]*)"$/;

/** Where a cell ends (at its delimiter, its line end or the end of the text), and what it says. */
interface Cell {
  readonly text: string;
  readonly end: number;
}

/**
 * Cuts text that comes in chunks into records. Quoting is RFC 4180's, and every line end counts (`\r\n`, `\n`, `\r`, in any
 * mixture). A quote that opens a cell and does not close it as the RFC says is a character like any other, so that a
 * stray one spoils its own cell and takes no other row with it.
 */
export class CsvRecords {
  /** Cells of the header once it is known: a quoted cell that would swallow a line with as many is a stray quote. */
  width = 0;
  readonly #delimiter: number;
  #text = '';
  #isWhole = false;
  #line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that are complete now; without a chunk, the file has ended. Lines and rows without any content are passed over. */
  *take(chunk?: string): Generator<FileRecord> {
    if (chunk === undefined) this.#isWhole = true;
    else this.#text += chunk;
    let start = 0;
    while (start < this.#text.length) {
      const record = this.#recordAt(start);
      if (record === undefined) break;
      const line = this.#line;
      this.#line += lineEndsIn(this.#text.slice(start, record.end));
      start = record.end;
      if (record.cells.some((cell) => cell.trim() !== '')) yield { line, cells: record.cells };
    }
    this.#text = this.#text.slice(start);
  }

  /** Undefined: what has come so far does not say where this record ends. */
  #recordAt(start: number): { readonly cells: readonly string[]; readonly end: number } | undefined {
    const cells: string[] = [];
    let at = start;
    for (;;) {
      const cell = this.#cellAt(at);
      if (cell === undefined) return undefined;
      cells.push(cell.text);
      const sign = this.#text.charCodeAt(cell.end);
      if (sign !== this.#delimiter) return { cells, end: this.#afterLineEnd(cell.end) };
      at = cell.end + 1;
    }
  }

  #cellAt(start: number): Cell | undefined {
    if (this.#text.charCodeAt(start) === QUOTE) {
      const quoted = this.#quotedCellAt(start);
      if (quoted !== 'stray') return quoted;
    }
    let end = start;
    while (end < this.#text.length && !this.#endsCell(end)) end += 1;
    if (!this.#isKnownTo(end)) return undefined;
    const text = this.#text.slice(start, end);
    return { text: FORMULA_TEXT.exec(text)?.[1] ?? text, end };
  }

  #quotedCellAt(start: number): Cell | 'stray' | undefined {
    let close = start;
    do {
      close = this.#text.indexOf('"', close + 1);
      if (close < 0 || close - start > QUOTED_CHARACTERS_MAX)
        return this.#isWhole || this.#text.length - start > QUOTED_CHARACTERS_MAX ? 'stray' : undefined;
      if (close + 1 >= this.#text.length && !this.#isWhole) return undefined;
    } while (this.#text.charCodeAt(close + 1) === QUOTE && ++close > 0);
    let end = close + 1;
    while (this.#text.charCodeAt(end) === 32) end += 1;
    if (!this.#isKnownTo(end)) return undefined;
    const content = this.#text.slice(start + 1, close);
    if ((end < this.#text.length && !this.#endsCell(end)) || this.#swallowsRow(content)) return 'stray';
    return { text: content.replaceAll('""', '"'), end };
  }

  #swallowsRow(content: string): boolean {
    if (this.width < 3) return false;
    const inner = content.split(/\r\n|\n|\r/).slice(1);
    const delimiter = String.fromCharCode(this.#delimiter);
    return inner.some((line) => line.split(delimiter).length === this.width);
  }

  #endsCell(at: number): boolean {
    const sign = this.#text.charCodeAt(at);
    return sign === this.#delimiter || sign === LINE_FEED || sign === CARRIAGE_RETURN;
  }

  /** A carriage return at the end of what has come may yet be half of a line end. */
  #isKnownTo(end: number): boolean {
    const needed = this.#text.charCodeAt(end) === CARRIAGE_RETURN ? end + 1 : end;
    return this.#isWhole || needed < this.#text.length;
  }

  #afterLineEnd(end: number): number {
    const isPair =
      this.#text.charCodeAt(end) === CARRIAGE_RETURN && this.#text.charCodeAt(end + 1) === LINE_FEED;
    return Math.min(end + (isPair ? 2 : 1), this.#text.length);
  }
}

function lineEndsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === LINE_FEED || (sign === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) count += 1;
  }
  return count;
}
