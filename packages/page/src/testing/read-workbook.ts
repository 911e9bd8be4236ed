import { inflateRawSync } from 'node:zlib';

/** A cell as the file says it: a number, a text, or anything else by its markup. */
export type WorkbookCell = number | string | { readonly markup: string };

export interface ReadSheet {
  readonly name: string;
  readonly rows: WorkbookCell[][];
  /** As the file has them: how it is printed, frozen rows, widths. */
  readonly markup: string;
  /** The rows that every printed page repeats. */
  readonly printTitles: string | undefined;
}

/** Reads the cells of an XLSX file, sheet by sheet, as a spreadsheet program would take them. */
export function readWorkbook(workbook: Uint8Array): ReadSheet[] {
  const files = unzip(Buffer.from(workbook));
  const file = (name: string): string => files.get(name)?.toString('utf8') ?? '';
  const texts = [...file('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    plain([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => text).join('')),
  );
  const names = [...file('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)];
  const titles = new Map(
    [
      ...file('xl/workbook.xml').matchAll(
        /<definedName name="_xlnm.Print_Titles" localSheetId="(\d+)">([^<]*)</g,
      ),
    ].map(([, index, rows = '']) => [Number(index), plain(rows)]),
  );
  return names.map(([, name = ''], index) => ({
    name: plain(name),
    markup: file(`xl/worksheets/sheet${index + 1}.xml`),
    printTitles: titles.get(index),
    rows: [...file(`xl/worksheets/sheet${index + 1}.xml`).matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(
      ([, row = '']) =>
        // What a merged cell covers is empty, and says nothing.
        [...row.matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(([, attributes = '', content = '']) =>
          content === '' ? [] : [cellOf(attributes, content, texts)],
        ),
    ),
  }));
}

function cellOf(attributes: string, content: string, texts: readonly string[]): WorkbookCell {
  const value = /^<v>(.*?)<\/v>$/s.exec(content)?.[1];
  if (value !== undefined && / t="s"/.test(attributes)) return texts[Number(value)] ?? '';
  if (value !== undefined && !/ t="/.test(attributes)) return Number(value);
  return { markup: content };
}

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** The files of an archive by name, from its central directory. */
function unzip(file: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, nameLength] = [10, 20, 28].map((offset) =>
      offset === 20 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset),
    );
    const local = file.readUInt32LE(at + 42);
    const name = file.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(begin, begin + (packed ?? 0));
    files.set(name, method === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + (nameLength ?? 0) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return files;
}
