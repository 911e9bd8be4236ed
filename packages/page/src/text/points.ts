import type { BriefingDocument, Point } from '@huiyin/contracts';
import { againstName } from './headlines.ts';
import { countText } from './numbers.ts';
import { verdictText } from './verdict.ts';
import type { Words } from './words.ts';

const MEASURE_WORDS = {
  satisfaction: 'satisfactionOfRated',
  appointment: 'keptRate',
  praise: 'praiseRate',
} as const satisfies Record<Point['measure'], string>;

/** 维修一班：满意率 70.00%，对同业务其他班组 99.00%，显著偏低 (p < 0.001) */
function pointText(
  { measure, row, comparison, rate, other }: Point,
  document: BriefingDocument,
  words: Words,
) {
  const { say, name } = words;
  const facts = [
    `${say(MEASURE_WORDS[measure])} ${rate.toFixed(2)}%`,
    `${againstName(comparison, document, words)} ${other.toFixed(2)}%`,
    verdictText([comparison], comparison.against, words),
  ];
  return `${row ? name(row.name) : say('total')}${say('colon')}${facts.join(say('comma'))}`;
}

/** Strengths and weaknesses in words, weaknesses first: what they are, and a sentence. */
export const pointLines = (
  document: BriefingDocument,
  words: Words,
): { readonly kind: 'strengths' | 'weaknesses'; readonly text: string }[] =>
  (['weaknesses', 'strengths'] as const).flatMap((kind) => {
    const { points, more } = document[kind];
    return [
      ...points.map((point) => ({ kind, text: pointText(point, document, words) })),
      ...(more > 0 ? [{ kind, text: words.say('morePoints').replace('{}', countText(more)) }] : []),
    ];
  });

/** Nothing to tell apart is worth saying, where somebody rated. */
export const noPoints = ({ estimates, strengths, weaknesses }: BriefingDocument, { say }: Words): string[] =>
  estimates.total.ofRated && strengths.points.length + weaknesses.points.length === 0
    ? [say('noPoints')]
    : [];
