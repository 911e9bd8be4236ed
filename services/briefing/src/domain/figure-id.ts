import { parsePeriod } from '@huiyin/calendar';

/** Of whom a figure is, in the order in which its name says it; nothing: of the branch. */
const SCOPES = [
  ...(['department', 'team', 'business', 'segment', 'crews'] as const),
  ...(['staff', 'agent', 'slot', 'nth', 'days'] as const),
] as const;
export type ScopeName = (typeof SCOPES)[number];
export type FigureScope = Readonly<Partial<Record<ScopeName, string>>>;

/** What is counted in which period, and of whom. */
export interface Figure {
  readonly period: string;
  readonly measure: string;
  readonly of: FigureScope;
}

/** Own crews in the place of a partner; nobody else's name begins so. */
export const OWN_CREWS = '.own';

/** `2026-10/satisfaction/team:repair-1`. What the upstream system may spell as it likes is written as in an address. */
export const figureIdOf = ({ period, measure, of }: Figure): string =>
  [
    period,
    measure.split('/').map(escaped).join('/'),
    ...SCOPES.flatMap((name) => {
      const value = of[name];
      return value === undefined ? [] : [`${name}:${escaped(value)}`];
    }),
  ].join('/');

/** Undefined: no figure is called so, whatever is counted. Each has one name only. */
export function parseFigureId(id: string): Figure | undefined {
  const [period = '', ...parts] = id.split('/');
  const begin = parts.findIndex((part) => part.includes(':'));
  const measure = unescaped((begin < 0 ? parts : parts.slice(0, begin)).join('/'));
  if (measure === undefined) return undefined;
  const of: Partial<Record<ScopeName, string>> = {};
  for (const part of begin < 0 ? [] : parts.slice(begin)) {
    const colon = part.indexOf(':');
    const name = SCOPES.find((each) => each === part.slice(0, colon));
    const value = unescaped(part.slice(colon + 1));
    if (!name || value === undefined) return undefined;
    of[name] = value;
  }
  const figure = { period, measure, of };
  return parsePeriod(period) && figureIdOf(figure) === id ? figure : undefined;
}

/** Also what stands unescaped in an address and in no figure's name. */
const escaped = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
