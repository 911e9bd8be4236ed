import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { eventsOfItem } from '@huiyin/table';
import { describe, expect, it } from 'vitest';
import { emitters } from '../emitters.ts';
import { closedOn, type LocalBriefing, openBriefing } from '../testing/local-briefing.ts';

/** Monday, before the briefings are mailed; the week before is 2026-W45. */
const MONDAY = '2026-11-09T00:00:00.000Z';
const WEEK = '2026-W45';

const saidBy = async ({ local }: LocalBriefing) => {
  const { Items = [] } = await local.client.send(new ScanCommand({ TableName: local.tableName }));
  return Items.flatMap((item) => eventsOfItem(emitters, item, 'longgang', 'new'));
};
const counted = ({ lines }: LocalBriefing) => lines.filter(({ what }) => what === 'week-counted');

describe('counting the weeks that are over', () => {
  it('says a week’s lots once, from facts that no fold has seen yet, and then never again', async () => {
    await using briefing = await openBriefing(MONDAY);
    await briefing.deliver(closedOn('2026-11-02', 'routine:WO-1'), closedOn('2026-11-08', 'routine:WO-2'));
    await briefing.deliver(closedOn('2026-11-09', 'routine:WO-3'));
    await briefing.wake('count-lots', MONDAY);
    const said = await saidBy(briefing);
    expect(said).toMatchObject([
      { name: 'lots.counted', aggregate: { type: 'week-lots', id: WEEK }, data: { week: WEEK } },
    ]);
    expect(said[0]?.data).toMatchObject({ lots: [{ rated: 2 }] });
    // A callback of that week that comes late moves its briefing, and no rate.
    await briefing.deliver(closedOn('2026-11-03', 'routine:WO-4'));
    await briefing.wake('count-lots', MONDAY);
    await briefing.wake('count-lots', '2026-11-10T00:00:00.000Z');
    expect(await saidBy(briefing)).toEqual(said);
    expect(counted(briefing)).toMatchObject([{ period: WEEK, count: 1 }]);
  });

  it('makes good a week that the clock slept through, the earlier one first', async () => {
    await using briefing = await openBriefing(MONDAY);
    await briefing.deliver(closedOn('2026-10-27', 'routine:WO-1'), closedOn('2026-11-04', 'routine:WO-2'));
    await briefing.wake('fold', MONDAY);
    await briefing.wake('count-lots', MONDAY);
    expect(counted(briefing).map(({ period }) => period)).toEqual(['2026-W44', WEEK]);
  });

  it('waits with a week in which nobody rated anything', async () => {
    await using briefing = await openBriefing(MONDAY);
    await briefing.wake('count-lots', MONDAY);
    expect(await saidBy(briefing)).toEqual([]);
    await briefing.deliver(closedOn('2026-11-04', 'routine:WO-1'));
    await briefing.wake('count-lots', '2026-11-10T00:00:00.000Z');
    expect(counted(briefing)).toMatchObject([{ period: WEEK }]);
  });
});
