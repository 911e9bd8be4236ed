import { writeFile } from 'node:fs/promises';
import type { Session } from '../session.ts';
import { briefingLines } from './briefing-lines.ts';

export interface BriefingFiles {
  readonly html?: string;
  readonly xlsx?: string;
}

/** `huiyin briefing PERIOD`: the document as JSON or as a few lines, or the page and workbook that are mailed, in files. */
export async function briefingCommand(session: Session, period: string, files: BriefingFiles): Promise<void> {
  const user = session.user('officer');
  const wanted = [
    ['html', files.html],
    ['xlsx', files.xlsx],
  ] as const;
  for (const [format, file] of wanted) {
    if (file === undefined) continue;
    const bytes = await session.api.download(
      'GET /briefings/{period}',
      { path: { period }, query: { format, language: session.language } },
      user,
    );
    await writeFile(file, bytes);
    session.world.remark(session.text(`已写入 ${file}`, `${file} written`));
  }
  if (files.html !== undefined || files.xlsx !== undefined) return;
  const document = await session.api.call('GET /briefings/{period}', { path: { period } }, user);
  session.answer(document, () => briefingLines(document, session.language));
}
