export { ANALYSIS } from './analysis.ts';
export { documentOf } from './document.ts';
