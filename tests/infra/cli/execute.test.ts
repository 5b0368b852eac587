// The commands execute and backfill --aws as a person uses them, against a scripted Step Functions with recorded histories.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Json } from '../../../infra/local/invoke.ts';
import { BadInputError, StoreUnavailableError } from '../../../shared/errors.ts';
import { recordHistory } from '../../fixtures/execution-history.ts';
import { type SfnOptions, type SfnServer, STATE_MACHINE, startSfn } from '../../fixtures/sfn-server.ts';
import { type MadeUpStep, madeUpHandlers } from '../local/made-up-steps.ts';
import { dawnChorus, dawnChorusUntil } from './terminal.ts';

const OUTPUTS = { StateMachineArn: STATE_MACHINE, BucketName: 'reports' };
const EXECUTION = 'arn:aws:states:us-east-1:123456789012:execution:Reports:ai-2026-04-22-1';
const CONSOLE = `https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/v2/executions/details/${EXECUTION}`;
const SLUG = 'twitter_ai_20260422_20260422';

const PUBLISHED = {
  slug: SLUG,
  revision: 3,
  unchanged: false,
  degraded: [],
  markdown: 'site/a.md',
  image: 'site/a.jpg',
  page: null,
  evidence: 'site/evidence.json',
};
const RUN = {
  id: '20260423T023000Z-1a2b3c',
  slug: SLUG,
  topic: 'ai',
  platform: 'twitter',
  window: {
    from: '2026-04-22',
    to: '2026-04-22',
    timezone: 'UTC',
    start: '2026-04-22T00:00:00Z',
    end: '2026-04-23T00:00:00Z',
    partial: false,
  },
  madeAt: '2026-04-23T02:30:00Z',
  style: 'cited',
  force: false,
  sources: ['one'],
  unchanged: false,
};
const STEPS: Readonly<Record<string, MadeUpStep>> = {
  Plan: () => RUN,
  Collect: ({ source }) => ({ source, ok: true, parts: [], read: 1620, kept: 1600 }),
  Publish: () => PUBLISHED,
  Announce: () => ({ outcome: 'published', sentence: `${SLUG} was published as revision 3.` }),
};

/** The same however long states took. */
const timeless = (text: string): string => text.replaceAll(/\d+\.\d s/g, 'T s');

let server: SfnServer;
const open = async (steps: Readonly<Record<string, MadeUpStep>> = {}, options: Partial<SfnOptions> = {}) => {
  const handlers = madeUpHandlers({ ...STEPS, ...steps });
  server = await startSfn({
    history: (_, input) => recordHistory(input as Json, handlers),
    outputs: OUTPUTS,
    ...options,
  });
  for (const name of ['SFN', 'CLOUDFORMATION', 'S3']) vi.stubEnv(`AWS_ENDPOINT_URL_${name}`, server.url);
};

beforeEach(() => {
  for (const [name, value] of [
    ['AWS_ACCESS_KEY_ID', 'test'],
    ['AWS_SECRET_ACCESS_KEY', 'test'],
    ['AWS_REGION', 'us-east-1'],
  ] as const)
    vi.stubEnv(name, value);
});
afterEach(async () => {
  await server.close();
  vi.unstubAllEnvs();
});

describe('execute', () => {
  it('starts the state machine of the stack, shows its states as run does, and says what it led to', async () => {
    await open();
    const { code, out, err } = await dawnChorus('execute', 'ai', '--from', '2026-04-22');
    expect([code, err]).toEqual([0, '']);
    expect(server.executions).toEqual([{ name: 'ai-2026-04-22-1', input: { topic: 'ai', from: '2026-04-22' } }]);
    expect(out).toContain(`  Execution  ${EXECUTION}\n  Console    ${CONSOLE}\n`);
    for (const line of [
      'Collect T s: one: 1,600 of 1,620 posts kept',
      'Summarise T s: excerpts',
      'Draw T s: 3 words drawn',
      `Publish T s: revision 3 of ${SLUG}`,
      `Announce T s: ${SLUG} was published as revision 3.`,
    ])
      expect(timeless(out)).toContain(`${line}\n`);
    // The bucket can't be read with these credentials: then the execution's own words are all there is.
    expect(out).toMatch(
      new RegExp(
        `\n${SLUG} was published as revision 3 \\(site/a.md\\). What it holds can't be told from here: .*AccessDenied`,
      ),
    );
  });

  it('prints one JSON object, and nothing else, with --json', async () => {
    await open();
    const { code, out } = await dawnChorus('execute', 'ai', '--from', '2026-04-22', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ slug: SLUG, published: PUBLISHED, execution: EXECUTION });
  });

  it('tells a failure by its state and its sentence, with the page of the console', async () => {
    await open({
      Cluster: () => {
        throw new BadInputError('The lexicon of ai is empty.');
      },
    });
    const { code, out, err } = await dawnChorus('execute', 'ai', '--from', '2026-04-22');
    expect(code).toBe(2);
    expect(timeless(out)).toContain('Cluster failed after T s: The lexicon of ai is empty.\n');
    expect(err).toBe(
      `Cluster failed: The lexicon of ai is empty.\n  Execution  ${EXECUTION}\n  Console    ${CONSOLE}\n`,
    );
  });

  it('says that the deployed version is another one where its document is', async () => {
    await open({ Publish: () => ({ slug: SLUG, revision: 3 }) });
    const { code, err } = await dawnChorus('execute', 'ai', '--from', '2026-04-22');
    expect(code).toBe(1);
    expect(err).toContain(
      'The execution succeeded, but what it ended with (published.unchanged) is not of this version;',
    );
  });

  it('shows what is tried again', async () => {
    let left = 2;
    await open({
      Publish: () => {
        if (left-- > 0) throw new StoreUnavailableError('S3 does not answer.');
        return PUBLISHED;
      },
    });
    const { code, out } = await dawnChorus('execute', 'ai');
    expect(code).toBe(0);
    expect(out.match(/Publish failed after \d+\.\d s: S3 does not answer\./g)).toHaveLength(2);
  });

  it('leaves it to itself with --detach', async () => {
    await open({}, { pace: 1 });
    const { code, out } = await dawnChorus('execute', 'ai', '--from', '2026-04-22', '--detach');
    expect(code).toBe(0);
    expect(out).toContain(`Next: follow it with npm run dawn-chorus -- execute --follow ${EXECUTION}\n`);
    expect(server.asked.map(({ action }) => action)).toEqual(['StartExecution']);
    const json = await dawnChorus('execute', 'ai', '--from', '2026-04-22', '--detach', '--json');
    expect(JSON.parse(json.out)).toEqual({ execution: EXECUTION });
  });

  it('follows again what was started before, by its ARN or by the same words', async () => {
    await open({}, { pace: 1000 });
    await dawnChorus('execute', 'ai', '--from', '2026-04-22', '--detach');
    const again = await dawnChorus('execute', 'ai', '--from', '2026-04-22', '--detach');
    expect(again.out).toContain('ai-2026-04-22-1');
    expect(server.executions).toHaveLength(1);
    const { code, out } = await dawnChorus('execute', '--follow', EXECUTION);
    expect(code).toBe(0);
    expect(out).toContain(`Following\n  Execution  ${EXECUTION}\n`);
    expect(timeless(out)).toContain(`Publish T s: revision 3 of ${SLUG}\n`);
  });

  it('leaves it running at Ctrl-C and says how to follow it again', async () => {
    const stop = new AbortController();
    await open({}, { pace: 10, fault: (n) => (n === 1 ? void stop.abort() : undefined) });
    const ended = await dawnChorusUntil(stop.signal, 'execute', 'ai', '--from', '2026-04-22');
    expect(ended.code).toBe(1);
    expect(ended.err).toBe(
      `The execution goes on without you; follow it again with npm run dawn-chorus -- execute --follow ${EXECUTION}\n`,
    );
    expect(server.asked.some(({ action }) => action === 'StopExecution')).toBe(false);
  });

  it.each([
    ['execute ai --stack Other', 'There is no stack Other in us-east-1; deploy it (npm run deploy), or name another'],
    ['execute', 'Name a topic to start, or an execution with --follow, and not both.'],
    [`execute ai --follow ${EXECUTION}`, 'Name a topic to start, or an execution with --follow, and not both.'],
    [`execute --follow ${EXECUTION} --force`, "option '--follow <arn>' cannot be used with option '--force'"],
    ['execute --follow ai-1', 'ai-1 is not the ARN of an execution, such as arn:aws:states:'],
    [`execute --follow ${EXECUTION}2`, 'Following the execution failed: there is no such execution'],
    ['execute ai --from yesterday', 'The day yesterday of --from is not of the form YYYY-MM-DD'],
    [
      'backfill ai --from 2026-04-20 --to 2026-04-20 --aws --out x',
      "option '--aws [stack]' cannot be used with option",
    ],
  ])('answers %s with a sentence and exit code 2', async (line, sentence) => {
    await open();
    const { code, err } = await dawnChorus(...line.split(' '));
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });

  it('says which output a stack lacks that is not ours', async () => {
    await open({}, { outputs: { BucketName: 'reports' } });
    const { code, err } = await dawnChorus('execute', 'ai');
    expect(err).toContain('The stack DawnChorus has no output StateMachineArn; name the one');
    expect(code).toBe(2);
  });
});

describe('backfill --aws', () => {
  const words = ['backfill', 'ai', '--aws', '--from', '2026-04-20', '--to', '2026-04-22'];

  it('starts an execution for each day, some at once, and tells each day’s end', async () => {
    await open();
    const { code, out } = await dawnChorus(...words, '--concurrency', '2', '--force', '--day-ends-at', '23:30');
    expect(code).toBe(0);
    expect(
      server.executions.map(({ input }) => input).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
    ).toEqual(
      ['2026-04-20', '2026-04-21', '2026-04-22'].map((day) => ({
        ...{ topic: 'ai', from: day, to: day, dayEndsAt: '23:30', force: true },
      })),
    );
    for (const day of ['2026-04-20', '2026-04-21', '2026-04-22'])
      expect(out).toContain(`${day} revision 3; what it holds`);
  });

  it('goes on after a day that fails, and ends with its code', async () => {
    await open(
      {},
      {
        history: (n, input) =>
          recordHistory(
            input as Json,
            madeUpHandlers({
              ...STEPS,
              Plan: () => {
                if (n === 1) throw new Error('No such day.');
                return RUN;
              },
            }),
          ),
      },
    );
    const { code, out, err } = await dawnChorus(...words, '--json');
    expect([code, err]).toEqual([1, '']);
    expect(JSON.parse(out).days).toMatchObject([
      { day: '2026-04-20', published: { revision: 3 } },
      { day: '2026-04-21', error: 'Plan failed: No such day.' },
      { day: '2026-04-22', published: { revision: 3 } },
    ]);
  });
});
