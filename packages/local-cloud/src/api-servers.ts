import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ApiDefinition } from './http-api/api.ts';
import { createFront, type FrontSurroundings, send } from './http-api/front.ts';
import { createIssuerFront } from './issuer/front.ts';
import type { Issuer } from './issuer/issuer.ts';

type Front = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Everything on one machine listens on this address only. */
export const HOST = '127.0.0.1';

export const listen = (server: Server, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(`http://${HOST}:${typeof address === 'object' && address !== null ? address.port : port}`);
    });
  });

/** Each HTTP API on a port of its own, with the identity provider, then the routes, then what the host serves beside. */
export async function serveApis(
  apis: readonly ApiDefinition[],
  o: FrontSurroundings & { issuer: Issuer; port: number; fallback: Front | undefined },
): Promise<{ servers: Server[]; urls: Map<ApiDefinition, string> }> {
  const servers: Server[] = [];
  const urls = new Map<ApiDefinition, string>();
  for (const [index, api] of apis.entries()) {
    const [authorizer] = api.authorizers.values();
    const fronts: (Front | undefined)[] = [
      createIssuerFront(o.issuer, authorizer, () => urls.get(api) ?? ''),
      createFront(api, o),
      o.fallback,
    ];
    const server = createServer((request, response) => {
      if (!fronts.some((front) => front?.(request, response)))
        send(response, { status: 404, message: 'Not Found' });
    });
    server.keepAliveTimeout = 0;
    servers.push(server);
    urls.set(api, await listen(server, index === 0 ? o.port : 0));
  }
  return { servers, urls };
}
