// The state machine as a chain: the order of the steps, what is tried again, and where a failure goes.
import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { RETRIED_ERRORS } from '../../shared/errors.ts';
import { STEPS, type StepName } from './steps.ts';

/** Errors of the Lambda service itself: the step was not run, or its answer was lost. */
const LAMBDA_ERRORS = [
  'Lambda.AWSLambdaException',
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.SdkClientException',
  'Lambda.ServiceException',
  'Lambda.TooManyRequestsException',
];

const RETRY: sfn.RetryProps = {
  errors: [...RETRIED_ERRORS, ...LAMBDA_ERRORS],
  interval: Duration.seconds(2),
  backoffRate: 2,
  maxAttempts: 5,
  maxDelay: Duration.seconds(60),
  jitterStrategy: sfn.JitterType.FULL,
};

// The room that the Lambda service may take to start a function before the state itself gives up.
const START_SECONDS = 30;

export interface PipelineProps {
  /** The function of each step. */
  readonly functions: Readonly<Record<StepName, IFunction>>;
  /** Sources read at once (default 4). */
  readonly sourcesAtOnce?: number | undefined;
}

/** The whole chain, from Plan to the end. The page that is committed is synthesised from it. */
export const pipeline = (scope: Construct, props: PipelineProps): sfn.IChainable => {
  const task = (
    name: StepName,
    result: Pick<sfn.TaskStateBaseProps, 'resultPath' | 'resultSelector'>,
  ): LambdaInvoke => {
    const state = new LambdaInvoke(scope, name, {
      ...result,
      lambdaFunction: props.functions[name],
      payloadResponseOnly: true,
      // Its own list lacks throttling and jitter.
      retryOnServiceExceptions: false,
      taskTimeout: sfn.Timeout.duration(Duration.seconds(STEPS[name].timeoutSeconds + START_SECONDS)),
    });
    state.addRetry(RETRY);
    return state;
  };
  const caught = { resultPath: '$.failure' };
  const failed = (state: StepName): sfn.Pass =>
    new sfn.Pass(scope, `${state}Failed`, { result: sfn.Result.fromString(state), resultPath: '$.failedState' });

  const plan = task('Plan', { resultPath: '$.run' });
  const deduplicate = task('Deduplicate', { resultPath: '$.deduplicated' });
  const cluster = task('Cluster', { resultPath: '$.clustered' });
  const publish = task('Publish', { resultPath: '$.published' });
  const announce = task('Announce', { resultPath: '$.announced' });
  for (const state of [plan, deduplicate, cluster, publish]) {
    state.addCatch(failed(state.id as StepName).next(announce), caught);
  }

  // A source's pages: Collect answers with a cursor while there are more than one call can fetch.
  const collect = task('Collect', { resultPath: '$.collected' });
  const cause = sfn.JsonPath.stringAt('$.failure.Cause');
  collect.addCatch(
    new sfn.Pass(scope, 'CollectFailed', {
      parameters: { source: sfn.JsonPath.stringAt('$.source'), ok: false, cause },
    }),
    caught,
  );
  const collectEachSource = new sfn.Map(scope, 'CollectEachSource', {
    itemsPath: '$.run.sources',
    itemSelector: { run: sfn.JsonPath.objectAt('$.run'), source: sfn.JsonPath.stringAt('$$.Map.Item.Value') },
    maxConcurrency: props.sourcesAtOnce ?? 4,
    resultPath: '$.collected',
  }).itemProcessor(
    collect.next(
      new sfn.Choice(scope, 'MorePages')
        .when(
          sfn.Condition.isPresent('$.collected.cursor'),
          new sfn.Wait(scope, 'WaitForSource', { time: sfn.WaitTime.secondsPath('$.collected.waitSeconds') })
            .next(new sfn.Pass(scope, 'NextPage', { inputPath: '$.collected.cursor', resultPath: '$.cursor' }))
            .next(collect),
        )
        .otherwise(new sfn.Pass(scope, 'SourceRead', { inputPath: '$.collected' })),
    ),
  );

  // A Catch can't leave its branch, so a failure ends the branch and is found after the Parallel.
  const summarise = task('Summarise', { resultPath: '$.summarised' });
  summarise.addCatch(failed('Summarise'), caught);
  const compose = task('Compose', { resultPath: '$.composed' });
  compose.addCatch(failed('Compose'), caught);
  const draw = task('Draw', { resultPath: '$.drawn' });
  draw.addCatch(
    new sfn.Pass(scope, 'DrawFailed', { parameters: { ok: false, words: 0, cause }, resultPath: '$.drawn' }),
    caught,
  );
  const summariseAndDraw = new sfn.Parallel(scope, 'SummariseAndDraw')
    .branch(
      // The writer asks to be called again while its model does not answer, or where one call is too short for a report.
      summarise.next(
        new sfn.Choice(scope, 'MoreToWrite')
          .when(
            sfn.Condition.isPresent('$.summarised.waitSeconds'),
            new sfn.Wait(scope, 'WaitForModel', {
              time: sfn.WaitTime.secondsPath('$.summarised.waitSeconds'),
            }).next(summarise),
          )
          .otherwise(compose),
      ),
    )
    .branch(draw);

  const joinBranches = new sfn.Pass(scope, 'JoinBranches', {
    parameters: {
      run: sfn.JsonPath.objectAt('$[0].run'),
      collected: sfn.JsonPath.objectAt('$[0].collected'),
      deduplicated: sfn.JsonPath.objectAt('$[0].deduplicated'),
      clustered: sfn.JsonPath.objectAt('$[0].clustered'),
      summarised: sfn.JsonPath.objectAt('$[0].summarised'),
      composed: sfn.JsonPath.objectAt('$[0].composed'),
      drawn: sfn.JsonPath.objectAt('$[1].drawn'),
    },
  });

  const runFailed = new sfn.Fail(scope, 'RunFailed', { errorPath: '$.failure.Error', causePath: '$.failure.Cause' });
  // When the run had failed before, its own failure is the one to show, not that of its announcement.
  announce.addCatch(
    new sfn.Choice(scope, 'FailedBefore').when(sfn.Condition.isPresent('$.failure'), runFailed).otherwise(
      new sfn.Pass(scope, 'AnnounceFailed', {
        parameters: { failure: sfn.JsonPath.objectAt('$.unannounced'), failedState: 'Announce' },
      }).next(runFailed),
    ),
    { resultPath: '$.unannounced' },
  );
  announce.next(
    new sfn.Choice(scope, 'FailedOrDone')
      .when(sfn.Condition.isPresent('$.failure'), runFailed)
      // A run releases one draft, so that each is told of by itself; it comes back where more are due.
      .when(
        sfn.Condition.isPresent('$.run.release.more'),
        new sfn.Pass(scope, 'NextDraft', {
          parameters: { topic: sfn.JsonPath.stringAt('$.run.topic'), release: 'due' },
        }).next(plan),
      )
      .otherwise(new sfn.Succeed(scope, 'RunDone')),
  );

  const makeReport = collectEachSource
    .next(deduplicate)
    .next(cluster)
    .next(summariseAndDraw)
    .next(
      new sfn.Choice(scope, 'BranchFailed')
        .when(
          sfn.Condition.isPresent('$[0].failure'),
          new sfn.Pass(scope, 'TakeFailure', { inputPath: '$[0]' }).next(announce),
        )
        .otherwise(joinBranches.next(publish).next(announce)),
    );
  return plan.next(
    new sfn.Choice(scope, 'AlreadyPublished')
      .when(sfn.Condition.booleanEquals('$.run.unchanged', true), announce)
      .when(sfn.Condition.isPresent('$.run.release'), publish)
      .otherwise(makeReport),
  );
};
