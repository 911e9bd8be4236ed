import type { RunFile } from '@huiyin/client';

/** How an SDK client reaches the cloud that runs here; a deployed branch needs no settings but the caller's own. */
export const localClientSettings = (run: RunFile, service: keyof RunFile['endpoints']) => ({
  endpoint: run.endpoints[service],
  region: run.region,
  credentials: { accessKeyId: 'operator', secretAccessKey: 'local' },
});
