import { type EvidenceBucket, evidenceBucket } from '@huiyin/evidence';
import type { OpenDoor } from './open-door.ts';

/** The bucket for files that people hand over, with the function's own credentials; give it the process's environment. */
export const openEvidence = (
  { environment, now }: OpenDoor<{ readonly EVIDENCE_DOMAIN: string }>,
  variables: NodeJS.ProcessEnv,
): EvidenceBucket => {
  const { EVIDENCE_DOMAIN: domain } = environment;
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region = '' } = variables;
  return evidenceBucket({
    // Where another plays AWS, buckets are told apart by the path.
    url: endpoint === undefined ? `https://${domain}` : `${endpoint}/${domain.split('.')[0]}`,
    region,
    credentials: () => ({
      accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
      sessionToken: variables['AWS_SESSION_TOKEN'],
    }),
    now,
  });
};
