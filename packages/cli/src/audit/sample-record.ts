import { readFile, writeFile } from 'node:fs/promises';
import { everyPage } from '@huiyin/client';
import { month, recordedDecision, samplingKeyAnswer, samplingPolicy, slug } from '@huiyin/contracts';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import type { Session } from '../session.ts';
import { samplingKeyOf } from './sampling-key.ts';

const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC');

/** All that a branch publishes of a month's sample: with the order list, all that is needed to draw it again. */
export const sampleRecord = z.object({
  branch: z.object({ branch: slug, zone: timeZone }),
  month,
  /** Absent: nobody ever committed to one. */
  samplingKey: samplingKeyAnswer.optional(),
  policies: z.array(samplingPolicy.extend({ source: z.string().optional() })),
  decisions: z.array(recordedDecision),
});
export type SampleRecord = z.infer<typeof sampleRecord>;

/** Asks the branch for its record of the month, page by page. */
export async function fetchRecord({ api, user }: Session, month: string): Promise<SampleRecord> {
  const as = user('supervisor');
  const { branch, zone } = await api.call('GET /branch', {}, as);
  const { policies } = await api.call('GET /policies', {}, as);
  const samplingKey = await samplingKeyOf({ api, user }, month, 'supervisor');
  const pages = await everyPage((query) =>
    api.call('GET /decisions/{month}', { path: { month }, query }, as),
  );
  return {
    branch: { branch, zone },
    month,
    ...(samplingKey && { samplingKey }),
    policies,
    decisions: pages.flatMap(({ decisions }) => decisions),
  };
}

/** Reads a record that was written to a file. Throws a `Fault` where it is none; no message holds what it says. */
export async function readRecord(file: string): Promise<SampleRecord> {
  const text = await readFile(file, 'utf8');
  const read = sampleRecord.safeParse(jsonIn(file, text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Fault(
    'file-wrong',
    `${file} is no record of a month: ${issue?.path.map(String).join('.')} ${issue?.code}`,
  );
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault('file-wrong', `${file} is not JSON`, { cause });
  }
}

/** Never over a file that is there. */
export const writeRecord = (file: string, record: SampleRecord): Promise<void> =>
  writeFile(file, `${JSON.stringify(record)}\n`, { flag: 'wx' });
