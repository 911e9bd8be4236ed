import type { BranchConfiguration } from '@huiyin/contracts';
import { namesOf } from '@huiyin/surface';
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundle } from './bundle.ts';
import type { Service } from './services.ts';
import { foundation } from './stacks/foundation/foundation.ts';
import { front } from './stacks/front/front.ts';
import { operations } from './stacks/operations/operations.ts';
import { serviceStack } from './stacks/service-stack.ts';
import { workbench } from './stacks/workbench/workbench.ts';

/** Feature flags that this app relies on; here and not in cdk.json, so that it is the same app without the CLI. */
const CONTEXT = {
  '@aws-cdk/core:validateAgainstDefaultRules': true,
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-events:eventsTargetQueueSameAccount': true,
  // What another stack uses cannot be taken away under it.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

/** An app whose synthesis fails on any finding of the linter or of cdk-nag; without the checks it is for local use only. */
export function newApp(props: AppProps & { readonly validate: boolean }): App {
  const { validate, ...given } = props;
  const app = new App({
    ...given,
    context: CONTEXT,
    analyticsReporting: false,
    treeMetadata: false,
    builtinCloudFormationValidation: validate,
  });
  if (validate) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}

/** Adds one branch office with these services to an app. */
export function compose(
  app: App,
  branch: BranchConfiguration,
  services: readonly Service[],
  bundle: Bundle,
): void {
  const office = { app, branch, names: namesOf(branch.branch), bundle };
  const surfaces = services.map(({ surface }) => surface);
  const guarded = operations(office, surfaces);
  const base = foundation(guarded);
  const built = surfaces.map((surface) => serviceStack(guarded, base, surface, surfaces));
  const page = workbench(
    guarded,
    base.api,
    built.flatMap(({ evidence }) => evidence ?? []),
  );
  front(office, base.api, { services: built.map(({ stack }) => stack), page });
}
