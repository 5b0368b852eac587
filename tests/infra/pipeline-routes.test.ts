// The routes through the committed state machine: success, pages of a source, and where each failure leads.
import { describe, expect, it } from 'vitest';
import { BadInputError, SourceUnavailableError } from '../../shared/errors.ts';
import { sentenceOf } from '../../shared/failure.ts';
import { type Given, runMadeUp } from './local/made-up-steps.ts';

const fail = (): never => {
  throw new BadInputError('It broke.');
};

describe('the pipeline', () => {
  it('adds one field for each state and passes all of them to Publish', async () => {
    const { output, started } = await runMadeUp();
    const before = ['run', 'collected', 'deduplicated', 'clustered', 'summarised', 'composed', 'drawn'];
    expect(Object.keys(started('Publish')[0] as object)).toEqual(before);
    expect(Object.keys(output ?? {})).toEqual([...before, 'published', 'announced']);
  });

  it('gives Collect one source at a time, in order, and Summarise the whole day', async () => {
    const { output, started } = await runMadeUp();
    expect(started('Collect')).toMatchObject([{ source: 'one' }, { source: 'two' }]);
    expect(started('Summarise')).toMatchObject([{ run: { id: 'r1' }, clustered: { parts: ['c'] } }]);
    expect(output?.summarised).toEqual({ origin: 'extractive' });
  });

  it('calls Summarise again after a wait, with what it had left, until the report is written', async () => {
    const writes = ({ summarised }: Given) => {
      const waited = summarised?.waited ?? 0;
      return waited < 120 ? { origin: 'model', waitSeconds: 60, waited: waited + 60 } : { origin: 'model', waited };
    };
    const { output, started } = await runMadeUp({ Summarise: writes });
    expect(started('Summarise')).toHaveLength(3);
    expect(started('Summarise')[2]).toMatchObject({ summarised: { waitSeconds: 60, waited: 120 } });
    expect(started('Compose')).toMatchObject([{ summarised: { origin: 'model', waited: 120 } }]);
    expect(output?.summarised).toEqual({ origin: 'model', waited: 120 });
  });

  it('calls Collect again with the cursor, and with what it had collected, until there is none', async () => {
    const pages = ({ source, cursor = 'p1' }: Given) =>
      cursor === 'p3'
        ? { source, ok: true, parts: ['all'] }
        : { source, cursor: `p${+cursor[1]! + 1}`, waitSeconds: 3 };
    const { output, started } = await runMadeUp({ Plan: () => ({ sources: ['x'], unchanged: false }), Collect: pages });
    expect(started('Collect')).toMatchObject([
      { source: 'x' },
      { source: 'x', cursor: 'p2', collected: { cursor: 'p2' } },
      { source: 'x', cursor: 'p3', collected: { cursor: 'p3' } },
    ]);
    expect(output?.collected).toEqual([{ source: 'x', ok: true, parts: ['all'] }]);
  });

  it('records a failed source and goes on with the others', async () => {
    const { output } = await runMadeUp({
      Collect: ({ source }) => {
        if (source === 'one') throw new SourceUnavailableError('The source one is down.');
        return { source, ok: true };
      },
    });
    const [one, two] = (output?.collected ?? []) as { cause?: string }[];
    expect(one).toMatchObject({ source: 'one', ok: false });
    expect(sentenceOf(one?.cause)).toBe('The source one is down.');
    expect(two).toEqual({ source: 'two', ok: true });
  });

  it('publishes without a picture when Draw failed', async () => {
    const { output, started } = await runMadeUp({ Draw: fail });
    expect(started('Publish')[0]).toMatchObject({ drawn: { ok: false, words: 0 }, composed: {} });
    const drawn = (output?.drawn ?? {}) as { cause?: string };
    expect(sentenceOf(drawn.cause)).toBe('It broke.');
    expect(output).not.toHaveProperty('failure');
  });

  it.each(['Plan', 'Deduplicate', 'Cluster', 'Summarise', 'Compose', 'Publish'])(
    'announces a failure of %s and ends as failed in that state',
    async (state) => {
      const { failure, started } = await runMadeUp({ [state]: fail });
      expect(started('Announce')).toHaveLength(1);
      expect(started('Announce')[0]).toMatchObject({ failure: { Error: 'BadInputError' }, failedState: state });
      expect(failure).toMatchObject({ error: 'BadInputError', message: 'It broke.', failedState: state });
    },
  );

  it('publishes nothing when a story or the report could not be made', async () => {
    for (const state of ['Summarise', 'Compose']) {
      const { started } = await runMadeUp({ [state]: fail });
      expect(started('Publish')).toEqual([]);
    }
  });

  it('keeps the run in what it announces of a failure within a branch', async () => {
    const { started } = await runMadeUp({ Compose: fail });
    expect(started('Announce')[0]).toMatchObject({ run: { id: 'r1' }, collected: [{}, {}] });
  });

  it('announces and ends early when the published report is still right', async () => {
    const { output, started } = await runMadeUp({ Plan: () => ({ sources: ['x'], unchanged: true }) });
    expect(started('Collect')).toEqual([]);
    expect(output).toMatchObject({ run: { unchanged: true }, announced: {} });
  });

  it('fails in Announce when a published report could not be announced', async () => {
    const { failure } = await runMadeUp({ Announce: fail });
    expect(failure).toMatchObject({ error: 'BadInputError', message: 'It broke.', failedState: 'Announce' });
  });

  it('shows the first failure when its announcement fails too', async () => {
    const { failure } = await runMadeUp({
      Cluster: () => {
        throw new RangeError('Too many.');
      },
      Announce: fail,
    });
    expect(failure).toMatchObject({ error: 'RangeError', message: 'Too many.', failedState: 'Cluster' });
  });

  it('gives the same output when a failed run is run again', async () => {
    let broken = true;
    const steps = { Publish: () => (broken ? fail() : { slug: 's', revision: 1 }) };
    expect((await runMadeUp(steps)).failure).toMatchObject({ failedState: 'Publish' });
    broken = false;
    expect((await runMadeUp(steps)).output).toEqual((await runMadeUp(steps)).output);
  });
});
