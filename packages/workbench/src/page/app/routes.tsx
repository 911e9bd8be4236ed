import { mayCall } from '@huiyin/contracts';
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { readAnalysisSearch } from '../features/analysis/search.ts';
import { readPlanSearch } from '../features/plan/plan-search.ts';
import { readRedistributionSearch } from '../features/redistribution/search.ts';
import { readSearch } from '../features/supervision/search.ts';
import { readTopicSearch } from '../features/topics/topic-search.ts';
import { useSpeech } from '../i18n/language.tsx';
import { useWork } from './at-work.tsx';
import { type PageName, PLACES } from './places.ts';
import { Shell } from './shell.tsx';

/** A page for those who may see it; for others a sentence. The functions refuse them in any case. */
const guarded = (name: PageName, Page: ComponentType) =>
  function Guarded() {
    const { me } = useWork();
    const { say } = useSpeech();
    if (!mayCall(me.roles, PLACES[name].needs))
      return (
        <>
          <h1>{say(PLACES[name].word)}</h1>
          <p role="alert">{say('refused403')}</p>
        </>
      );
    return (
      <Suspense fallback={<p role="status">{say('loading')}</p>}>
        <Page />
      </Suspense>
    );
  };

function NoPlace() {
  const { say } = useSpeech();
  return (
    <>
      <h1>{say('product')}</h1>
      <p role="alert">{say('noPlace')}</p>
    </>
  );
}

const root = createRootRoute({ component: Shell, notFoundComponent: NoPlace });
const home = lazy(() =>
  import('../features/home/home-page.tsx').then(({ HomePage }) => ({ default: HomePage })),
);
const desk = lazy(() =>
  import('../features/desk/desk-page.tsx').then(({ DeskPage }) => ({ default: DeskPage })),
);
const complaints = lazy(() =>
  import('../features/complaints/complaints-page.tsx').then(({ ComplaintsPage }) => ({
    default: ComplaintsPage,
  })),
);
const complaint = lazy(() =>
  import('../features/complaints/case-page.tsx').then(({ CasePage }) => ({ default: CasePage })),
);
const room = lazy(() =>
  import('../features/room/room-page.tsx').then(({ RoomPage }) => ({ default: RoomPage })),
);
const supervision = lazy(() =>
  import('../features/supervision/supervision-page.tsx').then(({ SupervisionPage }) => ({
    default: SupervisionPage,
  })),
);
const policies = lazy(() =>
  import('../features/policies/policies-page.tsx').then(({ PoliciesPage }) => ({ default: PoliciesPage })),
);
const topics = lazy(() =>
  import('../features/topics/topics-page.tsx').then(({ TopicsPage }) => ({ default: TopicsPage })),
);
const plan = lazy(() =>
  import('../features/plan/plan-page.tsx').then(({ PlanPage }) => ({ default: PlanPage })),
);
const redistribution = lazy(() =>
  import('../features/redistribution/redistribution-page.tsx').then(({ RedistributionPage }) => ({
    default: RedistributionPage,
  })),
);
const analysis = lazy(() =>
  import('../features/analysis/analysis-page.tsx').then(({ AnalysisPage }) => ({ default: AnalysisPage })),
);
const typical = lazy(() =>
  import('../features/typical/typical-page.tsx').then(({ TypicalPage }) => ({ default: TypicalPage })),
);
const deposits = lazy(() =>
  import('../features/deposits/deposits-page.tsx').then(({ DepositsPage }) => ({ default: DepositsPage })),
);
const reviews = lazy(() =>
  import('../features/reviews/reviews-page.tsx').then(({ ReviewsPage }) => ({ default: ReviewsPage })),
);
const rejected = lazy(() =>
  import('../features/rejected/rejected-page.tsx').then(({ RejectedPage }) => ({ default: RejectedPage })),
);
const deadLetters = lazy(() =>
  import('../features/dead-letters/dead-letters-page.tsx').then(({ DeadLettersPage }) => ({
    default: DeadLettersPage,
  })),
);
const audit = lazy(() =>
  import('../features/audit/audit-page.tsx').then(({ AuditPage }) => ({ default: AuditPage })),
);
const connect = lazy(() =>
  import('../features/interface/interface-page.tsx').then(({ InterfacePage }) => ({
    default: InterfacePage,
  })),
);

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: PLACES.home.path, component: guarded('home', home) }),
  createRoute({ getParentRoute: () => root, path: PLACES.desk.path, component: guarded('desk', desk) }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.complaints.path,
    component: guarded('complaints', complaints),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/complaints/$caseId',
    component: guarded('complaints', complaint),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.redistribution.path,
    validateSearch: readRedistributionSearch,
    component: guarded('redistribution', redistribution),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.analysis.path,
    validateSearch: readAnalysisSearch,
    component: guarded('analysis', analysis),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.typical.path,
    component: guarded('typical', typical),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.deposits.path,
    component: guarded('deposits', deposits),
  }),
  createRoute({ getParentRoute: () => root, path: PLACES.room.path, component: guarded('room', room) }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.supervision.path,
    validateSearch: readSearch,
    component: guarded('supervision', supervision),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.policies.path,
    validateSearch: readPlanSearch,
    component: guarded('policies', policies),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.topics.path,
    validateSearch: readTopicSearch,
    component: guarded('topics', topics),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.plan.path,
    validateSearch: readPlanSearch,
    component: guarded('plan', plan),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.reviews.path,
    component: guarded('reviews', reviews),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.rejected.path,
    component: guarded('rejected', rejected),
  }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.deadLetters.path,
    component: guarded('deadLetters', deadLetters),
  }),
  createRoute({ getParentRoute: () => root, path: PLACES.audit.path, component: guarded('audit', audit) }),
  createRoute({
    getParentRoute: () => root,
    path: PLACES.interface.path,
    component: guarded('interface', connect),
  }),
]);

export const routerFor = () =>
  createRouter({ routeTree: tree, basepath: '/workbench', trailingSlash: 'preserve' });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>;
  }
}
