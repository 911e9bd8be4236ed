import type { BranchConfiguration, BriefingDocument, NamedFigure } from '@huiyin/contracts';
import { AAPOR_CLASSES } from '@huiyin/vocabulary';
import { NO_SLOT } from './call-cells.ts';
import type { Figure, FigureScope } from './figure-id.ts';
import { figureIdOf, OWN_CREWS } from './figure-id.ts';
import {
  CALLBACK_MEASURES,
  COMPLAINT_MEASURES,
  type Countable,
  counter,
  SECOND_CALLBACK_MEASURES,
} from './figure-rules.ts';

type Shown = Omit<BriefingDocument, 'figures' | 'headlines' | 'strengths' | 'weaknesses' | 'snapshot'>;
type Branch = Pick<BranchConfiguration, 'levels' | 'calling'>;
type Named = Pick<Figure, 'measure' | 'of'>;

/** Of a row of callbacks that is shown by who served whom. */
const SERVED_MEASURES = ['callbacks', 'not-rated', 'not-served', 'published', 'satisfaction', 'worst-case'];
const CALL_MEASURES = ['calls', 'calls.refused', 'calls.not-reached', 'calls.wrong-number'];
const REACHED_MEASURES = ['callbacks', 'not-rated', 'satisfaction'];
const JUDGED_MEASURES = ['concluded', 'valid', 'responsible', 'validBefore', 'responsibleBefore'].map(
  (counter) => `cases.${counter}`,
);
const CASE_MEASURES = [
  ...['cases', 'complaints', 'repeated', 'escalated', 'reopened', 'appealed', 'adjudicated'],
  ...['otherKind', 'graver', 'referred', 'referredBack', 'withdrawn', 'merged'],
  ...['handed.made', 'handed.accepted', 'handed.declined', 'handed.lapsed'],
].map((counter) => `cases.${counter}`);

/**
 * Every figure that a document shows and that counts callbacks or cases, by its name: what is withheld is not among them, nor is what comes to
 * nothing. Figures of orders that were not rung have no facts here.
 */
export function listFigures(document: Shown, branch: Branch, known: Countable): NamedFigure[] {
  const ofPart: FigureScope = document.part ? { [document.part.of]: document.part.id } : {};
  const figures: Named[] = [
    ...ofRows(document, ofPart).flatMap(({ of, names }) => crossed(names, of)),
    ...crossed([...AAPOR_CLASSES.map((each) => `aapor.${each}`), ...questionsOf(document)], ofPart),
    ...servedFigures(document, ofPart),
    ...punctualityFigures(document, ofPart),
    ...responseFigures(document, branch),
    ...crossed(
      COMPLAINT_MEASURES.map((each) => `complaints.${each}`),
      ofPart,
    ),
    ...analysisFigures(document, ofPart),
    ...(document.part ? [] : crossed(secondCallbacksOf(document), {})),
  ];
  const countedOf = counter(known, branch.levels);
  return figures.flatMap((figure) => {
    const counted = countedOf(figure);
    if (counted.count + (counted.of ?? 0) === 0) return [];
    return [{ id: figureIdOf({ ...figure, period: document.period.name }), ...counted }];
  });
}

const crossed = (measures: readonly string[], of: FigureScope): Named[] =>
  measures.map((measure) => ({ measure, of }));

/** The branch, its teams and its business types. */
function ofRows({ total, teams, businessTypes, levels }: Shown, ofPart: FigureScope) {
  const namesOf = ({ dispositions }: BriefingDocument['total']): string[] => [
    ...CALLBACK_MEASURES.filter((measure) => measure !== 'punctuality'),
    ...levels.map(({ id }) => `level.${id}`),
    ...Object.keys(dispositions).map((each) => `disposition.${each}`),
  ];
  const rows = [
    ...teams.map(({ team, figures }) => ({ of: { team }, names: namesOf(figures) })),
    ...businessTypes.map(({ businessType, figures }) => ({
      of: { ...ofPart, business: businessType },
      names: namesOf(figures),
    })),
  ];
  return [
    { of: ofPart, names: namesOf(total) },
    ...rows.map(({ of, names }) => ({ of, names: [...names, 'complaints.raised'] })),
  ];
}

const questionsOf = ({ questions }: Shown): string[] =>
  questions.flatMap(({ questionnaire, question, answers }) => {
    const asked = `question.${questionnaire}.${question}`;
    return [asked, ...answers.map(({ answer }) => `${asked}.is.${answer}`)];
  });

const secondCallbacksOf = ({ secondCallbacks }: Shown): string[] =>
  [
    ...SECOND_CALLBACK_MEASURES,
    ...Object.keys(secondCallbacks.dispositions).map((each) => `disposition.${each}`),
  ].map((each) => `second-callbacks.${each}`);

function servedFigures({ served }: Shown, ofPart: FigureScope): Named[] {
  const rows: readonly { readonly of: FigureScope; readonly figures: unknown }[] = [
    ...served.partners.map(({ partner, figures }) => ({
      of: { ...ofPart, crews: partner ?? OWN_CREWS },
      figures,
    })),
    ...served.segments.map(({ segment, figures }) => ({ of: { ...ofPart, segment }, figures })),
    ...(served.persons ?? []).map(({ team, staff, figures }) => ({ of: { team, staff }, figures })),
  ];
  return rows.filter(({ figures }) => figures !== null).flatMap(({ of }) => crossed(SERVED_MEASURES, of));
}

const punctualityFigures = ({ punctuality }: Shown, ofPart: FigureScope): Named[] => [
  ...punctuality.businessTypes.flatMap(({ businessType }) =>
    crossed(['punctuality', 'promise.kept', 'promise.early', 'promise.late', 'promise.denied'], {
      ...ofPart,
      business: businessType,
    }),
  ),
  ...punctuality.stages.flatMap(({ businessType, stage }) =>
    crossed([`stage.${stage}`], { ...ofPart, business: businessType }),
  ),
];

function responseFigures({ responses }: Shown, { calling }: Branch): Named[] {
  const { agents, attempts, slots, satisfaction } = responses;
  return [
    ...agents.flatMap(({ agent }) => crossed(CALL_MEASURES, { agent })),
    ...attempts.flatMap(({ nth }) => crossed(CALL_MEASURES, { nth: `${nth}` })),
    ...slots.flatMap(({ from, to }) => {
      const slot = calling.slots.find((each) => each.from === from && each.to === to)?.id ?? NO_SLOT;
      return crossed(CALL_MEASURES, { slot });
    }),
    ...satisfaction.byAttempt.flatMap(({ nth }) => crossed(REACHED_MEASURES, { nth: `${nth}` })),
    ...satisfaction.byDays.flatMap(({ from }) => crossed(REACHED_MEASURES, { days: `${from}` })),
  ];
}

function analysisFigures({ analysis }: Shown, ofPart: FigureScope): Named[] {
  if (!analysis) return [];
  const { kinds, channels, categories, causes, natures, liable, steps, teams } = analysis;
  return [
    ...crossed(
      [
        ...CASE_MEASURES,
        ...JUDGED_MEASURES,
        ...kinds.map(({ kind }) => `cases.kind.${kind}`),
        ...channels.map(({ channel }) => `cases.channel.${channel}`),
        ...categories.map(({ category = '-' }) => `cases.category.${category}`),
        ...causes.map(({ category, cause }) => `cases.cause.${category}/${cause}`),
        ...natures.map(({ nature }) => `cases.nature.${nature}`),
        ...liable.flatMap(({ party }) => [`cases.liable.${party}`, `cases.liableBefore.${party}`]),
        ...steps.map(({ state }) => `cases.step.${state}.cases`),
      ],
      ofPart,
    ),
    ...teams.flatMap(({ team, businessType, judged }) =>
      crossed(['cases.complaints', 'cases.ofRoutine', ...(judged ? JUDGED_MEASURES : [])], {
        team,
        business: businessType,
      }),
    ),
  ];
}
