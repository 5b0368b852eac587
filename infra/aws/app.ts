// The CDK app: `cdk synth` and `cdk deploy` run this file (cdk.json).
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { BadInputError } from '../../shared/errors.ts';
import { loadTopic, topicNames } from '../../shared/topic-files.ts';
import { readContext } from './context.ts';
import { DawnChorusStack } from './stack.ts';

const folder = join(import.meta.dirname, '../../topics');

try {
  const topics = await Promise.all((await topicNames(folder)).map((name) => loadTopic(folder, name)));
  const app = new App();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const { stackName, props } = readContext(app.node.getAllContext());
  new DawnChorusStack(app, stackName, { ...props, topics });
  app.synth();
} catch (error) {
  if (!(error instanceof BadInputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
