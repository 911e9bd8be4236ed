import { mayCall } from '@huiyin/contracts';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { useWork } from './at-work.tsx';
import { type PageName, PLACES } from './places.ts';
import { Shell } from './shell.tsx';

/** A page for those who may see it; for others a sentence. The functions refuse them in any case. */
const guarded = (name: PageName, Page: ComponentType) =>
  function Guarded() {
    const { me } = useWork();
    const { say } = useSpeech();
    return mayCall(me.roles, PLACES[name].needs) ? <Page /> : <p role="alert">{say('refused403')}</p>;
  };

function NoPlace() {
  const { say } = useSpeech();
  return <p role="alert">{say('noPlace')}</p>;
}

const root = createRootRoute({ component: Shell, notFoundComponent: NoPlace });
const home = lazyRouteComponent(() => import('../features/home/home-page.tsx'), 'HomePage');
const desk = lazyRouteComponent(() => import('../features/desk/desk-page.tsx'), 'DeskPage');

const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: PLACES.home.path, component: guarded('home', home) }),
  createRoute({ getParentRoute: () => root, path: PLACES.desk.path, component: guarded('desk', desk) }),
]);

export const routerFor = () =>
  createRouter({ routeTree: tree, basepath: '/workbench', trailingSlash: 'preserve' });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerFor>;
  }
}
