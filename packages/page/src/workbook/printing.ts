import type writeXlsxFile from 'write-excel-file/node';
import {
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeTextContent,
} from 'write-excel-file/utility';

/** The briefing's title and the names of the columns: they stand still on the screen, and on top of every printed page. */
export const HEAD_ROWS = 2;

/** So many rows are still readable on one A4 page across; a longer table takes as many pages as it needs. */
const ROWS_PER_PAGE = 60;

type Options = NonNullable<Parameters<typeof writeXlsxFile>[1]>;
type Feature = NonNullable<Options['features']>[number];

/** How one sheet is printed. */
export interface PrintedSheet {
  readonly sheet: string;
  readonly rows: number;
  readonly hasHead: boolean;
}

/** One page per table, A4 across, its columns never torn apart, and its head on every page that it takes. */
export const printing = (sheets: readonly PrintedSheet[]): Feature => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _, { sheetIndex }) => {
          const height = (sheets[sheetIndex]?.rows ?? 0) > ROWS_PER_PAGE ? 0 : 1;
          const fit = inWorksheet(xml, '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
          return inWorksheet(
            fit,
            `<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="${height}"/>`,
          );
        },
      },
      'xl/workbook.xml': { transform: (xml) => inWorkbook(xml, printTitles(sheets)) },
    },
  },
});

const printTitles = (sheets: readonly PrintedSheet[]): string =>
  `<definedNames>${sheets
    .map(({ sheet, hasHead }, index) =>
      hasHead
        ? `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${sanitizeTextContent(sheet)}'!$1:$${HEAD_ROWS}</definedName>`
        : '',
    )
    .join('')}</definedNames>`;

const inWorksheet = (xml: string, markup: string): string =>
  insertElementMarkupAccordingToOrderOfSiblings(
    xml,
    markup,
    getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [],
    'worksheet',
  );

const inWorkbook = (xml: string, markup: string): string =>
  insertElementMarkupAccordingToOrderOfSiblings(
    xml,
    markup,
    getOrderOfSiblings('xl/workbook.xml', 'workbook') ?? [],
    'workbook',
  );
