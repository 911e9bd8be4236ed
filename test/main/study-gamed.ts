/**
 * `npm run study:gamed`: how soon the briefing's alerts find a team that suppresses ratings, a team that edits numbers and an agent who invents
 * interviews, and how often they accuse anybody of an honest branch (`-- 200 7`: so many branches of each, by another seed).
 */
import { ALERT_RULES } from '@huiyin/contracts';
import { type Game, playedBy } from '../studies/gamed.ts';

const [branches = 200, seed = 20_261_001] = process.argv.slice(2).map(Number);
const WEEKS = 4;
const GAMES: readonly Game[] = ['team-suppresses-ratings', 'team-edits-numbers', 'agent-invents-interviews'];

console.log(`${branches} branches each, ${WEEKS} weekly briefings each, seed ${seed}`);
for (const gamed of GAMES.flatMap((game) => [1, 0.5].map((strength) => ({ game, strength })))) {
  const played = playedBy(gamed, branches, seed);
  const found = Array.from(
    { length: WEEKS },
    (_, week) => played.filter(({ foundInWeek = WEEKS + 1 }) => foundInWeek <= week + 1).length,
  );
  const others = played.reduce((sum, { wrong }) => sum + wrong.length, 0);
  console.log(
    `${gamed.game}${gamed.strength < 1 ? ', half of it' : ''}: found by week 1, 2, 3, 4 in ${found.join(', ')}; alerts about others: ${others}`,
  );
}
const honest = playedBy({ game: 'none', strength: 0 }, branches, seed);
const wrong = honest.flatMap((each) => each.wrong);
const briefings = branches * WEEKS;
console.log(
  `honest: ${wrong.length} alerts in ${briefings} briefings of ${ALERT_RULES.length} rules; promised at most ${((briefings * ALERT_RULES.length) / 1000).toFixed(1)}`,
);
for (const rule of ALERT_RULES)
  console.log(`  ${rule}: ${wrong.filter((each) => each.rule === rule).length}`);
