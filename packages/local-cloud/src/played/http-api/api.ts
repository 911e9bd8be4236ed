import type { AuthorizerDefinition } from '../issuer/issuer.ts';

export interface RouteDefinition {
  /** `POST /work-orders`, `GET /tasks/{id}`, `ANY /{proxy+}`, `$default` */
  key: string;
  integrationId: string;
  /** absent: open to all */
  authorizerId: string | undefined;
  scopes: readonly string[];
}
/** One HTTP API of the templates. */
export interface ApiDefinition {
  id: string;
  name: string;
  stack: string;
  /** the host name that AWS would give it */
  host: string;
  routes: RouteDefinition[];
  integrations: Map<string, { functionName: string; timeoutMs: number }>;
  authorizers: Map<string, AuthorizerDefinition>;
}
