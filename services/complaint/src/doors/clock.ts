import { type Log, scheduleHandler } from '@huiyin/lambda';
import { surface } from '../surface.ts';
import { type TellDeps, tellNeeds } from '../work/tell-needs.ts';

/** The door for time passing: tells which months' keys open cases need. */
export const clock = (deps: TellDeps & { readonly log: Log }) =>
  scheduleHandler(surface.doors.clock, {
    log: deps.log,
    tasks: {
      'tell-needs': async ({ log }) => {
        const { months } = await tellNeeds(deps)();
        log.info('needs-told', { count: months.length });
      },
    },
  });
