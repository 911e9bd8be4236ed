import { openLog, readBranch } from '@huiyin/lambda';
import { api } from '../doors/api.ts';
import { envs } from '../env.ts';
import { openIntake } from './open-intake.ts';

const env = envs.api.parse(process.env);

export const handler = api({
  ...openIntake(env, readBranch(import.meta.url)),
  log: openLog({ service: 'intake', door: 'api' }),
});
