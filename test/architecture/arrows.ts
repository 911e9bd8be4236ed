import { SURFACES } from '@huiyin/services';
import type { Import } from './read-imports.ts';

/** A rule of the house: which files it speaks of, which of their imports it forbids, and why. */
export interface Arrow {
  readonly name: string;
  readonly why: string;
  readonly of: RegExp;
  readonly forbids: (target: string, found: Import) => boolean;
}

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
const serviceOf = (path: string): string | undefined => /^services\/([^/]+)\//.exec(path)?.[1];
const isRelative = (target: string): boolean => /^(packages|services|infra|test)\//.test(target);
const isTest = (path: string): boolean => /\.test\.ts$/.test(path);
const SERVICES: readonly string[] = SURFACES.map(({ service }) => service);
const isOfService = (target: string): boolean =>
  target.startsWith('services/') || SERVICES.some((service) => packageOf(target) === `@huiyin/${service}`);
const PURE = [
  '@huiyin/calendar',
  '@huiyin/draw',
  '@huiyin/kernel',
  '@huiyin/phones',
  '@huiyin/statistics',
  '@huiyin/vocabulary',
];

const CLOUD = 'packages/local-cloud/src/';
/** Which parts of the played cloud may know which others: only where AWS's own part does. */
const PARTS_KNOWN: Readonly<Record<string, readonly string[]>> = {
  lambda: ['queues'],
  'event-sources': ['lambda', 'queues', 'tables'],
  'http-api': ['issuer', 'lambda'],
};
const playedPartOf = (path: string): string | undefined =>
  /^packages\/local-cloud\/src\/played\/([^/]+)\//.exec(path)?.[1];
/** Local files outside these layers of local-cloud. */
const outsideLayers =
  (...layers: readonly string[]) =>
  (target: string): boolean =>
    isRelative(target) && !layers.some((layer) => target.startsWith(`${CLOUD}${layer}/`));

const onlyPackages =
  (...allowed: readonly string[]) =>
  (target: string): boolean =>
    !isRelative(target) && !allowed.includes(packageOf(target));

/** The same for files that do not import their neighbours either. */
const onlyPackagesAtAll =
  (...allowed: readonly string[]) =>
  (target: string): boolean =>
    !allowed.includes(packageOf(target));

/** Ways into a service. */
const EXPORTS = ['', '/alerts', '/emitters', '/estimates', '/items', '/study'];

/** The rooms of a service: each may know itself and those before it. */
const ROOMS: readonly string[] = ['domain', 'store', 'work', 'doors', 'main'];
const roomWithin = (path: string): string => /^services\/[^/]+\/src\/([^/]+)\//.exec(path)?.[1] ?? '';

export const ARROWS: readonly Arrow[] = [
  {
    name: 'kernel-stands-alone',
    why: 'everything rests on the kernel, so it rests on nothing of ours',
    of: /^packages\/kernel\//,
    forbids: onlyPackages('ulid'),
  },
  {
    name: 'calendar-is-pure',
    why: 'a deadline can be reckoned again anywhere, so it rests on what it is told alone; sources are for the freezing',
    of: /^packages\/calendar\/(?!src\/main\/|src\/holidays\/sources\.ts)/,
    forbids: (target) =>
      onlyPackages('@huiyin/kernel', '@huiyin/vocabulary', 'temporal-polyfill')(target) ||
      target.endsWith('/holidays/sources.ts'),
  },
  {
    name: 'statistics-are-pure',
    why: 'a figure follows from the counts that it is given and from nothing else',
    of: /^packages\/statistics\/src\//,
    forbids: (target) =>
      target === '@huiyin/kernel/runtime' || onlyPackages('@huiyin/kernel', 'pure-rand')(target),
  },
  {
    name: 'draw-is-pure',
    why: 'a sample can be drawn again by anybody who has the key and the orders, so it rests on nothing else',
    of: /^packages\/draw\/src\//,
    forbids(target, { typesOnly }) {
      if (packageOf(target) === '@huiyin/contracts') return !typesOnly;
      if (target === '@huiyin/kernel/runtime') return true;
      const known = onlyPackages('@huiyin/calendar', '@huiyin/kernel', '@huiyin/vocabulary');
      return target !== 'node:crypto' && known(target);
    },
  },
  {
    name: 'contracts-know-zod-only',
    why: 'contracts can be read, generated from and shipped without the rest',
    of: /^packages\/contracts\//,
    forbids: onlyPackages('zod', '@huiyin/phones', '@huiyin/vocabulary'),
  },
  {
    name: 'phones-stand-alone',
    why: 'every door reads a number the same way, so what reads it rests on nothing',
    of: /^packages\/phones\//,
    forbids: onlyPackages(),
  },
  {
    name: 'vocabulary-stands-alone',
    why: 'the words of the field may be used everywhere, so they rest on nothing',
    of: /^packages\/vocabulary\//,
    forbids: onlyPackages(),
  },
  {
    name: 'services-talk-in-contracts',
    why: 'a service that imports another can no longer change or fail alone',
    of: /^services\//,
    forbids: (target, { from }) =>
      SERVICES.some(
        (service) =>
          service !== serviceOf(from) &&
          (target.startsWith(`services/${service}/`) || packageOf(target) === `@huiyin/${service}`),
      ),
  },
  {
    name: 'domain-is-pure',
    why: 'rules know no cloud, no store and no zod at run time; they are told everything',
    of: /^services\/[^/]+\/src\/domain\//,
    forbids: (target, { from, typesOnly }) => {
      if (isRelative(target)) return !target.startsWith(`services/${serviceOf(from)}/src/domain/`);
      if (packageOf(target) === '@huiyin/contracts') return !typesOnly;
      return !PURE.includes(packageOf(target));
    },
  },
  {
    name: 'rooms-in-their-order',
    why: 'what is decided knows nothing of who asked: domain ← store ← work ← doors ← main',
    of: /^services\/[^/]+\/src\/[^/]+\//,
    forbids(target, { from }) {
      const [own, other] = [ROOMS.indexOf(roomWithin(from)), ROOMS.indexOf(roomWithin(target))];
      return own >= 0 && other > own;
    },
  },
  {
    name: 'lambda-at-the-doors',
    why: 'what a service does is the same whoever calls it',
    of: /^services\/[^/]+\/src\/(domain|store|work)\//,
    forbids: (target, { typesOnly }) => packageOf(target) === '@huiyin/lambda' && !typesOnly,
  },
  {
    name: 'services-build-no-clients',
    why: 'a service is given its clients; it makes none but in main',
    of: /^services\/[^/]+\/src\/(?!testing\/|main\/)/,
    forbids: (target, { typesOnly }) => target.startsWith('@aws-sdk/') && !typesOnly,
  },
  {
    name: 'time-and-ids-are-given',
    why: 'a rule that takes the time itself cannot be told another',
    of: /^services\/[^/]+\/src\/(domain|store|work)\//,
    forbids: (target) => target === '@huiyin/kernel/runtime' || target === 'ulid',
  },
  {
    name: 'surfaces-are-data',
    why: 'whoever reads what a service is must not pull the service in',
    of: /^services\/[^/]+\/src\/surface\.ts$/,
    forbids: onlyPackagesAtAll('@huiyin/contracts', '@huiyin/surface'),
  },
  {
    name: 'surface-knows-contracts-only',
    why: 'infra, functions, tools and tests all read surfaces, and have nothing else in common',
    of: /^packages\/surface\//,
    forbids: onlyPackages('@huiyin/contracts', '@huiyin/vocabulary', 'zod'),
  },
  {
    name: 'real-things-in-main-only',
    why: 'importing a door builds nothing, so that tests may hand it what they like',
    of: /^(?!packages\/bootstrap\/|services\/[^/]+\/src\/main\/|test\/(?:sixth-service|adapters)\/)/,
    forbids: (target) => packageOf(target) === '@huiyin/bootstrap',
  },
  {
    name: 'aws-sdk-at-the-edges',
    why: 'one package per kind of AWS dealings',
    of: /^packages\/(?!table\/|seal\/|post\/|bootstrap\/|cli\/|testing\/|sample-month\/)/,
    forbids: (target) => target.startsWith('@aws-sdk/'),
  },
  {
    name: 'page-knows-documents-only',
    why: 'a page is made of a document and of nothing else, so that the same document looks the same everywhere',
    of: /^packages\/page\/src\/(?!testing\/)/,
    forbids: onlyPackages('@huiyin/contracts', '@huiyin/vocabulary', 'hono', 'write-excel-file', 'node:zlib'),
  },
  {
    name: 'client-runs-in-a-browser',
    why: 'the API client is for programs on any machine, a browser too',
    of: /^packages\/client\//,
    forbids: onlyPackages('@huiyin/contracts', '@huiyin/kernel', '@huiyin/vocabulary', 'zod'),
  },
  {
    name: 'workbench-knows-contracts-only',
    why: 'the page talks to the branch by its contracts, like everybody else; what runs in a browser brings nothing of a server',
    of: /^packages\/workbench\/src\/page\//,
    // A document's tables are the same wherever they are shown.
    forbids: onlyPackages(
      '@huiyin/calendar',
      '@huiyin/client',
      '@huiyin/contracts',
      '@huiyin/kernel',
      '@huiyin/page',
      '@huiyin/vocabulary',
      '@tanstack/react-query',
      '@tanstack/react-router',
      'react',
      'react-dom',
      'zod',
    ),
  },
  {
    name: 'sample-month-starts-no-office',
    why: 'the month lives in a running office that it is given; the office imports the month, never the other way round',
    of: /^packages\/sample-month\//,
    forbids: (target) => ['@huiyin/office', '@huiyin/infra'].includes(packageOf(target)),
  },
  {
    name: 'cdk-in-infra-only',
    why: 'what runs must not know how it is deployed',
    of: /^(packages|services)\//,
    forbids: (target) => /^(aws-cdk-lib|constructs|cdk-nag)$/.test(packageOf(target)),
  },
  {
    name: 'middy-and-powertools-in-lambda-only',
    why: 'one home for how Lambda is spoken to',
    of: /^(?!packages\/lambda\/)/,
    forbids: (target) => /^@(middy|aws-lambda-powertools)\//.test(target),
  },
  {
    name: 'the-list-alone-knows-services',
    why: 'a service is added to the one list; packages and infra take it from there',
    of: /^(packages\/(?!services\/)|infra\/)/,
    forbids: isOfService,
  },
  {
    name: 'services-show-their-surface',
    why: 'what is inside of a service is its own: others enter by its surface, a replay by its emitters, a freeze by its items, a study by its estimates, alerts and what it lives by',
    of: /^(?!services\/)/,
    forbids: (target) =>
      isOfService(target) &&
      !SERVICES.some((service) => EXPORTS.some((way) => target === `@huiyin/${service}${way}`)),
  },
  {
    name: 'dynamo-on-sqlite-stands-alone',
    why: 'an engine that knows its users cannot be held to AWS apart from them',
    of: /^packages\/dynamo-on-sqlite\//,
    forbids: (target) =>
      isRelative(target)
        ? !target.startsWith('packages/dynamo-on-sqlite/')
        : !target.startsWith('node:') && packageOf(target) !== 'zod',
  },
  {
    name: 'machine-knows-no-cloud',
    why: 'a clock, a state on disk and what is under way are the same whatever is played on them',
    of: /^packages\/local-cloud\/src\/machine\//,
    forbids: (target) =>
      outsideLayers('machine')(target) ||
      (!isRelative(target) && !target.startsWith('node:') && packageOf(target) !== '@huiyin/kernel'),
  },
  {
    name: 'played-knows-no-template',
    why: 'a part of the cloud gets its definition as a value, wherever that was written',
    of: /^packages\/local-cloud\/src\/played\//,
    forbids: outsideLayers('machine', 'played'),
  },
  {
    name: 'parts-of-the-cloud-apart',
    why: 'a part of the cloud can be read alone; what joins them is the wire',
    of: /^packages\/local-cloud\/src\/played\//,
    forbids(target, { from }) {
      const [own, other] = [playedPartOf(from), playedPartOf(target)];
      return other !== undefined && own !== other && !(PARTS_KNOWN[own ?? ''] ?? []).includes(other);
    },
  },
  {
    name: 'template-runs-nothing',
    why: 'what a template says is a value, and is known before anything runs',
    of: /^packages\/local-cloud\/src\/template\//,
    forbids: outsideLayers('machine', 'played', 'template'),
  },
  {
    name: 'through-the-front-door',
    why: 'a package is entered by its index',
    of: /^(packages|services|infra|test)\//,
    forbids: (target, { from }) => isRelative(target) && roomOf(target) !== roomOf(from),
  },
];

const roomOf = (path: string): string =>
  path
    .split('/')
    .slice(0, /^(infra|test)\//.test(path) ? 1 : 2)
    .join('/');

/** Which rules an import breaks. Tests may reach for doubles and tools. */
export const brokenBy = (found: Import): readonly Arrow[] =>
  ARROWS.filter(
    (arrow) => arrow.of.test(found.from) && !isTest(found.from) && arrow.forbids(found.to, found),
  );

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** Imports under `root` as imports among folders; types count too, for a folder is read with the types it names. */
export const amongFolders = (imports: readonly Import[], root: string): Import[] =>
  imports
    .filter(({ from, to }) => from.startsWith(root) && to.startsWith(root) && folderOf(from) !== folderOf(to))
    .map(({ from, to }) => ({ from: folderOf(from), to: folderOf(to), typesOnly: false }));

/** A real environment is read where a process begins, and nowhere else. */
export const readsEnvironment = (path: string, text: string): boolean =>
  /^(packages|services|infra)\//.test(path) &&
  !isTest(path) &&
  !/(^infra|\/src)\/main\//.test(path) &&
  // A name in quotes is no reading.
  /(?<!['"])\bprocess\.env\b/.test(text);

/** In calendar, draw, statistics and behind a service's doors time, chance and ids come from outside, not from the language either. */
export const takesTimeOrChance = (path: string, text: string): boolean =>
  /^(services\/[^/]+\/src\/(domain|store|work)|packages\/(calendar|draw|statistics)\/src)\//.test(path) &&
  !isTest(path) &&
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\bperformance\.now\(|\bTemporal\.Now\b/.test(
    text,
  );

/** Rounds of imports among files or folders (`a → b → a`), each reported once. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to, typesOnly } of imports)
    if (!typesOnly && isRelative(to)) next.set(from, [...(next.get(from) ?? []), to]);
  const cycles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, path: string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return cycles;
}
