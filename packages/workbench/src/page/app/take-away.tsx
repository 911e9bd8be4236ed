import type { RefObject } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { csvOf } from './csv.ts';
import { saveFile } from './save-file.ts';

/** A cell that offers something to do is no figure. */
const isSaid = (cell: Element): boolean =>
  cell.querySelector('button, form') === null && cell.textContent !== '';

/** What a table shows, row by row: its cells' texts, the items of a list in one of them joined. */
function textsOf(table: HTMLTableElement): string[][] {
  const [head] = table.rows;
  const columns = [...(head?.cells ?? [])].filter(isSaid).length;
  return [...table.rows]
    .filter((row) => row.querySelector('form') === null)
    .map((row) => [...row.cells].slice(0, columns).map(textOf));
}

function textOf(cell: HTMLTableCellElement): string {
  const items = [...cell.querySelectorAll('li')];
  const texts = items.length > 0 ? items : [cell];
  return texts.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim()).join('; ');
}

/** Hands a list over as a file: exactly what is shown, no page that was not loaded, safe against formulas. */
export function TakeAway({
  of,
  name,
}: {
  readonly of: RefObject<HTMLElement | null>;
  readonly name: string;
}) {
  const { say } = useSpeech();
  return (
    <p className="no-print">
      <button
        type="button"
        onClick={() => {
          const table = of.current?.querySelector('table');
          if (table) saveFile(`${name}.csv`, new TextEncoder().encode(csvOf(textsOf(table))));
        }}
      >
        {say('takeAway')}
      </button>
    </p>
  );
}
