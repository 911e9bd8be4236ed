import type { EvidenceType } from '@huiyin/contracts';

/** So many bytes from the beginning say what something is. */
export const SNIFFED_BYTES = 32;

const ascii = (bytes: Uint8Array, from: number, text: string): boolean =>
  [...text].every((character, index) => bytes[from + index] === character.charCodeAt(0));

const begins = (bytes: Uint8Array, ...values: readonly number[]): boolean =>
  values.every((value, index) => bytes[index] === value);

/**
 * What bytes are by their own beginning, whatever their sender calls them; undefined: nothing that is taken. Signatures: JPEG
 * (ITU-T T.81, SOI and a marker), PNG (ISO/IEC 15948, its eight bytes), WebP (RFC 9649, a RIFF of form WEBP), PDF (ISO 32000, `%PDF-`).
 */
export function sniff(bytes: Uint8Array): EvidenceType | undefined {
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')) return 'image/webp';
  if (ascii(bytes, 0, '%PDF-')) return 'application/pdf';
  return undefined;
}
