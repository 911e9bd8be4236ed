import { inflateRawSync } from 'node:zlib';

/** Every way in which this text may stand somewhere and still be read by whoever finds it. */
function spellings(canary: string): readonly string[] {
  const bytes = Buffer.from(canary);
  const base64 = [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    // The characters at either end also carry bits of the neighbours.
    const own = text.slice(
      shift === 0 ? 0 : shift + 1,
      bytes.length % 3 === (3 - shift) % 3 ? undefined : -1,
    );
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const escaped = canary.replaceAll(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [canary, escaped, encodeURIComponent(canary), bytes.toString('hex'), ...base64];
}

/** Of these canaries, those that can be read in the text or bytes: as they are, escaped, or in hex or base64. */
export function canariesIn(canaries: readonly string[], where: string | Uint8Array): readonly string[] {
  const haystack = typeof where === 'string' ? Buffer.from(where) : Buffer.from(where);
  return canaries.filter((canary) => spellings(canary).some((spelling) => haystack.includes(spelling)));
}

const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const DEFLATED = 8;

/** What the files of a zip (a spreadsheet) say, one after the other. */
export function textOfZip(zip: Buffer): string {
  const texts: string[] = [];
  for (let at = zip.indexOf(LOCAL_HEADER); at >= 0; at = zip.indexOf(LOCAL_HEADER, at + 4)) {
    const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    texts.push(zip.toString('utf8', at + 30, start));
    if (zip.readUInt16LE(at + 8) === DEFLATED)
      texts.push(inflateRawSync(zip.subarray(start)).toString('utf8'));
    else texts.push(zip.toString('utf8', start, zip.indexOf('PK', start, 'latin1')));
  }
  return texts.join('\n');
}

/** Every text and every bytes within a value, however deep, with the names of its fields. */
export function* leavesOf(value: unknown): Generator<string | Uint8Array> {
  if (typeof value === 'string' || value instanceof Uint8Array) yield value;
  else if (typeof value === 'number') yield String(value);
  else if (Array.isArray(value)) for (const each of value) yield* leavesOf(each);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      yield name;
      yield* leavesOf(each);
    }
}
