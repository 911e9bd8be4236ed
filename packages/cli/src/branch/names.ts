import type { ServiceName } from '@huiyin/contracts';

/** The physical names of one branch's cloud parts, as its stacks give them (a test holds the two together). */
export const namesOf = (branch: string) => ({
  inletBus: `huiyin-${branch}-inlet`,
  mainBus: `huiyin-${branch}-main`,
  table: (owner: ServiceName | 'keys') => `huiyin-${branch}-${owner}`,
  deadLetters: (service: ServiceName, door: string) => `huiyin-${branch}-${service}-${door}-dead`,
});
