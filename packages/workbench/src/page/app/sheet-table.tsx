import { cellText, type Sheet, type SheetCell, wordsIn } from '@huiyin/page/tables';
import { useSpeech } from '../i18n/language.tsx';
import { Bar } from './bar.tsx';
import { Scrolls } from './scrolls.tsx';

const isText = (cell: SheetCell): cell is string => typeof cell === 'string';

/** A table of a document, as its mail and its workbook have it. `grouped`: rows that begin alike stand under one heading. */
export function SheetTable({
  sheet: { title, columns, rows, notes },
  grouped = false,
}: {
  readonly sheet: Sheet;
  readonly grouped?: boolean;
}) {
  const { language } = useSpeech();
  const words = wordsIn(language);
  const from = grouped ? 1 : 0;
  const groups = grouped
    ? Map.groupBy(rows, ({ cells: [first] }) => (first !== undefined && isText(first) ? first : ''))
    : new Map([['', rows]]);
  if (rows.length === 0) return null;
  return (
    <>
      <Scrolls label={title}>
        <table>
          <thead>
            <tr>
              {columns.slice(from).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          {[...groups].map(([group, its]) => (
            <tbody key={group}>
              {group !== '' && (
                <tr>
                  <th scope="rowgroup" colSpan={columns.length - from}>
                    {group}
                  </th>
                </tr>
              )}
              {its.map(({ cells }) => (
                <tr key={cells.filter(isText).join(' ')}>
                  {cells.slice(from).map((cell, index) => {
                    const column = columns[index + from];
                    const text = cellText(cell, words);
                    if (index === 0)
                      return (
                        <th key={column} scope="row">
                          {text}
                        </th>
                      );
                    return (
                      <td key={column} className={isText(cell) ? undefined : 'number'}>
                        {text}
                        {!isText(cell) && 'percent' in cell && cell.percent !== null && (
                          <Bar share={1} inner={cell.percent / 100} />
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scrolls>
      {notes.map((note) => (
        <p key={note}>
          <small>{note}</small>
        </p>
      ))}
    </>
  );
}
