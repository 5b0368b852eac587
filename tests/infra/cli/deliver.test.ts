// The command `deliver`: what it shows, what it sends, and a sentence for everything that can't be meant.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ChannelServer, SECRETS, startChannel } from '../../fixtures/channel-server.ts';
import { DAY, NOW, postsFile, threePosts } from './posts.ts';
import { dawnChorus } from './terminal.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('deliver', () => {
  let server: ChannelServer;
  let out: string;
  let slug: string;

  beforeAll(async () => {
    server = await startChannel('telegram', () => new Date());
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-deliver-cli-'));
    const topic = JSON.parse(await readFile(join(ROOT, 'topics/ai.json'), 'utf8'));
    const deliver = [
      { name: 'readers', type: 'telegram', chat: '@readers', api: server.url },
      { name: 'desk', type: 'slack' },
      { name: 'program', type: 'webhook', url: 'https://example.org/hook' },
    ];
    await writeFile(join(folder, 'ai.json'), JSON.stringify({ ...topic, names: undefined, deliver }));
    await writeFile(join(folder, 'quiet.json'), JSON.stringify({ topic: 'quiet', timezone: 'UTC', language: 'en' }));
    vi.stubEnv('TOPICS_FOLDER', folder);
    vi.stubEnv('SITE_URL', 'https://news.example/');
    vi.stubEnv('TELEGRAM_BOT_TOKEN', SECRETS.TELEGRAM_BOT_TOKEN);
    vi.stubEnv('SLACK_WEBHOOK_URL', '');
    const posts = await postsFile(threePosts());
    out = join(posts.folder, 'out');
    const run = await dawnChorus(
      'run',
      'ai',
      '--posts',
      posts.file,
      '--from',
      DAY,
      '--day-ends-at',
      '00:00',
      '--now',
      NOW,
      '--out',
      out,
      '--json',
    );
    slug = JSON.parse(run.out).slug;
    await dawnChorus('run', 'quiet', '--posts', posts.file, '--from', DAY, '--now', NOW, '--out', out, '--json');
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });

  const deliver = (...words: string[]) => dawnChorus('deliver', slug, '--out', out, ...words);

  it('shows with --dry-run exactly what each channel would be sent, without a secret, and sends nothing', async () => {
    const { code, out: shown, err } = await deliver('--dry-run');
    expect([code, err]).toEqual([0, '']);
    expect(shown).toContain('=== readers (telegram)\n');
    expect(shown).toContain(`POST ${server.url}/bot{TELEGRAM_BOT_TOKEN}/sendMessage\ncontent-type: application/json\n`);
    expect(shown).toContain('POST {SLACK_WEBHOOK_URL}\n');
    expect(shown).toContain('webhook-signature: {signature by WEBHOOK_SECRET}\n');
    expect(shown).toContain(`https://news.example/reports/${slug}/index.html`);
    expect(shown).not.toContain(SECRETS.TELEGRAM_BOT_TOKEN);
    expect(server.count()).toBe(0);
  });

  it('shows what is then sent, byte for byte', async () => {
    const [{ text }] = JSON.parse((await deliver('--to', 'readers', '--dry-run', '--json')).out);
    const shown = JSON.parse(text.slice(text.indexOf('\n\n')));
    const { code, out: told } = await deliver('--to', 'readers');
    expect([code, told]).toEqual([0, 'readers (telegram): Sent as message 7.\n']);
    expect(server.posted[0]?.body).toEqual(shown);
  });

  it('sends nothing twice unless it is asked to', async () => {
    const { code, out: told } = await deliver('--to', 'readers');
    expect(code).toBe(0);
    expect(told).toMatch(/^readers \(telegram\): Sent before, at .*; --again sends it once more\.\n$/);
    expect((await deliver('--to', 'readers', '--again')).out).toContain('Sent as message 7.');
    expect(server.posted).toHaveLength(2);
  });

  it('ends with 1 where a channel did not get it, tells which and why, and delivers to the others', async () => {
    const { code, out: told } = await deliver('--json');
    expect(code).toBe(1);
    expect(JSON.parse(told)).toMatchObject({
      slug,
      delivered: [
        { channel: 'readers', state: 'before' },
        {
          channel: 'desk',
          state: 'failed',
          sentence: expect.stringContaining('It needs a secret: set SLACK_WEBHOOK_URL'),
        },
        { channel: 'program', state: 'failed', sentence: expect.stringContaining('set WEBHOOK_SECRET') },
      ],
    });
  });

  it.each<[string, string[], string]>([
    [
      'a channel that is not there',
      ['--to', 'raeders'],
      'has no channel raeders (did you mean readers?); it has readers, desk, program.\n',
    ],
    [
      '--again without a channel',
      ['--again'],
      '--again sends what may be there already; name the channel with --to.\n',
    ],
    ['--again with --dry-run', ['--again', '--dry-run'], "option '--again' cannot be used with option '--dry-run'"],
  ])('refuses %s', async (_, words, sentence) => {
    const { code, err, out: told } = await deliver(...words);
    expect([code, told]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it.each(['twitter_ai_20200101_20200101', '../../etc', ''])(
    'refuses the report %j, which is not there',
    async (name) => {
      const { code, err } = await dawnChorus('deliver', name, '--out', out);
      expect(code).toBe(2);
      expect(err).toContain('There is no report');
    },
  );

  it('refuses a topic without channels, and says how one is named', async () => {
    const { code, err } = await dawnChorus('deliver', slug.replace('_ai_', '_quiet_'), '--out', out);
    expect([code, err]).toEqual([
      2,
      'The topic quiet names no channel; write "deliver" into its file (docs/delivery.md).\n',
    ]);
  });
});
