// A report from feeds of which some give nothing: which they are stands in the report, and is told to the operator.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConformance } from '../../shared/verify/conformance.ts';
import { type JsonServer, startServer } from '../fixtures/json-server.ts';
import { type Day, readDay } from './whole-day.ts';

const CLI = new URL('../../infra/cli.ts', import.meta.url).pathname;
const execute = promisify(execFile);

const item = (n: number, text: string, time = 'Wed, 22 Apr 2026 10:00:00 +0800'): string =>
  `<item><title>${text}</title><link>https://site${n}.example/${n}</link><guid>${n}</guid><pubDate>${time}</pubDate></item>`;
const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>S</title><link>https://s.example/</link>${items}</channel></rss>`;

describe('a day of which some feeds give nothing', () => {
  let server: JsonServer;
  let out: string;
  let day: Day;
  let told: string;
  beforeAll(async () => {
    const pages: Readonly<Record<string, string>> = {
      '/good.xml': rss(
        [
          'OpenAI releases Sora 2, an open-weight AI model with 32B parameters.',
          'Sora 2 from OpenAI runs on one GPU, an AI lab says.',
          'OpenAI opens the weights of the AI model Sora 2 today.',
        ]
          .map((text, n) => item(n, text))
          .join(''),
      ),
      '/dates.xml': rss(item(7, 'Sora 2 AI note', '2026年4月22日 09:01') + item(8, 'Sora 2 AI', '22 avril à 9h')),
      '/wall.xml': '<!DOCTYPE html><html><head><title>Please wait...</title></head><body>Turn on cookies</body></html>',
    };
    server = await startServer(({ pathname }) => {
      const body = pages[pathname];
      return body === undefined ? { status: 410, body: '' } : { body };
    });
    out = await mkdtemp(join(tmpdir(), 'dawn-chorus-lost-'));
    const topic = JSON.parse(await readFile(new URL('../../topics/ai.json', import.meta.url), 'utf8'));
    const urls = ['good', 'dates', 'wall', 'gone'].map((name) => `${server.url}/${name}.xml`);
    topic.sources = [{ name: 'blogs', type: 'feed', urls }];
    topic.minPosts = 1;
    // A report of blogs may link to any page.
    topic.platform = 'web';
    delete topic.$schema;
    await cp(new URL('../../topics/packs', import.meta.url), join(out, 'packs'), { recursive: true });
    await writeFile(join(out, 'ai.json'), JSON.stringify(topic));
    const words = [
      'run',
      'ai',
      '--day-ends-at',
      '00:00',
      '--sources',
      'blogs',
      '--from',
      '2026-04-22',
      '--now',
      '2026-04-24T00:00:00Z',
      '--out',
      out,
    ];
    const ended = await execute(process.execPath, [CLI, ...words], { env: { ...process.env, TOPICS_FOLDER: out } });
    told = `${ended.stdout}${ended.stderr}`;
    day = await readDay(out, 'web_ai_20260422_20260422');
  }, 120_000);
  afterAll(async () => {
    await server.close();
    await rm(out, { recursive: true, force: true });
  });

  it('names each in the report, which stays as the format wants it', () => {
    for (const name of [
      'dates.xml（发布时间无法识别，2条）',
      'wall.xml（返回网页而不是订阅源）',
      'gone.xml（拒绝访问）',
    ])
      expect(day.cited.replaceAll('\\', '')).toContain(name);
    expect(checkConformance(day.cited, { style: 'cited' }).findings).toEqual([]);
  });

  it('names each to the operator, with what its server said', () => {
    const words = told.replaceAll(/\s+/g, ' ');
    expect(words).toContain('/wall.xml (answers with a web page, not a feed) “Please wait...”');
    expect(words).toMatch(/\/gone\.xml \(refused\) “127\.0\.0\.1:\d+ refuses the request with 410/);
    expect(words).toContain('/dates.xml (has dates that can’t be read, 2)');
  });
});
