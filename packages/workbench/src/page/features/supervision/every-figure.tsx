import type { BriefingDocument } from '@huiyin/contracts';
import { useState } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { figureWording } from '../../i18n/words-of-figures.ts';
import { FigureLink } from './figure-link.tsx';

/** Every figure of the briefing by its name, for whoever looks for one that has no place on this page. */
export function EveryFigure({ document: { figures, period } }: { readonly document: BriefingDocument }) {
  const { say } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card wide" aria-labelledby="figures">
      <h2 id="figures">{say('everyFigure')}</h2>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{figures.length}</summary>
        {isOpen && (
          <ul className="rows">
            {figures.map((each) => (
              <li key={each.id}>
                <FigureLink
                  period={period.name}
                  figure={each.id.slice(period.name.length + 1)}
                  label={each.id}
                >
                  {each.id}
                </FigureLink>{' '}
                {say(figureWording(each))}
              </li>
            ))}
          </ul>
        )}
      </details>
    </section>
  );
}
