import { mayCall } from '@huiyin/contracts';
import { useQuery } from '@tanstack/react-query';
import { Asked } from '../../app/asked.tsx';
import { useWork } from '../../app/at-work.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { REVIEW_WORDS } from '../../i18n/words-of-reviews.ts';
import { MonthFigures } from './month-figures.tsx';
import { MyFeedback } from './my-feedback.tsx';
import { WaitingReviews } from './waiting-reviews.tsx';

/** Quality reviews: what waits for whoever looks, what agents are told, and how well two reviewers agree. */
export function ReviewsPage() {
  const { session, me } = useWork();
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['review-sheets'],
    queryFn: () => session.api.call('GET /review-sheets', {}),
  });
  const isAgent = me.roles.includes('agent');
  return (
    <div className="cards">
      <h1 className="wide">{say('reviews')}</h1>
      <p className="wide">{say(REVIEW_WORDS.means)}</p>
      <Asked query={query}>
        {({ sheets }) => (
          <>
            {isAgent && <MyFeedback sheets={sheets} />}
            {mayCall(me.roles, 'GET /reviews') && <WaitingReviews sheets={sheets} />}
            {mayCall(me.roles, 'GET /review-figures/{month}') && <MonthFigures sheets={sheets} />}
          </>
        )}
      </Asked>
    </div>
  );
}
