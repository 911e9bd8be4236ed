import type { ReviewFigures, ReviewSheet } from '@huiyin/contracts';
import { cohenKappa } from '@huiyin/statistics';
import { REVIEWERS, type Review, resultOf, type Score } from './review.ts';

type Pair = readonly [Score, Score];

/** The figures of these reviews, all of one month. `sheets`: in whose order items are shown. */
export function figuresOf(
  month: string,
  reviews: readonly Review[],
  sheets: readonly ReviewSheet[],
): ReviewFigures {
  const scoredBy = (count: number) => reviews.filter(({ scores }) => scores.length === count).length;
  const results = reviews.map(resultOf);
  const counted = (result: (typeof results)[number]) => results.filter((each) => each === result).length;
  const versions = [...new Set(reviews.map(({ sheet }) => sheet))].toSorted((one, other) => one - other);
  return {
    month,
    drawn: reviews.length,
    scored: { both: scoredBy(REVIEWERS), one: scoredBy(1), none: scoredBy(0) },
    results: { passed: counted('passed'), failed: counted('failed'), disputed: counted('disputed') },
    told: reviews.filter(({ feedback }) => feedback).length,
    answered: reviews.filter((review) => review.answer).length,
    sheets: versions.map((version) => {
      const pairs = reviews.filter(({ sheet }) => sheet === version).flatMap(pairOf);
      const sheet = sheets.find((each) => each.version === version);
      return {
        version,
        verdict: agreementOf(pairs, ({ passed }) => Number(passed)),
        items: (sheet?.items ?? []).map(({ id }) => ({
          id,
          agreement: agreementOf(pairs, ({ points }) => points[id] ?? 0),
        })),
      };
    }),
  };
}

/** Both scores, by the reviewers' numbers: who was faster says nothing of how they judge. */
function pairOf({ scores }: Review): readonly Pair[] {
  const [first, second] = scores.toSorted((one, other) => (one.by < other.by ? -1 : 1));
  return first && second ? [[first, second]] : [];
}

function agreementOf(
  pairs: readonly Pair[],
  categoryOf: (score: Score) => number,
): ReviewFigures['sheets'][number]['verdict'] {
  const judged = pairs.map(([one, other]) => [categoryOf(one), categoryOf(other)] as const);
  const categories = [...new Set(judged.flat())];
  const table = categories.map((row) =>
    categories.map((column) => judged.filter(([one, other]) => one === row && other === column).length),
  );
  const found = cohenKappa(table);
  const { kappa, interval } = found === 'n/a' ? { kappa: null, interval: 'n/a' as const } : found;
  return {
    reviewed: judged.length,
    alike: judged.filter(([one, other]) => one === other).length,
    kappa,
    interval: interval === 'n/a' ? null : interval,
  };
}
