import { isDeepStrictEqual } from 'node:util';
import { calendarOf, dayOf, type Instant, nextOpen, toInstant } from '@huiyin/calendar';
import type {
  BranchConfiguration,
  BusEvent,
  CallbackClosed,
  ComplaintCase,
  RequestBody,
} from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import { lambdaContext, logDouble, sqsEvent } from '@huiyin/lambda/testing';
import { type Letter, mailLedger } from '@huiyin/post';
import type { KeyRing } from '@huiyin/seal';
import { emitter, fromItem, type Item } from '@huiyin/table';
import { interviewOf, keyRingDouble, localTable } from '@huiyin/testing';
import {
  accuses,
  CASE_KINDS,
  type CaseAct,
  COMPLAINT_CLASSES,
  runningDeadlines,
  secondTaskIdOf,
} from '@huiyin/vocabulary';
import { type CaseFile, publicCase } from '../domain/case-file.ts';
import type { Actor } from '../domain/commands.ts';
import { deadlines } from '../doors/deadlines.ts';
import { inbox } from '../doors/inbox.ts';
import { caseOf } from '../store/cases.ts';
import { depositsOf } from '../store/deposits.ts';
import { COMPLAINT_CASE } from '../store/items.ts';
import { surface } from '../surface.ts';
import { acknowledge } from '../work/acknowledge.ts';
import type { CaseDeps } from '../work/command-case.ts';
import { conclude } from '../work/conclude.ts';
import { handOn } from '../work/hand-on.ts';
import { history } from '../work/history.ts';
import { merge } from '../work/merge.ts';
import { redistribute, showRedistribution } from '../work/redistribute.ts';
import { reply } from '../work/reply.ts';
import { speak } from '../work/speak.ts';
import { takeRequest } from '../work/take-request.ts';
import { type OwnerStep, takeStep } from '../work/take-step.ts';
import {
  callback,
  customer,
  flaggedOrder,
  branch as longgang,
  orderOf,
  sealed,
  secondCallback,
} from './cases.ts';
import { memoryBucket } from './memory-bucket.ts';

/** What came of lived cases: how often each act was done, each rule refused, the machine died, and so on. */
export interface LivedCases {
  readonly cases: number;
  readonly acts: ReadonlyMap<string, number>;
  readonly refusals: ReadonlyMap<string, number>;
  readonly deaths: number;
  readonly sweeps: number;
  readonly letters: number;
  readonly closed: number;
}

/** A case as one write left it; its newest step is what was done. */
export interface CaseWrite {
  readonly at: Instant;
  readonly found: CaseFile;
}

/** A branch that was lived to its end: every write of every case in its order, and whatever the bus carried. */
export interface LivedWorld {
  readonly seed: number;
  readonly branch: BranchConfiguration;
  /** When it ended. */
  readonly at: Instant;
  readonly writes: ReadonlyMap<string, readonly CaseWrite[]>;
  readonly carried: readonly BusEvent[];
}

type Closing = Pick<CallbackClosed, 'closedAt' | 'closedDay'>;

/** Thrown where something is not as it has to be. */
class Broken extends Fault {
  constructor(what: string, about: unknown) {
    super('invariant-broken', `${what}: ${JSON.stringify(about)}`);
  }
}

const assert = (holds: boolean, what: string, about: unknown): void => {
  if (!holds) throw new Broken(what, about);
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Who may own cases; the fourth officer comes from a team that cases are about. */
const owners = [
  { id: 'officer-01', role: 'officer' as const },
  { id: 'officer-02', role: 'officer' as const },
  { id: 'officer-03', role: 'officer' as const },
  { id: 'officer-04', role: 'officer' as const, team: 'repair-1' },
  { id: 'supervisor-01', role: 'supervisor' as const },
  { id: 'supervisor-02', role: 'supervisor' as const },
];
const branch = { ...longgang, complaints: { ...longgang.complaints, owners } };
const TEAMS = ['repair-1', 'repair-2', 'meter-1'] as const;

/** What each link pays for a responsible complaint and is given for praise, written out from the branch file. */
const SCALE = {
  ordinary: { employee: -200, others: -170 },
  important: { employee: -500, others: -320 },
  major: { employee: -1000, others: -1000 },
  praise: { employee: 100, others: 50 },
} as const;

/** Under which acts a case may get, change or lose its owner. */
const TAKES_ON: readonly CaseAct[] = ['acknowledge', 'accept'];
const LEAVES: readonly CaseAct[] = ['callback-major', 'assess-graver'];
/** What the service itself reads of its own events. */
const READ: ReadonlySet<string> = new Set(
  surface.doors.inbox.reads.flatMap((read) => (typeof read === 'string' ? [read] : [])),
);
/** Ends without a conclusion. */
const UNCONCLUDED = ['withdrawn', 'referred', 'merged', 'taken-back'];

/** A generator of numbers from 0 to 1 that are the same for a seed (mulberry32). */
function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What is known of a case from what was written, write by write. */
interface Watched {
  found: CaseFile;
  readonly steps: CaseFile['steps'][number][];
  readonly noticed: Set<string>;
}

/**
 * One branch whose cases are lived at random: people act in any order, twice and two at once, events come late, twice and in any
 * order, the clock jumps, and the machine dies at any write. Every write is held to what must be true of it, and in the end the whole.
 */
class World {
  readonly acts = new Map<string, number>();
  readonly refusals = new Map<string, number>();
  deaths = 0;
  sweeps = 0;
  readonly letters: Letter[] = [];
  private readonly next: () => number;
  private present: number;
  private readonly watched = new Map<string, Watched>();
  /** What the newest event says of each case. */
  private readonly told = new Map<string, { readonly version: number; readonly data: ComplaintCase }>();
  private queue: BusEvent[] = [];
  private readonly writes = new Map<string, CaseWrite[]>();
  /** Each event once, however often it comes. */
  private readonly carried: BusEvent[] = [];
  private readonly asked: { readonly caseId: string; readonly round: number }[] = [];
  private readonly versions = new Map<string, number>();
  private readonly closings = new Map<string, Closing>();
  private readonly redistributions = new Set<string>();
  /** How many writes the machine still makes, and whether it dies before or after the last; undefined: it lives. */
  private dying: { writes: number; readonly isAfter: boolean } | undefined;
  private isDead = false;
  private broken: unknown;
  private ids = 0;
  private readonly caseIds: string[] = [];
  private readonly deps: CaseDeps & { readonly keys: KeyRing };

  static async open(seed: number, keys: KeyRing) {
    const clock = { now: () => new Date(0) };
    const local = await localTable(surface, () => clock.now());
    return new World(seed, keys, local, clock);
  }

  private readonly seed: number;
  private readonly local: Awaited<ReturnType<typeof localTable>>;

  private constructor(
    seed: number,
    keys: KeyRing,
    local: Awaited<ReturnType<typeof localTable>>,
    clock: { now: () => Date },
  ) {
    this.seed = seed;
    this.local = local;
    this.next = numbersOf(seed);
    this.present = Date.parse('2026-01-05T00:00:00.000Z') + Math.floor(this.next() * 250) * DAY;
    clock.now = () => new Date(this.present);
    this.deps = {
      branch,
      table: local.table,
      now: () => new Date(this.present),
      keys,
      bucket: memoryBucket().bucket,
    };
    local.client.middlewareStack.add(
      (send, { commandName }) =>
        async (args) => {
          if (this.isDead) throw new Error('the machine is dead');
          if (commandName !== 'PutItemCommand') return send(args);
          const isLast = this.dying?.writes === 0;
          if (this.dying) this.dying.writes -= 1;
          if (isLast && !this.dying?.isAfter) this.die();
          const answer = await send(args);
          // Any item: what lies in a command is typed by the SDK's own middleware only.
          try {
            this.watch((args.input as { readonly Item: Item }).Item);
          } catch (error) {
            // Whoever wrote may take it for a failure of their own, and go on.
            this.broken ??= error;
            throw error;
          }
          if (isLast) this.die();
          return answer;
        },
      { step: 'initialize', name: 'watch-writes' },
    );
  }

  private die(): never {
    this.isDead = true;
    this.deaths += 1;
    throw new Error('the machine died');
  }

  /** Lives so many steps over so many cases, then lets everything arrive and looks at the whole. */
  async live(cases: number, steps: number, look: Look): Promise<number> {
    try {
      for (let number = 0; number < cases; number += 1) await this.raise(number);
      for (let step = 0; step < steps; step += 1) await this.step();
      await this.settleDown();
      await this.checkWhole();
      const { seed, writes, carried } = this;
      await look({ seed, branch, at: this.at(), writes, carried });
    } catch (error) {
      throw new Fault('world-broken', `In the world of seed ${this.seed} at ${this.at()}`, { cause: error });
    } finally {
      await this.local[Symbol.asyncDispose]();
    }
    return [...this.watched.values()].filter(({ found }) => found.state === 'closed').length;
  }

  // ——— chance

  private chance(probability: number): boolean {
    return this.next() < probability;
  }
  private upTo(below: number): number {
    return Math.floor(this.next() * below);
  }
  private pick<Value>(values: readonly Value[]): Value {
    if (values.length === 0) throw new RangeError('Nothing to pick from');
    // One of them: the index lies within.
    return values[this.upTo(values.length)] as Value;
  }
  private at(): Instant {
    return toInstant(new Date(this.present));
  }
  private newId(): string {
    this.ids += 1;
    return `id-${this.ids}`;
  }
  private someone(): Actor {
    const { id, role } = this.pick(owners);
    const team = this.chance(0.05) ? { team: this.pick(TEAMS) } : {};
    return { id, roles: [role], ...team };
  }
  private versionOf(what: string): number {
    const version = (this.versions.get(what) ?? 0) + 1;
    this.versions.set(what, version);
    return version;
  }
  /** When a callback closed: its result may be corrected later, it closed when it did first. */
  private closingOf(taskId: string): Closing {
    const closing = this.closings.get(taskId) ?? {
      closedAt: this.at(),
      closedDay: dayOf(this.at(), branch.zone),
    };
    this.closings.set(taskId, closing);
    return closing;
  }
  private customer() {
    const number = String(this.upTo(12)).padStart(2, '0');
    return this.chance(0.9) ? { ...customer, customerKey: `c3RhbmRzLWZvci1oaW0x${number}` } : undefined;
  }

  // ——— what happens

  private async raise(number: number): Promise<void> {
    const team = this.pick(TEAMS);
    if (this.chance(0.25)) return this.takeRequest(number, team);
    const orderId = `WO-${number}`;
    const isFlag = this.chance(0.2);
    this.caseIds.push(isFlag ? `field:${orderId}:leak-found.1` : `routine:${orderId}.1`);
    this.tell(isFlag ? this.flagged(orderId, team) : this.called(orderId, team));
  }

  private flagged(orderId: string, team: string): BusEvent {
    const version = this.versionOf(`order ${orderId}`);
    const order = orderOf({ orderId, team, revision: version, staff: ['LG1043'] });
    const customerOf = this.customer();
    const isDropped = version > 1 && this.chance(0.3);
    const flags = { everAbnormal: ['leak-found'], ...(isDropped && { abnormal: undefined }) };
    return flaggedOrder({ order, recordedAt: this.at(), customer: customerOf, ...flags }, version);
  }

  private called(orderId: string, team: string): BusEvent {
    const version = this.versionOf(`task ${orderId}`);
    const said = this.pick([
      ['dissatisfied'],
      ['complaint'],
      ['complaint', 'dissatisfied'],
      ['integrity'],
    ] as const);
    const isTakenBack = version > 1 && this.chance(0.3);
    return callback(
      {
        taskId: `routine:${orderId}`,
        order: orderOf({ orderId, team, staff: ['LG1043', 'LG1044'] }),
        ...this.closingOf(`routine:${orderId}`),
        customer: this.customer(),
        concerns: isTakenBack ? [] : said,
        concernsSaid: said,
        sealedWords: sealed,
      },
      version,
    );
  }

  private async takeRequest(number: number, team: string): Promise<void> {
    const channel = this.pick(['hotline', 'mayor-hotline', 'regulator', 'counter'] as const);
    const reference = `R-${number}`;
    this.caseIds.push(`${channel}:${reference}.1`);
    const body: RequestBody = {
      channel,
      reference,
      outsideNumber: `OUT-${number}`,
      kind: this.pick(CASE_KINDS),
      class: 'ordinary',
      ...(this.chance(0.5) && { category: 'conduct' }),
      businessType: 'repair',
      team,
      ...(this.chance(0.7) && {
        customer: { id: `C-${this.upTo(6)}`, name: '示例', phones: ['13800000000'] },
      }),
      words: '示例',
    };
    const actor = { id: 'agent-01', roles: ['agent'] as const };
    await this.try(() => takeRequest(this.deps)({ body, actor, traceId: 't' }), { isRepeated: true });
  }

  /** Somebody else's event. */
  private tell(event: BusEvent): void {
    const told = { ...event, at: this.at() };
    this.carried.push(told);
    this.send(told);
  }

  private send(...events: readonly BusEvent[]): void {
    for (const event of events) this.queue.push(event, ...(this.chance(0.15) ? [event] : []));
  }

  private async step(): Promise<void> {
    await this.pass();
    const roll = this.next();
    if (roll < 0.3) return this.deliver();
    if (roll < 0.36) return this.answerSecond();
    if (roll < 0.4) return this.callAgain();
    if (roll < 0.43) return this.redistribute();
    if (roll < 0.46) return this.sweepOnce();
    const caseId = this.pick(this.caseIds);
    const [act, other] = [this.actOn(caseId), this.actOn(caseId)];
    if (roll < 0.54) {
      // Two at once.
      await Promise.all([this.count(act()), this.count(other())]);
      return;
    }
    await this.try(act);
    if (this.chance(0.1)) await this.try(act);
  }

  /** What leads a case on, by somebody who may; undefined: whatever comes. */
  private nextOn(found: CaseFile): (() => Promise<Tried>) | undefined {
    const { deps } = this;
    const { caseId, state, order } = found;
    const personOf = (id: string | undefined): Actor | undefined => {
      const person = owners.find((each) => each.id === id);
      return person && { id: person.id, roles: [person.role] };
    };
    const fit = owners.filter(
      ({ role, team }) => team !== order.team && (found.ownerRole === 'officer' || role === 'supervisor'),
    );
    const offered = personOf(found.offeredTo);
    if (offered && this.chance(0.5)) {
      const kind = this.chance(0.8) ? ('accept' as const) : ('decline' as const);
      return () => takeStep(deps)({ caseId, actor: offered, traceId: 't', step: { kind } });
    }
    const verdict = { valid: this.chance(0.7), responsible: this.chance(0.7) };
    const by = (actor: Actor) => ({ caseId, actor, traceId: 't' });
    if (['answered', 'concluded', 'closed'].includes(state) && this.chance(0.6)) {
      const leader = { id: 'leader-01', roles: ['team-leader'], team: order.team } as const;
      const judge = personOf(fit.find(({ id }) => !found.resolvers.includes(id))?.id);
      return found.appeal === undefined
        ? () => speak(deps)({ ...by(leader), speech: { kind: 'appeal' }, words: '示例' })
        : judge &&
            (() => speak(deps)({ ...by(judge), speech: { kind: 'adjudicate', ...verdict }, words: '示例' }));
    }
    const owner = personOf(found.owner);
    const taker = personOf(this.pick(fit).id);
    const step = (taken: OwnerStep) => owner && (() => takeStep(deps)({ ...by(owner), step: taken }));
    switch (state) {
      case 'received':
        return taker && (() => acknowledge(deps)(by(taker)));
      case 'acknowledged':
        return this.chance(0.3) ? step({ kind: 'assess' }) : owner && this.concluding(by(owner), verdict);
      case 'assessed':
        return this.chance(0.5)
          ? step({ kind: 'investigate' })
          : owner && this.concluding(by(owner), verdict);
      case 'investigating':
        return owner && this.concluding(by(owner), verdict);
      case 'answered':
        return step({ kind: 'communicate', way: 'visit' });
      default:
        return undefined;
    }
  }

  private concluding(
    by: { readonly caseId: string; readonly actor: Actor; readonly traceId: string },
    verdict: { readonly valid: boolean; readonly responsible: boolean },
  ): () => Promise<Tried> {
    return () => conclude(this.deps)({ ...by, ...verdict, conclusion: '示例' });
  }

  /** What somebody does with a case, whoever they are. */
  private actOn(caseId: string): () => Promise<Tried> {
    const { deps } = this;
    const known = this.watched.get(caseId)?.found;
    const next = known && this.chance(0.6) ? this.nextOn(known) : undefined;
    if (next) return next;
    const isOwner = known?.owner !== undefined && this.chance(0.6);
    const owner = owners.find(({ id }) => id === known?.owner);
    const actor: Actor = isOwner && owner ? { id: owner.id, roles: [owner.role] } : this.someone();
    const by = { caseId, actor, traceId: 't' };
    const step = (taken: OwnerStep) => () => takeStep(deps)({ ...by, step: taken });
    const leader = { id: 'leader-01', roles: ['team-leader'], team: this.pick(TEAMS) } as const;
    const verdict = { valid: this.chance(0.6), responsible: this.chance(0.6) };
    const named = this.chance(0.3) ? this.pick(owners).id : undefined;
    const taker = owners.find(({ id }) => id === known?.offeredTo);
    const acts: readonly (readonly [number, () => Promise<Tried>])[] = [
      [6, () => acknowledge(deps)({ ...by, owner: named })],
      [2, () => handOn(deps)({ ...by, owner: this.pick(owners).id })],
      [
        2,
        () =>
          takeStep(deps)({
            ...by,
            actor: taker ? { id: taker.id, roles: [taker.role] } : actor,
            step: { kind: 'accept' },
          }),
      ],
      [1, step({ kind: 'decline' })],
      [
        3,
        step({
          kind: 'assess',
          ...(this.chance(0.3) && { caseKind: this.pick(CASE_KINDS) }),
          ...(this.chance(0.3) && { class: this.pick(COMPLAINT_CLASSES) }),
          ...(this.chance(0.3) && { category: 'conduct', cause: this.pick(['manner', 'bribe-taking']) }),
        }),
      ],
      [2, step({ kind: 'investigate' })],
      [6, () => conclude(deps)({ ...by, ...verdict, conclusion: '示例' })],
      [4, step({ kind: 'communicate', way: 'phone' })],
      [0.4, step({ kind: 'withdraw' })],
      [0.4, step({ kind: 'refer', to: 'court' })],
      [0.6, () => merge(deps)({ ...by, into: this.pick(this.caseIds) })],
      [1.5, () => reply(deps)({ ...by, reply: '示例' })],
      [1, () => speak(deps)({ ...by, actor: leader, speech: { kind: 'make-statement' }, words: '示例' })],
      [2, () => speak(deps)({ ...by, actor: leader, speech: { kind: 'appeal' }, words: '示例' })],
      [2, () => speak(deps)({ ...by, speech: { kind: 'adjudicate', ...verdict }, words: '示例' })],
    ];
    let weight = this.next() * acts.reduce((sum, [each]) => sum + each, 0);
    for (const [each, act] of acts) {
      weight -= each;
      if (weight < 0) return act;
    }
    return step({ kind: 'decline' });
  }

  private async redistribute(): Promise<void> {
    const id =
      this.chance(0.2) && this.redistributions.size > 0 ? this.pick([...this.redistributions]) : this.newId();
    const [from, ...to] = owners.map(({ id: person }) => person).toSorted(() => this.next() - 0.5);
    if (from === undefined) return;
    this.redistributions.add(id);
    const rule = {
      from,
      to: to.slice(0, 1 + this.upTo(3)),
      atMost: 1 + this.upTo(10),
      reason: 'surge',
    } as const;
    const actor = { id: 'supervisor-01', roles: ['supervisor'] as const };
    await this.try(() => redistribute(this.deps)({ id, rule, actor, traceId: 't' }));
  }

  /** The callback is corrected, or the order. */
  private async callAgain(): Promise<void> {
    const [, orderId] = /^routine:(.*)\.1$/.exec(this.pick(this.caseIds)) ?? [];
    if (orderId !== undefined) return this.tell(this.called(orderId, this.pick(TEAMS)));
    const [, flaggedId] = /^field:(.*):leak-found\.1$/.exec(this.pick(this.caseIds)) ?? [];
    if (flaggedId !== undefined) this.tell(this.flagged(flaggedId, this.pick(TEAMS)));
  }

  /** Somebody was rung, or what they said is corrected. */
  private async answerSecond(): Promise<void> {
    if (this.asked.length === 0) return;
    const { caseId, round } = this.pick(this.asked);
    const taskId = secondTaskIdOf(caseId, round);
    const answers = this.pick([
      { solved: 'yes', satisfied: 'no' },
      { solved: 'yes' },
      { solved: 'no' },
      undefined,
    ]);
    const isReopened = answers === undefined && this.chance(0.3);
    this.tell(
      secondCallback(
        answers,
        {
          ...{ caseId, round, taskId, ...this.closingOf(taskId) },
          ...(answers && { interview: interviewOf({ claimId: 'claim-9', calledAt: this.at(), answers }) }),
          ...(isReopened && { reopened: true as const }),
        },
        this.versionOf(taskId),
      ),
    );
  }

  /** Some of what waits arrives, in any order; what was not done comes again. */
  private async deliver(): Promise<void> {
    const batch = this.queue.toSorted(() => this.next() - 0.5).slice(0, 1 + this.upTo(8));
    if (batch.length === 0) return;
    const left = new Set(batch);
    this.queue = this.queue.filter((event) => !left.has(event) || !left.delete(event));
    const messages = batch.map((event) =>
      JSON.stringify({
        ...{ id: event.id, source: 'huiyin.test', time: this.at(), detail: event },
        'detail-type': event.name,
      }),
    );
    const { log, lines } = logDouble();
    const door = inbox({ ...this.deps, log });
    await this.mayDie(async () => {
      const failed = await door(sqsEvent(...messages), lambdaContext()).catch(() => undefined);
      const again = failed
        ? failed.batchItemFailures.map(({ itemIdentifier }) => batch[Number(itemIdentifier.slice(2)) - 1])
        : batch;
      // A dead machine says nothing of what it did: all of it comes again.
      for (const event of this.isDead ? batch : again) if (event) this.queue.push(event);
      // Nothing but a machine that dies keeps an event from being handled.
      if (!this.isDead) assert(again.length === 0, 'An event is handled', lines.slice(-3));
    });
  }

  private async sweepOnce(): Promise<void> {
    this.sweeps += 1;
    const { log } = logDouble();
    const post = {
      send: async (letter: Letter) => {
        if (this.chance(0.03)) throw new Error('mailbox full');
        this.letters.push(letter);
      },
    };
    const door = deadlines({ ...this.deps, log, ledger: mailLedger(this.deps.table), post });
    await this.mayDie(async () => {
      await door({ scheduledAt: this.at(), input: { task: 'sweep' } }, lambdaContext()).catch(
        () => undefined,
      );
      if (this.broken === undefined && !this.isDead) this.checkNothingDue();
    });
  }

  /** Time passes; as long as somebody looks, each minute in which something is due. */
  private async pass(): Promise<void> {
    const roll = this.next();
    if (roll < 0.03) {
      this.present -= this.upTo(90_000);
      return;
    }
    const to =
      this.present +
      (roll < 0.9 ? this.upTo(40 * MINUTE) : roll < 0.98 ? this.upTo(10 * HOUR) : this.upTo(4 * DAY));
    if (this.chance(0.7))
      for (let due = this.nextDue(); due !== undefined && due <= to; due = this.nextDue()) {
        this.present = Math.max(this.present, Math.ceil(due / MINUTE) * MINUTE);
        const before = this.sweeps;
        await this.sweepOnce();
        if (this.deaths > 0 && this.nextDue() === due && this.sweeps === before + 1) break;
      }
    this.present = Math.max(this.present, to);
  }

  private nextDue(): number | undefined {
    const due = [...this.watched.values()].flatMap(({ found }) => found.dueAt ?? []).sort()[0];
    return due === undefined ? undefined : Date.parse(due);
  }

  // ——— people and machines

  private async try(act: () => Promise<Tried>, { isRepeated = this.chance(0.5) } = {}): Promise<void> {
    const isDone = await this.mayDie(() => this.count(act()));
    if (!isDone && isRepeated) await this.count(act());
  }

  private async count(trying: Promise<Tried>): Promise<void> {
    const outcome = await trying;
    if (!outcome.ok) add(this.refusals, String(outcome.refusal));
  }

  /** Answers whether the machine lived. */
  private async mayDie(work: () => Promise<void>): Promise<boolean> {
    this.dying = this.chance(0.12) ? { writes: this.upTo(5), isAfter: this.chance(0.5) } : undefined;
    try {
      await work();
    } catch (error) {
      if (!this.isDead || error instanceof Broken) throw error;
    }
    if (this.broken !== undefined) throw this.broken;
    const lived = !this.isDead;
    this.dying = undefined;
    this.isDead = false;
    return lived;
  }

  // ——— what must be true of every write

  private watch(item: Item): void {
    if (item.t?.S !== COMPLAINT_CASE.name) return;
    const { state: found, version } = fromItem(COMPLAINT_CASE, item);
    const before = this.watched.get(found.caseId);
    const steps = before?.steps ?? [];
    const step = found.steps.at(-1);
    const said = `${found.caseId} ${step?.act}`;
    assert(
      found.pages * 8 + found.steps.length === steps.length + 1 &&
        isDeepStrictEqual([...steps.slice(found.pages * 8)], found.steps.slice(0, -1)),
      'A history grows by one step',
      said,
    );
    if (!step) return;
    add(this.acts, step.act);
    this.checkOwner(before?.found, found, step, said);
    if (found.state === 'closed')
      assert(
        found.closedAt !== undefined &&
          found.closedBecause !== undefined &&
          (UNCONCLUDED.includes(found.closedBecause) || found.concludedAt !== undefined) &&
          (found.closedBecause !== 'solved' || found.askedAt !== undefined),
        'Nothing is closed without a conclusion',
        said,
      );
    const noticed = noticedBefore(before?.noticed, step.act);
    for (const notice of step.notices ?? []) {
      const { deadline, by, rule } = notice;
      const key = `${deadline} ${by} ${rule}`;
      assert(!noticed.has(key), 'A notice is given once', [said, key]);
      noticed.add(key);
      assert(notice.at >= this.earliest(rule, by, found), 'A notice is not early', [said, notice]);
    }
    const kept = { found, steps: [...steps, step], noticed };
    this.watched.set(found.caseId, kept);
    const writes = this.writes.get(found.caseId) ?? [];
    this.writes.set(found.caseId, [...writes, { at: this.at(), found }]);
    for (const event of emitter(COMPLAINT_CASE).eventsOfItem(item, branch.branch, 'new'))
      this.hear(event, version);
  }

  private checkOwner(
    before: CaseFile | undefined,
    found: CaseFile,
    { act, by }: CaseFile['steps'][number],
    said: string,
  ): void {
    if (before?.owner === found.owner) return;
    if (found.owner === undefined) {
      assert(LEAVES.includes(act), 'A case keeps its owner', said);
      return;
    }
    assert(TAKES_ON.includes(act), 'A case is taken on or accepted', said);
    if (act === 'acknowledge') assert(before?.owner === undefined, 'Only what nobody owns is taken on', said);
    else assert(found.owner === before?.offeredTo && found.owner === by, 'Who was asked accepts', said);
    const owner = owners.find(({ id }) => id === found.owner);
    assert(owner?.team !== found.order.team, 'Nobody owns a case about their team', said);
    assert(
      found.ownerRole === 'officer' || owner?.role === 'supervisor',
      'A major case has a supervisor',
      said,
    );
  }

  /** Before that moment nobody is told, by rules that are written out here: four hours before, when it has passed, and later. */
  private earliest(rule: string, by: string, found: CaseFile): string {
    const raw = toInstant(new Date(Date.parse(by) - (rule === 'reminder' ? 4 * HOUR : 0)));
    const isAnyHour = found.class === 'major' || found.order.businessType === 'emergency-repair';
    return isAnyHour ? raw : nextOpen(calendarOf(branch), raw);
  }

  private hear(event: BusEvent, version: number): void {
    this.carried.push(event);
    if (event.name === 'second-callback.requested') {
      const { caseId, round } = event.data;
      this.asked.push({ caseId, round });
      return;
    }
    if (READ.has(event.name)) this.send(event);
    // Whoever counts keeps the highest version.
    const data = event.data as ComplaintCase;
    const known = this.told.get(data.caseId);
    if (!known || known.version < version) this.told.set(data.caseId, { version, data });
  }

  // ——— what must be true in the end

  private checkNothingDue(): void {
    for (const { found } of this.watched.values())
      assert(
        found.dueAt === undefined || found.dueAt > this.at(),
        'A sweep leaves nothing due',
        found.caseId,
      );
  }

  private async settleDown(): Promise<void> {
    const chance = this.chance.bind(this);
    // Nothing dies, comes twice or is refused any more.
    this.chance = () => false;
    for (let round = 0; round < 500 && this.queue.length > 0; round += 1) await this.deliver();
    assert(this.queue.length === 0, 'Everything arrives', this.queue.slice(0, 3));
    for (let minute = 0; minute < 8; minute += 1) {
      this.present += MINUTE;
      await this.sweepOnce();
    }
    this.chance = chance;
    while (this.queue.length > 0) await this.deliver();
  }

  private async checkWhole(): Promise<void> {
    const booked = await this.bookedByCase();
    for (const [caseId, { found, steps }] of this.watched) {
      assert(isDeepStrictEqual(await caseOf(this.deps.table, caseId), found), 'Every write was seen', caseId);
      const told = await history(this.deps)(caseId);
      assert(told.ok && isDeepStrictEqual(told.value.steps, steps), 'The history is whole', caseId);
      this.checkTold(found);
      const { data } = this.told.get(caseId) ?? {};
      assert(
        isDeepStrictEqual(plain(data), plain(publicCase(found))),
        'Whoever counts knows the case as it is',
        differencesOf(plain(data), plain(publicCase(found)), caseId),
      );
      assert((booked.get(caseId) ?? 0) === dueOf(found), 'What is booked is what was decided', [
        caseId,
        booked.get(caseId),
        dueOf(found),
      ]);
    }
    for (const id of this.redistributions) {
      const shown = await showRedistribution(this.deps)(id);
      assert(!shown.ok || shown.value.isDone, 'A redistribution is finished', id);
    }
  }

  /** Nobody was forgotten: of what had passed when the branch was open since, somebody was told, and a letter went. */
  private checkTold(found: CaseFile): void {
    for (const { deadline, by } of runningDeadlines(found)) {
      if (this.earliest('missed', by, found) > this.at()) continue;
      assert(
        found.notices.some(
          (notice) => notice.deadline === deadline && notice.by === by && notice.rule === 'missed',
        ),
        'No notice is lost',
        [found.caseId, deadline, by],
      );
    }
    for (const { at, rule } of found.notices)
      if (rule === 'missed')
        assert(
          this.letters.some(({ text }) => text.includes(found.caseId)),
          'A notice leaves as a letter',
          [found.caseId, at],
        );
  }

  private async bookedByCase(): Promise<ReadonlyMap<string, number>> {
    const sums = new Map<string, number>();
    for (let month = 1; month <= 12; month += 1)
      for (const { caseId, entries } of await depositsOf(
        this.deps.table,
        `2026-${String(month).padStart(2, '0')}`,
      ))
        for (const { amount } of entries) sums.set(caseId, (sums.get(caseId) ?? 0) + amount);
    return sums;
  }
}

/** A round that opens has its own deadlines, also where it was opened in error before and they end at the same midnight. */
const noticedBefore = (noticed: ReadonlySet<string> | undefined, act: CaseAct): Set<string> =>
  new Set(
    [...(noticed ?? [])].filter(
      (key) => act !== 'second-callback-unsolved' || /^(adjudicate|reply) /.test(key),
    ),
  );

type Tried = { readonly ok: true } | { readonly ok: false; readonly refusal: unknown };

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

function differencesOf(told: unknown, is: unknown, caseId: string): unknown {
  const [a, b] = [told, is].map((each) => Object.entries((each ?? {}) as object));
  const names = new Set([...(a ?? []), ...(b ?? [])].map(([name]) => name));
  const of = (entries: readonly [string, unknown][] = [], name: string) =>
    entries.find(([each]) => each === name)?.[1];
  return [
    caseId,
    ...[...names].flatMap((name) =>
      isDeepStrictEqual(of(a, name), of(b, name)) ? [] : [{ name, told: of(a, name), is: of(b, name) }],
    ),
  ];
}

/** What a case as it stands costs those who served, all of them together. */
function dueOf({ kind, state, class: graveness, responsible, closedBecause, order }: CaseFile): number {
  if (!['answered', 'concluded', 'closed'].includes(state)) return 0;
  if (['withdrawn', 'referred', 'taken-back', 'merged'].includes(closedBecause ?? '')) return 0;
  const scale =
    kind === 'praise' ? SCALE.praise : accuses(kind) && responsible === true ? SCALE[graveness] : undefined;
  return scale ? scale.others + scale.employee * new Set(order.staff).size : 0;
}

const add = (counts: Map<string, number>, name: string): void =>
  void counts.set(name, (counts.get(name) ?? 0) + 1);

/** Of one world. */
const CASES_OF_WORLD = 40;
const STEPS_OF_CASE = 22;

/** Looks at a world that ended; throws where something is not as it must be. */
type Look = (world: LivedWorld) => Promise<void>;

/** Lives so many cases in worlds of forty; throws the Fault `world-broken` with the seed of the world in which something is not as it must be. */
export async function liveCases(
  cases: number,
  seed: number,
  look: Look = async () => {},
): Promise<LivedCases> {
  const keys = keyRingDouble();
  const [acts, refusals] = [new Map<string, number>(), new Map<string, number>()];
  let [deaths, sweeps, letters, closed] = [0, 0, 0, 0];
  for (let first = 0, own = seed; first < cases; first += CASES_OF_WORLD, own += 1) {
    const count = Math.min(CASES_OF_WORLD, cases - first);
    const world = await World.open(own, keys);
    closed += await world.live(count, count * STEPS_OF_CASE, look);
    for (const [from, into] of [
      [world.acts, acts],
      [world.refusals, refusals],
    ] as const)
      for (const [name, number] of from) into.set(name, (into.get(name) ?? 0) + number);
    deaths += world.deaths;
    sweeps += world.sweeps;
    letters += world.letters.length;
  }
  return { cases, acts, refusals, deaths, sweeps, letters, closed };
}
