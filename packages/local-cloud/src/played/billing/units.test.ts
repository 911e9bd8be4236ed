import { expect, test } from 'vitest';
import { busEvents, gigabyteSeconds, httpRequests, sqsRequests } from './units.ts';

const KB = 1024;

test('SQS bills every 64 KB chunk of a payload as one request: 256 KB are four', () => {
  expect([1, 64 * KB, 64 * KB + 1, 256 * KB].map(sqsRequests)).toEqual([1, 1, 2, 4]);
});

test('EventBridge bills every 64 KB chunk as one event: 256 KB are four', () => {
  expect([0, 64 * KB, 256 * KB].map(busEvents)).toEqual([1, 1, 4]);
});

test('HTTP APIs are metered in 512 KB increments', () => {
  expect([0, 512 * KB, 513 * KB].map(httpRequests)).toEqual([1, 1, 2]);
});

test('Lambda bills GB-seconds per millisecond: 3 million calls of 120 ms at 1536 MB are 540,000', () => {
  expect(3_000_000 * gigabyteSeconds(120, 1536)).toBeCloseTo(540_000, 6);
  expect(gigabyteSeconds(0.2, 1024)).toBe(0.001);
});
