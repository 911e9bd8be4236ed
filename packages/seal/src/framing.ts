/**
 * Joins texts so that no two lists give the same bytes: each part's UTF-8 length (4 bytes, big-endian) stands before it.
 * Refuses a text with a lone surrogate, because UTF-8 would make two different ones equal.
 */
export function frame(parts: readonly string[]): Uint8Array {
  const framed: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = utf8(part);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    framed.push(length, bytes);
  }
  return Buffer.concat(framed);
}

/** UTF-8 of a well-formed text. */
export function utf8(text: string): Buffer {
  if (!text.isWellFormed()) throw new TypeError('The text holds a lone surrogate');
  return Buffer.from(text);
}
