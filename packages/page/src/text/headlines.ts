import type { BriefingDocument, Comparison, Headline } from '@huiyin/contracts';
import { alertHeadline } from './alerts.ts';
import { countText, percentText } from './numbers.ts';
import { intervalText, verdictText } from './verdict.ts';
import { filled, type Words } from './words.ts';

/** What the first screen says, a sentence each. */
export const headlineLines = (document: BriefingDocument, words: Words): string[] =>
  document.headlines.map((headline) => sentenceOf(headline, document, words));

function sentenceOf(headline: Headline, document: BriefingDocument, words: Words): string {
  switch (headline.rule) {
    case 'integrity': {
      const { benefits, nobodyCame } = headline;
      if (nobodyCame === 0) return filled(words, 'saidBenefits', countText(benefits));
      if (benefits === 0) return filled(words, 'saidNobodyCame', countText(nobodyCame));
      return filled(words, 'saidBoth', countText(benefits), countText(nobodyCame));
    }
    case 'alerts':
      return alertHeadline(headline, words);
    case 'cases': {
      const { raised, major, open, overdue } = headline;
      return filled(words, 'saidCases', ...[raised, major, open, overdue].map(countText));
    }
    case 'satisfaction': {
      const { rate, comparisons } = headline;
      const tests = comparisons.map((comparison) =>
        filled(
          words,
          'comparedWith',
          againstName(comparison, document, words),
          verdictText([comparison], comparison.against, words),
        ),
      );
      return `${[`${words.say('satisfactionOfRated')} ${intervalText(rate, words)}`, ...tests].join(words.say('comma'))}${words.say('fullStop')}`;
    }
    case 'response': {
      const { ended, complete, rate } = headline;
      const share = rate === null ? words.say('notApplicable') : percentText(rate, ended);
      return filled(words, 'saidResponse', countText(ended), countText(complete), share);
    }
    case 'table': {
      const { source, findings, different } = headline;
      const said = filled(words, 'saidTable', source, countText(findings));
      if (different === null) return said;
      return `${said}${different === 0 ? words.say('saidNoRanking') : filled(words, 'saidDifferent', countText(different))}`;
    }
  }
}

/** What a row is held against, by name. */
export function againstName({ against }: Comparison, document: BriefingDocument, { say }: Words): string {
  switch (against) {
    case 'before':
      return document.estimates.before;
    case 'yearBefore':
      return say('theYearBefore');
    case 'others':
      return say('theOthers');
  }
}
