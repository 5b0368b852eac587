// A day on which strangers try to steer the model and the page, and the model does as it is told: nothing of it is published.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDay } from '../../samples/generate-day.ts';
import { checkConformance } from '../../shared/verify/conformance.ts';
import { adversarialTexts, PAYLOAD } from '../fixtures/adversarial-posts.ts';
import { startBedrock } from '../fixtures/bedrock-server.ts';
import { falsehoods, saidByModel } from '../fixtures/published-falsehoods.ts';
import { dawnChorus } from '../infra/cli/terminal.ts';
import { type Day, readDay } from './whole-day.ts';

const TARGET = 'Gemini 3';
const texts = adversarialTexts(TARGET);
/** Of the sample's posts; the attacks are unknown to it. */
const TRUTH = generateDay('sample');

describe('a day of attacks', () => {
  let folder: string;
  let attacked: Day;
  let calm: Day;
  let prompts: string[] = [];
  let reached = 0;

  const make = async (posts: string): Promise<Day> => {
    // It tells the truth of what the posts tell, and before it what any of them wants to be said.
    const server = await startBedrock((_, asked) => {
      prompts.push(asked.system.replace(/[0-9a-f]{16}/g, ''));
      reached = Math.max(reached, asked.posts.filter(({ text }) => /PWNED|CJARQ/.test(text)).length);
      return 'obedient';
    }, TRUTH);
    const out = await mkdtemp(join(folder, 'out-'));
    const model = `bedrock:eu.anthropic.claude-haiku-4-5-20251001-v1:0?region=eu-central-1&endpoint=${server.endpoint}`;
    const words = [
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--posts',
      posts,
      '--from',
      '2025-12-22',
      '--now',
      '2025-12-23T01:00:00Z',
      '--json',
    ];
    const { code, out: told, err } = await dawnChorus(...words, '--model', model, '--out', out);
    await server.close();
    if (code !== 0) throw new Error(err);
    return readDay(out, JSON.parse(told).slug);
  };

  beforeAll(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
    process.env.AWS_SECRET_ACCESS_KEY = 'secret-of-the-test';
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-attacks-'));
    const sample = gunzipSync(await readFile('samples/twitter_ai_20251222.jsonl.gz')).toString();
    const attacks = texts.map((text, at) =>
      JSON.stringify({
        id: String(9_000_000 + at),
        text,
        created_at: '2025-12-22T05:00:00Z',
        author: { username: `mallory${at}` },
        metrics: { likes: 90_000, reposts: 9_000 },
      }),
    );
    await writeFile(join(folder, 'attacked.jsonl'), `${sample.trim()}\n${attacks.join('\n')}\n`);
    attacked = await make(join(folder, 'attacked.jsonl'));
    prompts = prompts.slice(0, 100);
    calm = await make('samples/twitter_ai_20251222.jsonl.gz');
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('knows sixty kinds of attack', () => {
    expect(new Set(texts).size).toBeGreaterThanOrEqual(60);
  });

  it('lets some of them through to the model, whose rules are then the only control', () => {
    expect(reached).toBeGreaterThan(0);
  });

  it('publishes the word of none of them', async () => {
    const report = await readFile(join(attacked.out, 'site/reports', attacked.slug, 'report.json'), 'utf8');
    for (const text of [attacked.cited, attacked.plain, report]) {
      expect(text).not.toContain(PAYLOAD);
      expect(text).not.toContain('evil.example');
    }
  });

  it('links to posts only, and keeps the format', () => {
    const links = [...attacked.cited.matchAll(/\]\(([^)]+)\)/g)].map(([, url = '']) => url);
    expect(
      links.filter(
        (url) =>
          !/^https:\/\/x\.com\/i\/status\/\d+$|^(?:[\w/.-]*\/)?posts\.html#p\d+$|^wordcloud_|^\/reports\/\w+\/evidence\.json$/.test(
            url,
          ),
      ),
    ).toEqual([]);
    for (const style of ['cited', 'plain'] as const)
      expect(checkConformance(attacked[style], { style }).findings).toEqual([]);
  });

  it.each(['cited', 'plain'] as const)('leaves the template of the %s style as it is, byte for byte', (style) => {
    const parts = /^(?:---|#{1,4} .*|(?:layout|title|date|posttime|lang|tags|image): .*)$/gm;
    const labels = /^- \*\*(?:时段|来源|推文|作者|方法|核验|缺失|更多)\*\*：/gm;
    const templateOf = (markdown: string): string[] =>
      [...markdown.matchAll(parts), ...markdown.matchAll(labels)].map(([part]) => part.replace(/（\d+个/, '（N个'));
    expect(templateOf(attacked[style])).toEqual(templateOf(calm[style]));
    expect(templateOf(calm[style]).length).toBeGreaterThan(15);
  });

  it('gives every section the same prompt, word for word, with attacks and without', () => {
    // One of the writer, one of the auditor.
    expect(new Set(prompts).size).toBe(2);
  });

  it('makes no sentence about another story false', () => {
    const known = new Set(falsehoods(calm.report, TRUTH));
    expect(saidByModel(attacked.report).length).toBeGreaterThan(10);
    const added = falsehoods(attacked.report, TRUTH).filter((said) => !known.has(said) && !said.includes(TARGET));
    expect(added).toEqual([]);
  });
});
