export { clopperPearson } from './clopper-pearson.ts';
export { ImpossibleFigures } from './demand.ts';
export { type Interval, LEVEL } from './interval.ts';
export { newcombe, type Proportion } from './newcombe.ts';
export { NOT_AVAILABLE, type NotAvailable, share } from './not-available.ts';
export { wilson } from './wilson.ts';
