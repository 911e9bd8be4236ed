export { type FileRow, type FileShape, type Row, readRows } from './rows/read-rows.ts';
export { isEncoding } from './rows/text-of-file.ts';
export { WORKBOOK_TIME } from './rows/workbook-records.ts';
export { parseSettings, readSettings } from './settings/read-settings.ts';
