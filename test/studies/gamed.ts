import {
  type AgentCell,
  type Alert,
  alertsOf,
  NO_DAYS,
  type PeriodCell,
  type PeriodFold,
} from '@huiyin/briefing/alerts';
import { drawBinomial, type Random, seeded } from '@huiyin/statistics';
import { longgang } from '@huiyin/testing';

/** What somebody does to the figures, from the first week after the honest ones on. */
export type Game = 'none' | 'team-suppresses-ratings' | 'team-edits-numbers' | 'agent-invents-interviews';

/** What is done, and how much of it: 1 as below, 0.5 half of it. */
interface Gamed {
  readonly game: Game;
  readonly strength: number;
}

/** Teams of a mid-sized branch: interviews a week, and how their customers truly are. Honest teams differ. */
const TEAMS = [
  ['ignition-1', 'ignition', 40, 0.06, 0.05],
  ['ignition-2', 'ignition', 30, 0.1, 0.08],
  ['pipe-1', 'pipe-alteration', 30, 0.08, 0.12],
  ['safety-1', 'safety-inspection', 45, 0.12, 0.02],
  ['safety-2', 'safety-inspection', 35, 0.07, 0.03],
  ['repair-1', 'repair', 40, 0.08, 0.1],
  ['repair-2', 'repair', 40, 0.05, 0.15],
  ['emergency-1', 'emergency-repair', 20, 0.1, 0.06],
  ['meter-1', 'meter-reading', 50, 0.15, 0.01],
  ['meter-2', 'meter-reading', 40, 0.12, 0.02],
  ['counter-1', 'counter', 45, 0.1, 0.02],
  ['counter-2', 'counter', 35, 0.08, 0.03],
] as const;

const AGENTS = ['agent-01', 'agent-02', 'agent-03', 'agent-04', 'agent-05'];

/** At full strength: the share of a suppressing team's dissatisfied and of its other customers who are kept from rating. */
const SUPPRESSED = { dissatisfied: 0.8, others: 0.3 };
/** The share of interviews for which an editing team has the number changed shortly before. */
const EDITED = 0.3;
/** The share of an inventing agent's interviews that never took place. */
const INVENTED = 0.5;

interface Shares {
  readonly notRated: number;
  readonly dissatisfied: number;
  readonly short: number;
  readonly straight: number;
  readonly numberCorrected: number;
}

/** Honest calls: one in fifty is very short, two in five who rate give every question the same level, one in fifty has a new number. */
const HONEST = { short: 0.02, straight: 0.4, numberCorrected: 0.02 };

function sharesOf(
  { game, strength }: Gamed,
  team: string,
  agent: string,
  notRated: number,
  dissatisfied: number,
): Shares {
  const honest = { ...HONEST, notRated, dissatisfied };
  if (game === 'team-suppresses-ratings' && team === 'repair-2') {
    const unhappy = SUPPRESSED.dissatisfied * strength;
    const silenced = dissatisfied * unhappy + (1 - dissatisfied) * SUPPRESSED.others * strength;
    return {
      ...honest,
      notRated: notRated + (1 - notRated) * silenced,
      dissatisfied: (dissatisfied * (1 - unhappy)) / (1 - silenced),
    };
  }
  if (game === 'team-edits-numbers' && team === 'repair-1')
    return {
      ...honest,
      numberCorrected: HONEST.numberCorrected + EDITED * strength,
      dissatisfied: dissatisfied * (1 - EDITED * strength),
    };
  if (game === 'agent-invents-interviews' && agent === 'agent-04') {
    const part = INVENTED * strength;
    const mixed = (honestly: number, invented: number) => honestly * (1 - part) + invented * part;
    return {
      ...honest,
      notRated: mixed(notRated, 0),
      dissatisfied: mixed(dissatisfied, 0),
      short: mixed(HONEST.short, 0.4),
      straight: mixed(HONEST.straight, 0.95),
    };
  }
  return honest;
}

/** A week of the branch as its fold has it, by team and by the agents who held the interviews. */
function weekOf(random: Random, gamed: Gamed): PeriodFold {
  const cells: PeriodCell[] = [];
  const agents: AgentCell[] = [];
  for (const [team, businessType, interviews, notRatedShare, dissatisfiedShare] of TEAMS) {
    for (const agent of AGENTS) {
      const shares = sharesOf(gamed, team, agent, notRatedShare, dissatisfiedShare);
      // Poisson-like: a week has more or fewer.
      const callbacks = drawBinomial(random, Math.round((interviews / AGENTS.length) * 2), 0.5);
      const notRated = drawBinomial(random, callbacks, shares.notRated);
      const dissatisfied = drawBinomial(random, callbacks - notRated, shares.dissatisfied);
      const rating = {
        callbacks,
        notRated,
        'level.good': callbacks - notRated - dissatisfied,
        'level.fail': dissatisfied,
      };
      const levelled = callbacks - notRated;
      const conduct = {
        short: drawBinomial(random, callbacks, shares.short),
        levelled,
        straight: drawBinomial(random, levelled, shares.straight),
      };
      agents.push({ agent, team, businessType, tally: { ...rating, ...conduct } });
      const unreached = drawBinomial(random, Math.round(callbacks / 2), 0.4);
      cells.push({
        ...{ programme: 'routine', team, businessType, segment: 'residential', probability: 0.5 },
        tally: {
          ...rating,
          closed: callbacks + unreached,
          numberCorrected: drawBinomial(random, callbacks, shares.numberCorrected),
          'disposition.wrong-number': drawBinomial(random, callbacks + unreached, 0.03),
          noSuchVisit: drawBinomial(random, callbacks, 0.004),
        },
      });
    }
  }
  return { ...NO_DAYS, cells, agents };
}

export interface Played {
  /** In which of the gamed weeks whoever did it was first asked about, from 1; undefined: never. */
  readonly foundInWeek: number | undefined;
  /** Alerts about others, or about anybody of an honest branch, in all these weeks' briefings, by rule. */
  readonly wrong: readonly Pick<Alert, 'rule' | 'id'>[];
}

const CULPRITS: Readonly<Record<Game, string | undefined>> = {
  none: undefined,
  'team-suppresses-ratings': 'repair-2',
  'team-edits-numbers': 'repair-1',
  'agent-invents-interviews': 'agent-04',
};

/** Six honest weeks, then so many of the game, each with its weekly briefing: the last two weeks beside the five before. */
function play(random: Random, gamed: Gamed, weeks: number): Played {
  const { game } = gamed;
  const folds = Array.from({ length: 6 + weeks }, (_, week) =>
    weekOf(random, week < 6 ? { ...gamed, game: 'none' } : gamed),
  );
  const branch = longgang();
  const wrong: Pick<Alert, 'rule' | 'id'>[] = [];
  let foundInWeek: number | undefined;
  for (let week = 1; week <= weeks; week += 1) {
    const last = 6 + week;
    const { alerts } = alertsOf(branch, {
      now: folds.slice(last - 2, last),
      before: folds.slice(last - 7, last - 2),
    });
    for (const { rule, id } of alerts)
      if (id === CULPRITS[game]) foundInWeek ??= week;
      else wrong.push({ rule, id });
  }
  return { foundInWeek, wrong };
}

/** So many branches in which that is done, four weeks each. */
export function playedBy(gamed: Gamed, branches: number, seed: number, weeks = 4): Played[] {
  const random = seeded(seed);
  return Array.from({ length: branches }, () => play(random, gamed, weeks));
}
