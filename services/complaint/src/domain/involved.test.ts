import { CASE_ACTS, type CaseAct } from '@huiyin/vocabulary';
import { describe, expect, it } from 'vitest';
import {
  acknowledging,
  after,
  branch,
  CASES,
  callback,
  concluding,
  interviewBy,
  noon,
  officer,
  requestOf,
} from '../testing/cases.ts';
import type { CaseFile } from './case-file.ts';
import type { Actor, CaseCommand } from './commands.ts';
import { decide } from './decide.ts';
import { eventsOf } from './events-of.ts';
import { nextStepsOf } from './next-steps.ts';

const ofTeam = (team: string | undefined): Actor => ({ ...officer, team });
const TEAM = CASES.received.order.team;

const COMMANDS: Readonly<Record<string, (actor: Actor) => CaseCommand>> = {
  acknowledge: (actor) => ({ ...acknowledging, actor }),
  accept: (actor) => ({ kind: 'accept', actor, at: noon }),
  decline: (actor) => ({ kind: 'decline', actor, at: noon }),
  'hand-on': (actor) => ({ kind: 'hand-on', actor, owner: 'officer-02', at: noon }),
  assess: (actor) => ({ kind: 'assess', actor, at: noon }),
  investigate: (actor) => ({ kind: 'investigate', actor, at: noon }),
  conclude: (actor) => ({ ...concluding, actor }),
  communicate: (actor) => ({ kind: 'communicate', way: 'phone', actor, at: noon }),
  withdraw: (actor) => ({ kind: 'withdraw', actor, at: noon }),
  refer: (actor) => ({ kind: 'refer', to: 'court', actor, at: noon }),
  reveal: (actor) => ({ kind: 'reveal', reason: 'investigate', actor, at: noon }),
};
/** Whoever has a case about their own team gets rid of it: by these. */
const GIVES_AWAY = ['decline', 'hand-on'];

const open = (kind: string): CaseFile => {
  const state = kind === 'acknowledge' ? 'received' : kind === 'communicate' ? 'answered' : 'acknowledged';
  return { ...CASES[state], offeredTo: officer.id };
};
const refusalOf = (found: CaseFile, command: CaseCommand, of = branch) => {
  const outcome = decide(found, command, of);
  return outcome.ok ? undefined : outcome.refusal;
};

describe('nobody handles a case about their own team', () => {
  it.each(Object.keys(COMMANDS))('%s', (kind) => {
    const command = COMMANDS[kind];
    if (!command) throw new Error(kind);
    const refusal = GIVES_AWAY.includes(kind) ? undefined : 'own-team';
    expect(refusalOf(open(kind), command(ofTeam(TEAM)))).toBe(refusal);
    expect(refusalOf(open(kind), command(ofTeam('meter-1')))).toBeUndefined();
    expect(refusalOf(open(kind), command(ofTeam(undefined)))).toBeUndefined();
    const isNext = (actor: Actor) =>
      nextStepsOf(open(kind), actor, noon, branch).some((step) => step === kind);
    expect(isNext(ofTeam(TEAM))).toBe(refusal === undefined);
    expect(isNext(ofTeam('meter-1'))).toBe(true);
  });

  it('as the branch file says where they come from, too', () => {
    const owners = [
      { id: 'officer-01', role: 'officer' as const, team: TEAM },
      { id: 'officer-02', role: 'officer' as const, team: 'meter-1' },
    ];
    const of = { ...branch, complaints: { ...branch.complaints, owners } };
    expect(refusalOf(CASES.received, acknowledging, of)).toBe('own-team');
    const other = { id: 'officer-02', roles: ['officer'] as const };
    expect(refusalOf(CASES.received, { ...acknowledging, actor: other }, of)).toBeUndefined();
    const naming = (owner: string) => ({ ...acknowledging, actor: other, owner });
    expect(refusalOf(CASES.received, naming('officer-01'), of)).toBe('owner-of-team');
    expect(refusalOf(CASES.received, naming('officer-02'), of)).toBeUndefined();
    const handing = (owner: string) => ({ kind: 'hand-on', actor: officer, at: noon, owner }) as const;
    expect(refusalOf(CASES.acknowledged, handing('officer-01'), of)).toBe('owner-of-team');
    expect(refusalOf(CASES.acknowledged, handing('officer-02'), of)).toBeUndefined();
  });
});

describe('who had a case in hand', () => {
  const callersOf = (found: CaseFile) => eventsOf(found)['second-callback.requested']?.data;

  it('is told with the second callback, beside who rang first', () => {
    const by = (id: string) => ({ id, roles: ['officer', 'supervisor'] as const });
    const raised = after(undefined, { kind: 'callback', event: callback(), at: noon });
    const rungAgain = callback({ interview: interviewBy('agent-05'), concerns: ['complaint'] }, 3);
    const again = after(raised, { kind: 'callback', event: rungAgain, at: noon });
    const taken = after(again, { ...acknowledging, actor: by('supervisor-01'), owner: 'officer-02' });
    const assessed = after(taken, { kind: 'assess', actor: by('a'), at: noon });
    const handed = after(assessed, { kind: 'hand-on', actor: by('b'), owner: 'officer-01', at: noon });
    const accepted = after(handed, { kind: 'accept', actor: officer, at: noon });
    const concluded = after(accepted, { ...concluding, actor: by('c') });
    expect(callersOf(concluded)).toMatchObject({
      firstCallers: ['agent-01', 'agent-05'],
      resolvers: ['officer-02', 'a', 'officer-01', 'c'],
    });
  });

  it('is told of a request with who took it', () => {
    const request = {
      kind: 'request',
      request: requestOf(),
      actor: { id: 'desk-1', roles: [] },
      at: noon,
    } as const;
    const taken = after(after(undefined, request), acknowledging);
    expect(callersOf(after(taken, concluding))).toMatchObject({
      firstCallers: ['desk-1'],
      resolvers: ['officer-01'],
    });
  });

  const QUIET: readonly CaseAct[] = ['reveal', 'hand-on', 'decline'];
  it.each(CASE_ACTS.filter((act) => QUIET.includes(act)))('grows by nobody under %s', (act) => {
    const command = COMMANDS[act]?.({ id: 'officer-01', roles: ['officer'] });
    if (!command) throw new Error(act);
    const found = { ...open(act), resolvers: ['x'] };
    expect(after(found, command).resolvers).toEqual(['x']);
  });

  it('is who tells the customer, too', () => {
    const found = { ...CASES.answered, resolvers: ['x'] };
    const told = after(found, { kind: 'communicate', way: 'visit', actor: officer, at: noon });
    expect(told.resolvers).toEqual(['x', 'officer-01']);
    const investigated = after(
      { ...CASES.acknowledged, resolvers: [] },
      { kind: 'investigate', actor: officer, at: noon },
    );
    expect(investigated.resolvers).toEqual(['officer-01']);
  });
});
