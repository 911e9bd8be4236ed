import { openLog, readBranch } from '@huiyin/lambda';
import { envs } from '../env.ts';
import { inlet } from '../inlet.ts';
import { realParts } from './parts.ts';

const env = envs.inlet.parse(process.env);

export const handler = inlet({
  ...realParts(env, readBranch(import.meta.url)),
  log: openLog({ service: 'intake', door: 'inlet' }),
});
