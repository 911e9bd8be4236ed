import * as z from 'zod';

/** Parts that requests share. Items, keys and placeholders are checked where they are read, not copied here. */
export const tableName = z.string().min(1);
export const consumed = z.enum(['NONE', 'TOTAL', 'INDEXES']).optional();
export const expression = z.string().optional();
export const placeholders = {
  ExpressionAttributeNames: z.unknown().optional(),
  ExpressionAttributeValues: z.unknown().optional(),
};
export const names = { ExpressionAttributeNames: z.unknown().optional() };
