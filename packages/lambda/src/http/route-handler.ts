import type { Issue, ROUTES, RouteKey } from '@huiyin/contracts';
import type { Outcome } from '@huiyin/kernel';
import type * as z from 'zod';
import type { Log } from '../log/log.ts';
import type { Caller } from './caller.ts';
import type { Rendered } from './rendered.ts';

type Part<Key extends RouteKey, Name extends 'path' | 'query' | 'body'> = (typeof ROUTES)[Key] extends {
  readonly [N in Name]: infer Schema extends z.ZodType;
}
  ? z.output<Schema>
  : undefined;

/** A leader's team, or a head's department. */
export interface CallersPart {
  readonly of: 'team' | 'department';
  readonly id: string;
  readonly teams: readonly string[];
}

/** A call of one contract route: who calls, and what they sent, as the contract reads it. */
export interface RouteRequest<Key extends RouteKey> {
  readonly route: Key;
  readonly path: Part<Key, 'path'>;
  readonly query: Part<Key, 'query'>;
  readonly body: Part<Key, 'body'>;
  readonly caller: Caller;
  /** The part of the branch that the caller may see by this route; absent: the whole. What is answered is held to it in any case. */
  readonly part?: CallersPart;
  readonly traceId: string;
  readonly log: Log;
}

/** What the contract says this route answers. */
export type RouteAnswer<Key extends RouteKey> = z.input<(typeof ROUTES)[Key]['answer']>;

/** The rule that refused: its name alone, or with the fields at fault. */
export type RouteRefusal<Rule extends string> =
  | Rule
  | { readonly rule: Rule; readonly issues?: readonly Issue[] };

export type RouteHandler<Key extends RouteKey, Rule extends string> = (
  request: RouteRequest<Key>,
) => Promise<Outcome<RouteAnswer<Key> | Rendered, RouteRefusal<Rule>>>;
