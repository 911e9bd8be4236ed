export * from './emitters.ts';
export * from './surfaces.ts';
