// The committed page of the state machine: it is what the stack deploys, valid, and runnable on the laptop.
import { readFileSync } from 'node:fs';
import { StateMachine } from 'aws-local-stepfunctions';
import { beforeAll, describe, expect, it } from 'vitest';
import { definitionOf, stackWithoutCode } from '../../../infra/aws/definition.ts';
import { STEP_NAMES } from '../../../infra/aws/steps.ts';
import { allStates, checkSupported, readPage, statesOfType } from '../../../infra/local/page.ts';
import { RETRIED_ERRORS } from '../../../shared/errors.ts';

const pageUrl = new URL('../../../infra/state-machine.asl.json', import.meta.url);

interface Tried {
  readonly Retry?: {
    readonly ErrorEquals: string[];
    readonly JitterStrategy: string;
    readonly MaxDelaySeconds: number;
  }[];
  readonly TimeoutSeconds?: number;
}

describe('the committed page', () => {
  let page: ReturnType<typeof readPage>;
  beforeAll(() => {
    page = readPage();
  });
  const tasks = () => allStates(page).filter(([, state]) => state.Type === 'Task') as [string, Tried][];

  it('is what the stack deploys, to the byte', () => {
    expect(readFileSync(pageUrl, 'utf8')).toBe(definitionOf(stackWithoutCode({ topics: [] })));
  });

  it('is valid Amazon States Language', () => {
    const text = readFileSync(pageUrl, 'utf8').replaceAll(
      /\$\{(\w+)\}/g,
      'arn:aws:lambda:eu-west-1:123456789012:function:$1',
    );
    expect(() => new StateMachine(JSON.parse(text))).not.toThrow();
  });

  it('uses nothing that the laptop would run otherwise than AWS', () => {
    expect(() => checkSupported(page)).not.toThrow();
  });

  it('has each step as exactly one Task, and no name twice', () => {
    expect(statesOfType(page, 'Task').sort()).toEqual([...STEP_NAMES].sort());
    const names = allStates(page).map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('tries again exactly what may pass: the errors of shared/errors.ts and those of the Lambda service', () => {
    for (const [name, task] of tasks()) {
      const tried = task.Retry?.flatMap(({ ErrorEquals }) => ErrorEquals) ?? [];
      expect([name, tried.filter((error) => !error.startsWith('Lambda.'))]).toEqual([name, [...RETRIED_ERRORS]]);
      expect(task.Retry?.every((retry) => retry.JitterStrategy === 'FULL' && retry.MaxDelaySeconds === 60)).toBe(true);
    }
  });

  it('gives every Task a time to end', () => {
    expect(tasks().filter(([, task]) => task.TimeoutSeconds === undefined)).toEqual([]);
  });
});
