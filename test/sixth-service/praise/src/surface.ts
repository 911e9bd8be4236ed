import { defineSurface } from '@huiyin/surface';

export const surface = defineSurface({
  service: 'praise',
  purpose: 'remembers which team was praised',
  table: {},
  doors: {
    inbox: {
      kind: 'queue',
      reads: [{ event: 'callback.closed', where: { disposition: ['complete'] } }],
      uses: { table: ['GetItem', 'PutItem'] },
      meaning: 'A customer praised a team, and the team will not hear of it.',
    },
    clock: {
      kind: 'clock',
      tasks: { count: ['07:50'] },
      uses: { table: ['Query'] },
      meaning: 'Nobody knows how often teams were praised yesterday.',
    },
  },
});
