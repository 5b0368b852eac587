// The CDK app: `cdk synth` and `cdk deploy` run this file (cdk.json).
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { loadTopic, topicNames } from '../../shared/topic-files.ts';
import { DawnChorusStack } from './stack.ts';

const folder = join(import.meta.dirname, '../../topics');
const topics = await Promise.all((await topicNames(folder)).map((name) => loadTopic(folder, name)));

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new DawnChorusStack(app, 'DawnChorus', {
  topics,
  modelUrl: app.node.tryGetContext('modelUrl') ?? 'extractive',
  xTokenParameter: app.node.tryGetContext('xTokenParameter'),
  siteUrl: app.node.tryGetContext('siteUrl'),
});
app.synth();
