import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { markedPure } from './only-what-is-used.ts';

/** Lambda puts a role's credentials into the environment, and puts them there anew before they end. */
const ENVIRONMENT_CREDENTIALS = `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`;

/** The SDK reaches for it when an operation streams events, and none that is used here does. */
const NO_EVENT_STREAMS = `
export class EventStreamSerde {
  constructor() { throw new Error('event streams are left out of the bundle'); }
}
export const eventStreamSerdeProvider = undefined;`;

/** It is off unless a variable turns it on, and our functions have no such variable. */
const NO_ENDPOINT_DISCOVERY = `
export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined, configFileSelector: () => undefined, default: undefined,
};
export const resolveEndpointDiscoveryConfig = (config) => config;`;

/** A function is configured by its environment; there is no `~/.aws` that it would have to look for at every start. */
const NO_FILES = `
export { CONFIG_PREFIX_SEPARATOR } from './constants';
export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`;

/**
 * What is read of the process, without the module: loading that asks for each of its properties, which opens its streams (4 ms).
 */
const PROCESS = `export const { env, versions } = process;
export default process;`;

/** Only virtual machines ask the metadata service for their region. */
const NO_INSTANCE = 'export const getInstanceMetadataRegion = async () => undefined;';

/** Signing for several regions at once; every branch lies in one. */
const ONE_REGION = `
import { SignatureV4 } from '@smithy/signature-v4';
export class SignatureV4MultiRegion extends SignatureV4 {
  static sigv4aDependency() { return 'none'; }
}`;

/** A class that nothing here makes. Only the header formatter of event streams is made, and never asked. */
const neverMade = (name: string): string => `export class ${name} {}`;

/** A module of the same exports, each of which gives functions that refuse to be used. */
function refusing(path: string): string {
  const names = [...readFileSync(path, 'utf8').matchAll(/^export (?:const|function|class) (\w+)/gm)];
  return `const refuse = () => () => { throw new Error('JSON Schema is left out of the bundle'); };
export { ${names.map(([, name]) => `refuse as ${name}`).join(', ')} };`;
}

/** What our code tells apart by its class; any other fault of a service is told by its name. */
const TOLD_BY_CLASS = ['ConditionalCheckFailedException'];

/**
 * The schemas of an SDK client without those of errors that nobody tells apart: such an error becomes the service's general
 * exception with the same name, message and status. What the SDK itself retries because its class says so stays. Schemas of
 * operations that no door calls go too: their computed keys hide from a bundler that making them has no effect.
 */
function fewerSchemas(path: string): string {
  const classes = readFileSync(join(dirname(path), '../models/errors.js'), 'utf8').split('export class ');
  const retried = classes.filter((text) => text.includes('$retryable')).map((text) => /\w+/.exec(text)?.[0]);
  const kept = new Set([...TOLD_BY_CLASS, ...retried]);
  const source = readFileSync(path, 'utf8').replace(
    /^n0_registry\.registerError\(\w+\$, (\w+)\);$/gm,
    (line, error: string) => (kept.has(error) ? line : ''),
  );
  return markedPure(path, source);
}

/** The text without what is to go; whoever reads another version of zod is told. */
function replaced(text: string, ...edits: readonly (readonly [RegExp, string])[]): string {
  return edits.reduce((before, [sought, by]) => {
    const after = before.replace(sought, by);
    if (after === before) throw new Error(`zod has nothing like ${sought} any more`);
    return after;
  }, text);
}

/**
 * zod without what a function has no use for:
 * - Its methods of a text for formats (`z.string().email()`) bring each format into every bundle; they are deprecated for functions
 *   (`z.email()`), which are carried only where they are called.
 * - It compiles a program for each object at the first that it reads: a tenth of a function's start, for reading what follows in 7 µs
 *   instead of 8, of which DynamoDB's way to write values takes another 16.
 * - One `never` does for all strict objects, where it makes one for each.
 */
const leanSchemas = (path: string): string =>
  replaced(
    `${readFileSync(path, 'utf8')}\nlet onlyNever;\n`,
    [/^ {4}\w+\(params\) \{\n {8}return this\.check\(core\._\w+\(Zod\w+, params\)\);\n {4}\},\n/gm, ''],
    [/core\.\$ZodObjectJIT\.init/, 'core.$ZodObject.init'],
    [/catchall: never\(\),/, 'catchall: (onlyNever ??= never()),'],
  );

/** Which file of which package becomes what. */
const LEFT_OUT: readonly (readonly [RegExp, (path: string) => string])[] = [
  [/@aws-sdk[\\/]credential-provider-node[\\/].*index\.js$/, () => ENVIRONMENT_CREDENTIALS],
  [/@aws-sdk[\\/]middleware-endpoint-discovery[\\/]dist-es[\\/]index\.js$/, () => NO_ENDPOINT_DISCOVERY],
  [/@aws-sdk[\\/]signature-v4-multi-region[\\/]dist-es[\\/]index\.js$/, () => ONE_REGION],
  [/@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/, fewerSchemas],
  [/@smithy[\\/]core[\\/].*[\\/]event-streams[\\/]index\.js$/, () => NO_EVENT_STREAMS],
  [/@smithy[\\/]signature-v4[\\/]dist-es[\\/]HeaderFormatter\.js$/, () => neverMade('HeaderFormatter')],
  [/@smithy[\\/]core[\\/].*[\\/]shared-ini-file-loader[\\/]loadSharedConfigFiles\.js$/, () => NO_FILES],
  [/@smithy[\\/]core[\\/].*[\\/]getInstanceMetadataRegion\.js$/, () => NO_INSTANCE],
  // Only the adaptive way to retry has one, and nobody chooses it.
  [/@smithy[\\/]core[\\/].*[\\/]DefaultRateLimiter\.js$/, () => neverMade('DefaultRateLimiter')],
  // Node has these sums itself.
  [/@smithy[\\/]core[\\/].*[\\/]Sha256Js\.js$/, () => neverMade('Sha256Js')],
  [/@smithy[\\/]core[\\/].*[\\/]Md5Js\.js$/, () => neverMade('Md5Js')],
  [/zod[\\/]v4[\\/]classic[\\/]schemas\.js$/, leanSchemas],
  [/zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/, refusing],
];

/**
 * Leaves out of every function what none of them can use, because each kilobyte is loaded before the first order: other ways to
 * credentials than the environment, JSON Schema from zod, what the SDK has for other runtimes and for services that are not
 * used, and manifests of SDK packages but for their version.
 */
export const leavingOut: Plugin = {
  name: 'leaving-out',
  setup({ onLoad, onResolve }) {
    for (const [filter, contentsOf] of LEFT_OUT)
      onLoad({ filter }, ({ path }) => ({ contents: contentsOf(path), resolveDir: dirname(path) }));
    onResolve({ filter: /^(node:)?process$/ }, () => ({ path: 'process', namespace: 'leaving-out' }));
    onLoad({ filter: /^process$/, namespace: 'leaving-out' }, () => ({ contents: PROCESS }));
    onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { loader: 'json', contents: JSON.stringify({ version }) };
    });
  },
};
