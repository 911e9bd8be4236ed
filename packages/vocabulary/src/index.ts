export * from './classification.ts';
export * from './concerns.ts';
export * from './dispositions.ts';
export * from './envelope-contexts.ts';
export * from './programmes.ts';
export * from './questions.ts';
export * from './roles.ts';
export * from './wording.ts';
