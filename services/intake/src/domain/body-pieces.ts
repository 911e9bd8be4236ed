/** Characters of one piece: at most 3 bytes each in UTF-8, well below an item's 400 KB. */
export const PIECE_CHARACTERS_MAX = 100_000;

/** Cuts a text into pieces no longer than that, never through a surrogate pair. */
export function inPieces(text: string, charactersMax = PIECE_CHARACTERS_MAX): readonly string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(start + charactersMax, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
