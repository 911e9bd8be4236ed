import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '@huiyin/infra/services';
import { longgang } from '@huiyin/testing';
import { describe, expect, test } from 'vitest';
import { PRAISE_SERVICE } from '../sixth-service/service.ts';
import { type Resource, templateOf } from './office-template.ts';

const root = join(import.meta.dirname, '../..');
const five = templateOf(longgang());
const six = templateOf(longgang(), { services: [...SERVICES, PRAISE_SERVICE] });

const byId = (resources: readonly Resource[]) =>
  Object.fromEntries(
    resources
      // Operators look at every service on one dashboard, and what no single door can tell rings beside it.
      .filter((resource) => resource.type !== 'AWS::CloudWatch::Dashboard' && !isAlarmOfPraise(resource))
      .filter((resource) => !isOfLetters(resource))
      .map((resource) => [`${resource.stack} ${resource.id}`, resource]),
  );
const isAlarmOfPraise = ({ type, properties }: Resource): boolean =>
  type === 'AWS::CloudWatch::Alarm' && String(properties.AlarmName).startsWith('huiyin-longgang-praise-');
/** One door takes dead letters off the queues of every service, so that its function and its role name them all. */
const isOfLetters = ({ stack, id }: Resource): boolean =>
  stack === 'huiyin-longgang-intake' && /^deadletters(Function|RoleDefaultPolicy)/.test(id);
const own = six.resources.filter(({ stack }) => stack === 'huiyin-longgang-praise');

describe('a sixth service', () => {
  test('is a stack of its own and changes nothing of the others', () => {
    expect(six.stacks.filter((stack) => !five.stacks.includes(stack))).toEqual(['huiyin-longgang-praise']);
    expect(byId(six.resources.filter((resource) => !own.includes(resource)))).toEqual(byId(five.resources));
  });

  test('has its dead letters seen and sent back with those of the others', () => {
    const [door, ...more] = six.of('AWS::Lambda::Function').filter(isOfLetters);
    expect(more).toEqual([]);
    expect(JSON.stringify(door?.properties)).toContain('queue/praise/inbox clock/praise/clock');
    const policies = six.of('AWS::IAM::Policy').filter(isOfLetters);
    expect(JSON.stringify(policies)).toContain('huiyin-longgang-praise-inbox-dead');
  });

  test('is watched and on the dashboard without a word about it elsewhere', () => {
    const alarms = six.resources.filter(isAlarmOfPraise);
    expect(alarms.map(({ properties }) => properties.AlarmName).sort()).toEqual(
      ['clock-dead', 'clock-silent', 'errors', 'inbox-dead', 'inbox-late', 'throttled'].map(
        (id) => `huiyin-longgang-praise-${id}`,
      ),
    );
    expect(JSON.stringify(six.of('AWS::CloudWatch::Dashboard'))).toContain('huiyin-longgang-praise-inbox');
  });

  test('passes the linter and cdk-nag', { timeout: 120_000 }, () => {
    const validated = templateOf(longgang(), { validate: true, services: [...SERVICES, PRAISE_SERVICE] });
    expect(validated.stacks).toHaveLength(SERVICES.length + 5);
  });

  test('is shown file by file in docs/a-sixth-service.md as it runs in the journey', () => {
    const page = readFileSync(join(root, 'docs/a-sixth-service.md'), 'utf8');
    const folder = join(root, 'test/sixth-service/praise');
    const files = globSync('**/*.{ts,json}', { cwd: folder });
    expect(files).toHaveLength(8);
    for (const file of files) {
      expect(page).toContain(`services/praise/${file.replaceAll('\\', '/')}`);
      expect(page).toContain(readFileSync(join(folder, file), 'utf8'));
    }
  });
});
