import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

/** Lambda puts a role's credentials into the environment, and puts them there anew before they end. */
const ENVIRONMENT_CREDENTIALS = `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`;

/** The SDK reaches for it when an operation streams events, and none that is used here does. */
const NO_EVENT_STREAMS = `
export class EventStreamSerde {
  constructor() { throw new Error('event streams are left out of the bundle'); }
}
export const eventStreamSerdeProvider = undefined;`;

/** A module of the same exports, each of which refuses to be used. */
const refusing = (path: string): string =>
  [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)]
    .map(
      ([, name]) =>
        `export const ${name} = () => () => { throw new Error('${name} is left out of the bundle'); };`,
    )
    .join('\n');

/**
 * Leaves out of every function what none of them can use, because each kilobyte is loaded before the first order: other ways to
 * credentials than the environment, JSON Schema from zod, event streams, and manifests of SDK packages but for their version.
 */
export const leavingOut: Plugin = {
  name: 'leaving-out',
  setup({ onLoad }) {
    onLoad({ filter: /@aws-sdk[\\/]credential-provider-node[\\/].*index\.js$/ }, ({ path }) => ({
      contents: ENVIRONMENT_CREDENTIALS,
      resolveDir: dirname(path),
    }));
    onLoad(
      { filter: /zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/ },
      ({ path }) => ({
        contents: refusing(path),
      }),
    );
    onLoad({ filter: /@smithy[\\/]core[\\/].*[\\/]event-streams[\\/]index\.js$/ }, () => ({
      contents: NO_EVENT_STREAMS,
    }));
    onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { loader: 'json', contents: JSON.stringify({ version }) };
    });
  },
};
