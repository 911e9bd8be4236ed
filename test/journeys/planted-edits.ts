import type { Edit } from '../planted-code.ts';

/** One added field in an event, one new version of an event, one changed item. */
export const PLANTED: readonly Edit[] = [
  // As in the code beside it: the journey's one customer has many orders.
  { file: 'infra/branches/longgang.yaml', find: 'pauseDays: 14', put: 'pauseDays: 0' },
  {
    file: 'packages/contracts/src/sampling.ts',
    find: '    windowEndsAt: instant,\n',
    put: '    windowEndsAt: instant,\n    plantedPriority: z.string().optional(),\n',
  },
  {
    file: 'services/sampling/src/domain/events-of.ts',
    find: 'const requested = { ...data,',
    put: "const requested = { ...data, plantedPriority: 'high',",
  },
  {
    file: 'packages/contracts/src/callback.ts',
    find: '  version: 1,\n  data: z.strictObject({\n    ...closing,\n    programme: slug,\n',
    put: `  version: 2,
  before: {
    data: z.looseObject({ ...closing, programme: slug }),
    example: {},
    upcast: (data) => ({ ...Object(data), plantedWay: 'unknown' }),
  },
  data: z.strictObject({
    ...closing,
    plantedWay: z.string().optional(),
    programme: slug,
`,
  },
  {
    file: 'services/callback/src/domain/events-of.ts',
    find: '    programme: task.programme,\n',
    put: "    programme: task.programme,\n    plantedWay: 'telephone',\n",
  },
  {
    file: 'services/callback/src/store/task-item.ts',
    find: '  sourceVersion: z.int().min(1),\n};',
    put: "  sourceVersion: z.int().min(1),\n  plantedField: z.string().default('planted'),\n};",
  },
  {
    file: 'services/callback/src/store/task-item.ts',
    find: '  schema: task,\n',
    put: "  schema: task,\n  schemaVersion: 2,\n  before: { schema: task, example: {}, upcast: (state) => ({ plantedField: 'brought up to date', ...state }) },\n",
  },
];
