/** What studies and benches of the whole house live by. */
export { type CaseWrite, type LivedCases, type LivedWorld, liveCases } from './live-cases.ts';
export { itemOfCase, OWNERS } from './many-cases.ts';
