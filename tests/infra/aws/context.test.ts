// What `-c NAME=VALUE` may choose: read with its type, and refused in one sentence.
import { readFileSync } from 'node:fs';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { LOG_DAYS, readContext } from '../../../infra/aws/context.ts';
import { chosen, DEFAULTS } from '../../../infra/aws/props.ts';
import { BadInputError } from '../../../shared/errors.ts';

const read = readContext;

describe('the context', () => {
  it('may be empty: one stack with the defaults', () => {
    const { stackName, props } = read({});
    expect(stackName).toBe('DawnChorus');
    expect(chosen({ ...props, topics: [] })).toEqual({ ...DEFAULTS, topics: [] });
  });

  it('names a stage, and gives numbers and switches as the words that a terminal has', () => {
    expect(read({ stage: 'test', logDays: '7', runDays: '14', cloudFront: 'true' })).toEqual({
      stackName: 'DawnChorus-test',
      props: { logDays: 7, runDays: 14, cloudFront: true },
    });
  });

  it.each([
    [{ stage: 'My Stage' }, '-c stage=My Stage is not a word of at most 16 small letters and digits, such as test.'],
    [{ modelUrl: 'gpt' }, '-c modelUrl=gpt has none of the forms extractive, bedrock:MODEL, openai:URL#MODEL.'],
    [
      { modelUrl: 'replay:/tmp' },
      '-c modelUrl=replay:/tmp has none of the forms extractive, bedrock:MODEL, openai:URL#MODEL.',
    ],
    [
      { modelUrl: 'openai:https://a.example/v1#m?kye=X' },
      "-c modelUrl=openai:https://a.example/v1#m?kye=X can't be read: There is no setting kye",
    ],
    [
      { modelUrl: 'openai:https://a.example/v1#m?timeoutSeconds=241' },
      'm?timeoutSeconds=241 gives a request more than the 240 seconds that its function has for one.',
    ],
    [{ modelKeyParameter: 'a b' }, '-c modelKeyParameter=a b is not the name of a parameter'],
    [{ modelKeys: 'X_TOKEN@a.example' }, '-c modelKeys=X_TOKEN@a.example is no list of VARIABLE@HOST'],
    [{ logDays: '8' }, '-c logDays=8 is none of 1, 3, 5, 7,'],
    [{ runDays: '0' }, '-c runDays=0 Too small'],
    [{ siteUrl: 'ftp://a' }, '-c siteUrl=ftp://a is not a URL of http or https.'],
    [{ cpu: 'mips' }, '-c cpu=mips is neither arm64 nor x64.'],
    [{ alarmMail: 'a@example.com' }, 'There is no -c alarmMail (did you mean alarmEmail?); there are stage, '],
    [{ alarmEmail: 'me' }, '-c alarmEmail=me is not an e-mail address.'],
    [{ cloudFront: 'yes' }, '-c cloudFront=yes is neither true nor false.'],
    [{ xTokenParameter: 'a b' }, '-c xTokenParameter=a b is not the name of a parameter'],
    [{ eventBus: 'a b' }, '-c eventBus=a b is not the name of an event bus.'],
  ])('%j is refused', (context, sentence) => {
    expect(() => read(context)).toThrow(BadInputError);
    expect(() => read(context)).toThrow(sentence);
  });

  it('leaves the context of the CDK itself alone', () => {
    const cdks = { '@aws-cdk/core:x': true, 'aws:cdk:bundling-stacks': [], 'acknowledged-issue-numbers': [1] };
    expect(read(cdks).stackName).toBe('DawnChorus');
  });

  it('knows the days for which logs can be kept as the CDK does', () => {
    const known = Object.values(RetentionDays).filter((days) => typeof days === 'number' && days < 9999);
    expect([...LOG_DAYS]).toEqual(known);
  });

  it('stands in the documentation, each name with its default', () => {
    const page = readFileSync('docs/deploying.md', 'utf8');
    const rows = new Map(
      [...page.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, name = '', value = '']) => [
        name,
        value.replaceAll('`', ''),
      ]),
    );
    // Without a model's name a stack can be looked at and not be deployed.
    const told = { ...DEFAULTS, modelUrl: 'must be named' };
    for (const [name, value] of Object.entries(told)) expect([name, rows.get(name)]).toEqual([name, String(value)]);
    for (const name of ['stage', 'siteUrl', 'alarmEmail']) expect(rows.has(name), name).toBe(true);
  });
});
