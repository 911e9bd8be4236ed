import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@huiyin/kernel';
import * as z from 'zod';
import { knownBranches, loadBranch, sharedAudiences } from '../branch.ts';
import { bundleDoors } from '../bundle.ts';
import { compose, newApp } from '../compose.ts';
import { SERVICES } from '../services.ts';

/**
 * The CDK app: one branch office, named by `-c branch=<name>` or HUIYIN_BRANCH; `longgang`, the demo branch, otherwise.
 * The CLI says where the assembly goes; run by itself it goes to `cdk.out`. CDK_VALIDATION=false leaves the checks out.
 */
const validate = process.env.CDK_VALIDATION !== 'false';
const outdir = process.env.CDK_OUTDIR ?? 'cdk.out';
const bundles = mkdtempSync(join(tmpdir(), 'huiyin-bundle-'));
process.once('exit', () => rmSync(bundles, { recursive: true, force: true }));

const app = newApp({ outdir, validate });
const named: unknown = app.node.tryGetContext('branch') ?? process.env.HUIYIN_BRANCH ?? 'longgang';
const branch = loadBranch(z.string().parse(named));
const shared = sharedAudiences(knownBranches().map(loadBranch));
if (shared.length > 0) throw new Fault('audience-shared', shared.join('; '));
compose(app, branch, SERVICES, await bundleDoors(branch, SERVICES, bundles));
app.synth();
