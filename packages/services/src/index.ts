export * from './emitters.ts';
export * from './items.ts';
export * from './surfaces.ts';
