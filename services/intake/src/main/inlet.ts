import { openLog, readBranch } from '@huiyin/lambda';
import { inlet } from '../doors/inlet.ts';
import { envs } from '../env.ts';
import { openIntake } from './open-intake.ts';

const env = envs.inlet.parse(process.env);

export const handler = inlet({
  ...openIntake(env, readBranch(import.meta.url)),
  log: openLog({ service: 'intake', door: 'inlet' }),
});
