// A planned run: its name, its sources, and when there is nothing to do.
import { describe, expect, it } from 'vitest';
import { areLive, isUnchanged } from '../../../functions/plan/run-of.ts';
import { BadInputError } from '../../../shared/errors.ts';
import { runSchema } from '../../../shared/run.ts';
import { type NamePackInput, namePackOf } from '../../../shared/text/name-pack.ts';
import { type Topic, topicSchema } from '../../../shared/topic.ts';
import { planOf } from '../../fixtures/plans.ts';

const NOW = new Date('2026-04-23T02:30:00.000Z');
const topic: Topic = topicSchema.parse({
  $schema: './topic.schema.json',
  topic: 'ai',
  platform: 'twitter',
  displayName: 'AI人工智能',
  shortName: 'AI',
  timezone: 'Asia/Shanghai',
  language: 'zh-CN',
  ownWords: [],
  lexicon: ['LLM'],
  specialTopics: [],
  sources: [
    { name: 'morning', type: 'file', paths: ['a.jsonl'] },
    { name: 'evening', type: 'file', paths: ['b.jsonl'] },
  ],
});
const choices = { postsFiles: [], modelUrl: 'extractive' };
const plan = (input = {}, chosen = {}, used = topic, now = NOW) =>
  planOf({ topic: 'ai', ...input }, used, { ...choices, ...chosen }, now);

describe('a planned run', () => {
  it('is named by its topic and days, and by its time and settings', () => {
    const { run } = plan();
    expect(runSchema.parse(run)).toEqual(run);
    expect(run).toMatchObject({
      slug: 'twitter_ai_20260422_20260422',
      madeAt: '2026-04-23T02:30:00.000Z',
      style: 'cited',
      force: false,
      sources: ['morning', 'evening'],
      unchanged: false,
    });
    expect(run.id).toMatch(/^20260423T023000Z-[0-9a-f]{6}$/);
  });

  it('has the same id again for the same input, settings and time, and another for any other', () => {
    const ids = [
      plan(),
      plan({ force: true }),
      plan({}, { style: 'plain' }),
      plan({}, { postsFiles: ['x.jsonl'] }),
      plan({}, { modelUrl: 'bedrock:x' }),
      plan({}, {}, topic, new Date('2026-04-23T02:30:00.001Z')),
    ].map(({ run }) => run.id);
    expect(plan().run.id).toBe(ids[0]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('holds the names of its field, which are settings too, whatever their $schema', () => {
    const withPack = (pack: NamePackInput) =>
      planOf({ topic: 'ai' }, topic, choices, NOW, namePackOf({ organisations: [{ name: 'Kew' }], ...pack }));
    const one = withPack({});
    expect(one.pack?.organisations).toMatchObject([{ name: 'Kew' }]);
    expect(withPack({ $schema: '../pack.schema.json' }).settingsHash).toBe(one.settingsHash);
    expect(withPack({ noNames: ['rnli'] }).settingsHash).not.toBe(one.settingsHash);
    const told = withPack({ background: [{ name: 'Kew', about: { en: 'botanic garden in London' } }] });
    expect(told.settingsHash).not.toBe(one.settingsHash);
    expect(told.pack?.background).toEqual([{ name: 'Kew', forms: [], about: { en: 'botanic garden in London' } }]);
    expect(plan().settingsHash).not.toBe(one.settingsHash);
    expect(plan().pack).toBeUndefined();
  });

  it('hashes settings by their values, whatever the order of a topic file and its $schema', () => {
    const { $schema: _, ...rest } = topic;
    const turned = topicSchema.parse(Object.fromEntries(Object.entries(rest).reverse()));
    expect(plan({}, {}, turned).settingsHash).toBe(plan().settingsHash);
    expect(plan({}, {}, { ...topic, lexicon: ['GPU'] }).settingsHash).not.toBe(plan().settingsHash);
    const dark = { width: 1600, height: 900, gap: 2, vertical: 0, ground: 'dark', png: false } as const;
    expect(plan({}, {}, { ...topic, picture: dark }).settingsHash).not.toBe(plan().settingsHash);
  });

  it('is not another run for another schedule, which says nothing of the report', () => {
    const later = { ...topic, schedule: { ...topic.schedule, cron: '0 9 * * ? *' } };
    expect(plan({}, {}, later).settingsHash).toBe(plan().settingsHash);
  });

  it('is another run for days of other hours, whoever sets them: the input before the topic', () => {
    const early = { ...topic, schedule: { ...topic.schedule, dayEndsAt: '06:00' } };
    const [civil, ofTopic] = [plan(), plan({}, {}, early)];
    expect(ofTopic.settingsHash).not.toBe(civil.settingsHash);
    expect(plan({ dayEndsAt: '06:00' }).settingsHash).toBe(ofTopic.settingsHash);
    expect(plan({ dayEndsAt: '06:00' }).run.window).toEqual(ofTopic.run.window);
    expect(plan({ dayEndsAt: '00:00' }, {}, early)).toMatchObject({
      settingsHash: civil.settingsHash,
      topic: civil.topic,
      run: { slug: civil.run.slug, window: civil.run.window },
    });
  });

  it('takes posts given by hand in place of the topic, as one source', () => {
    const { run, topic: used } = plan({}, { postsFiles: ['x.jsonl', 'y.jsonl.gz'] });
    expect(run.sources).toEqual(['posts']);
    expect(used.sources).toEqual([{ name: 'posts', type: 'file', paths: ['x.jsonl', 'y.jsonl.gz'] }]);
  });

  it('takes only the sources that were chosen, and the style', () => {
    const { run } = plan({}, { sourceNames: ['evening'], style: 'plain' });
    expect([run.sources, run.style]).toEqual([['evening'], 'plain']);
  });

  it.each([
    [
      { sourceNames: ['evenin'] },
      topic,
      'The topic ai has no source evenin (did you mean evening?); it has morning, evening.',
    ],
    [{}, { ...topic, sources: [] }, 'The topic ai has no sources; give a file of posts with --posts FILE.'],
  ])('refuses %j', (chosen, used, sentence) => {
    expect(() => plan({}, chosen, used)).toThrow(new BadInputError(sentence));
  });
});

describe('there is nothing to do', () => {
  const planned = plan();
  const published = { settingsHash: planned.settingsHash, window: planned.run.window };

  it('when the published revision covers the window with the same settings', () => {
    expect(isUnchanged(planned, published, true)).toBe(true);
  });

  const partial = plan({ from: '2026-04-23' });
  const earlier = { ...partial.run.window, end: '2026-04-23T01:00:00.000Z' };
  it.each([
    ['nothing is published', planned, undefined],
    ['the settings are others', planned, { ...published, settingsHash: 'other' }],
    ['force asks for a new one', plan({ force: true }), published],
    ['the day went on since', partial, { settingsHash: partial.settingsHash, window: earlier }],
    ['it began later', planned, { ...published, window: { ...planned.run.window, start: '2026-04-21T22:00:00.000Z' } }],
    ['the days are others', planned, { ...published, window: { ...planned.run.window, from: '2026-04-20' } }],
  ])('but not when %s', (_, thePlan, revision) => {
    expect(isUnchanged(thePlan, revision, true)).toBe(false);
  });

  it('but not when posts come from files, by hand or of the topic, which may have been written anew', () => {
    expect(areLive(planned.topic.sources)).toBe(false);
    expect(areLive(plan({}, { postsFiles: ['x.jsonl'] }).topic.sources)).toBe(false);
    expect(isUnchanged(planned, published, false)).toBe(false);
  });
});
