import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { ownHostOnly } from '../machine/own-host.ts';
import type { ApiDefinition } from '../played/http-api/api.ts';
import { createFront, type HttpApiDeps, send } from '../played/http-api/front.ts';
import { createIssuerFront } from '../played/issuer/front.ts';
import type { Issuer } from '../played/issuer/issuer.ts';

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
  o: HttpApiDeps & {
    issuer: Issuer;
    fallback: Front | undefined;
    /** listens and answers the base URL */
    open(server: Server, index: number): Promise<string>;
  },
): Promise<{
  /** by the API's name and by its stack's */
  urls: Record<string, string>;
  /** puts the local addresses where a text names the hosts that AWS would give */
  localize(text: string): string;
  /** puts the local identity provider's address where a text is an issuer's, to the letter */
  localIssuer(text: string): string;
}> {
  const urls: Record<string, string> = {};
  const byHost = new Map<string, string>();
  const byIssuer = new Map<string, string>();
  for (const [index, api] of apis.entries()) {
    const [authorizer] = api.authorizers.values();
    const fronts: (Front | undefined)[] = [
      createIssuerFront(o.issuer, authorizer, { baseUrl: () => byHost.get(api.host) ?? '', now: o.now }),
      createFront(api, o),
      o.fallback,
    ];
    const serve: RequestListener = (request, response) => {
      try {
        if (!fronts.some((front) => front?.(request, response)))
          send(response, { status: 404, message: 'Not Found' });
      } catch (fault) {
        o.onFault(fault);
        if (!response.headersSent) send(response, { status: 500, message: 'Internal Server Error' });
        else response.destroy();
      }
    };
    const server = createServer(ownHostOnly(serve));
    server.keepAliveTimeout = 0;
    const url = await o.open(server, index);
    byHost.set(api.host, url);
    if (authorizer) byIssuer.set(authorizer.issuer, url);
    urls[api.name] = url;
    urls[api.stack] ??= url;
  }
  return {
    urls,
    localIssuer: (text) => byIssuer.get(text) ?? text,
    localize(text) {
      let local = text;
      for (const [host, url] of byHost) local = local.replaceAll(`https://${host}`, url);
      return local;
    },
  };
}
