import { openLog, readBranch } from '@huiyin/lambda';
import { api } from '../api.ts';
import { envs } from '../env.ts';
import { realParts } from './parts.ts';

const env = envs.api.parse(process.env);

export const handler = api({
  ...realParts(env, readBranch(import.meta.url)),
  log: openLog({ service: 'intake', door: 'api' }),
});
