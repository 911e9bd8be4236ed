export * from './canonical-json.ts';
export * from './envelope.ts';
export * from './faults.ts';
export * from './key-ring.ts';
export * from './keyed-hash.ts';
export { type MonthPrivateKey, type MonthPublicKey, monthPrivateKey, monthPublicKey } from './month-key.ts';
export { type MonthNeeds, monthNeeds, type NeedsTold } from './month-needs.ts';
export type { Destruction, KeyMonth } from './month-pairs.ts';
