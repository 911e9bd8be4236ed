import { type GuardedOffice, officeStack } from '../../office.ts';
import { type Buses, buses } from './buses.ts';
import { guardedApi, type OfficeApi, openApi } from './http-api.ts';
import { identity } from './identity.ts';
import { keyRing, type OfficeKeys } from './key-ring.ts';

/** What all services of a branch stand on. */
export interface Foundation {
  readonly buses: Buses;
  readonly api: OfficeApi;
  readonly keys: OfficeKeys;
}

export function foundation(office: GuardedOffice): Foundation {
  const stack = officeStack(office, 'foundation', 'buses, API, identity and keys');
  // The page that the identity sends people back to lies on the API's own address.
  const api = openApi(stack, office);
  return {
    buses: buses(stack, office),
    keys: keyRing(stack, office),
    api: guardedApi(api, identity(stack, office, api.apiEndpoint)),
  };
}
