import type { BriefingDocument, Language } from '@huiyin/contracts';
import writeXlsxFile from 'write-excel-file/node';

export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const renderWorkbook = (document: BriefingDocument, _language: Language): Promise<Uint8Array> =>
  writeXlsxFile([[document.period.name]]).toBuffer();
