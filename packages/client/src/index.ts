export * from './api-refusal.ts';
export * from './branch-api.ts';
export * from './every-page.ts';
export { addressOf } from './route-address.ts';
export * from './tokens.ts';
