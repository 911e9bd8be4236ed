import { writeFile } from 'node:fs/promises';
import { Fault } from '@huiyin/kernel';
import { analysisLines, analysisTable, renderCsv, renderPlainWorkbook } from '@huiyin/page';
import type { Session } from '../session.ts';

export interface AnalysisFiles {
  readonly csv?: string;
  readonly xlsx?: string;
}

/** `huiyin complaints analyse PERIOD`: what the briefing of that period says of its complaints, and nothing else; in files that a spreadsheet program works nothing out of. */
export async function analyseComplaints(
  session: Session,
  period: string,
  files: AnalysisFiles,
): Promise<void> {
  const { language, text, world } = session;
  const document = await session.api.call(
    'GET /briefings/{period}',
    { path: { period } },
    session.user('officer'),
  );
  const { analysis, snapshot, through } = document;
  if (!analysis)
    throw new Fault(
      'period-too-short',
      text('投诉只按月、季、年分析', 'complaints are analysed by month, quarter and year'),
    );
  const table = analysisTable(document, language);
  const write = async (file: string | undefined, render: () => Promise<string | Uint8Array>) => {
    if (file === undefined) return;
    await writeFile(file, await render());
    world.remark(text(`已写入 ${file}`, `${file} written`));
  };
  await write(files.csv, async () => renderCsv(table));
  await write(files.xlsx, () => renderPlainWorkbook(table));
  if (files.csv !== undefined || files.xlsx !== undefined) return;
  session.answer({ period: document.period.name, through, snapshot, analysis }, () => [
    `${document.branch.name[language]} ${document.period.name} (${document.period.first} – ${through})`,
    ...(analysis.cases === 0
      ? [text('本期没有投诉和其他诉求', 'no case was raised in this period')]
      : analysisLines(document, language)),
  ]);
}
