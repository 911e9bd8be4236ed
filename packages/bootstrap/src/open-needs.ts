import { type KeyRing, monthNeeds } from '@huiyin/seal';
import { dynamodb } from './dynamodb.ts';
import type { OpenDoor } from './open-door.ts';

/** For a door that tells its needs and touches no key: without KMS, which would be a third of its bundle's own weight. */
export const openNeeds = ({
  environment,
}: OpenDoor<{ readonly KEYS_TABLE_NAME: string }>): Pick<KeyRing, 'tellNeeds'> => ({
  tellNeeds: monthNeeds(dynamodb(), environment.KEYS_TABLE_NAME).tell,
});
