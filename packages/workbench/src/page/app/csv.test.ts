import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('what is taken away is text in every cell, also where a spreadsheet would reckon', () => {
  expect(
    csvOf([
      ['工单', '问题'],
      ['WO-1', '=HYPERLINK("x")'],
      ['a,b', '＋1'],
      [' @x', '-2'],
    ]),
  ).toBe('\ufeff工单,问题\r\nWO-1,"\'=HYPERLINK(""x"")"\r\n"a,b","\'＋1"\r\n"\' @x","\'-2"\r\n');
});
