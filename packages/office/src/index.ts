export { demoPeople } from './demo-people.ts';
export { startOffice } from './start-office.ts';
export { inTemporaryFolder } from './temporary-folder.ts';
