import { readFileSync } from 'node:fs';
import { type BranchConfiguration, branchConfiguration } from '@huiyin/contracts';
import { parse } from 'yaml';

const file = new URL('../../../infra/branches/longgang.yaml', import.meta.url);

/** The demo branch's configuration as it is deployed. */
export const longgang = (): BranchConfiguration =>
  branchConfiguration.parse(parse(readFileSync(file, 'utf8')));
