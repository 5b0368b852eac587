// Hostile texts in each dialect: they are shown as they are, and none of them mentions, links, formats or breaks anything.
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { defused } from '../../../functions/deliver/defused.ts';
import { DISCORD_MOST, discord } from '../../../functions/deliver/discord.ts';
import { email } from '../../../functions/deliver/email.ts';
import { FEISHU_MOST_BYTES, feishu } from '../../../functions/deliver/feishu.ts';
import { placeholders } from '../../../functions/deliver/keys.ts';
import { MATTERMOST_MOST, mattermost } from '../../../functions/deliver/mattermost.ts';
import { SLACK_MOST, slack } from '../../../functions/deliver/slack.ts';
import { TELEGRAM_MOST, telegram } from '../../../functions/deliver/telegram.ts';
import { WEBHOOK_MOST_BYTES, webhook } from '../../../functions/deliver/webhook.ts';
import { visibleText } from '../../../shared/text/escape-visible.ts';
import type { ChannelOf } from '../../../shared/topic-deliver.ts';
import { elementsOf, textOf } from '../../fixtures/html.ts';
import { channelOf, MORNING, materialOf, reportOf } from './given.ts';
import { bodyOf, CHANNELS, expectInert, hostile, hostilePoints, longPoints, OURS, read } from './hostile-points.ts';

describe('a text for a chat', () => {
  it('looks as it did, and is nothing that a chat recognises', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inert = defused(text);
        expectInert(inert);
        expect(inert.replaceAll('\u2060', '')).toBe(visibleText(text));
        expect(defused(inert)).toBe(inert);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['GPT-5.2', '85.3%', 'v3.1', '1,234.5', 'AC/DC', '3/4', '24:00', 'A.'])('leaves %s as it is', (text) => {
    expect(defused(text)).toBe(text);
  });
});

describe('Telegram', () => {
  it('shows exactly the texts, in bold and links of ours alone', () => {
    fc.assert(
      fc.property(hostilePoints, (points) => {
        const { text: html } = JSON.parse(bodyOf(telegram, 'telegram', points));
        const elements = elementsOf(`<!DOCTYPE html><body>${html}</body>`);
        expect(new Set(elements.map(({ tagName }) => tagName))).toEqual(new Set(['html', 'head', 'body', 'b', 'a']));
        for (const { attrs } of elements)
          for (const { name, value } of attrs) expect([name, OURS.has(value)]).toEqual(['href', true]);
        const shown = textOf(elements[2]!);
        for (const { headline, detail } of points) {
          expect(read(shown)).toContain(read(headline));
          expect(read(shown)).toContain(read(detail));
        }
        expectInert(shown);
      }),
      { numRuns: 300 },
    );
  });

  it('never has more characters or entities than it may', () => {
    fc.assert(
      fc.property(longPoints, (points) => {
        const { text: html } = JSON.parse(bodyOf(telegram, 'telegram', points));
        const elements = elementsOf(`<!DOCTYPE html><body>${html}</body>`);
        expect(textOf(elements[2]!).length).toBeLessThanOrEqual(TELEGRAM_MOST.characters);
        expect(elements.length - 3).toBeLessThanOrEqual(TELEGRAM_MOST.entities);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Feishu', () => {
  it('has elements of text and of our links alone, and no sign of a mention', () => {
    fc.assert(
      fc.property(hostilePoints, (points) => {
        const { content } = JSON.parse(bodyOf(feishu, 'feishu', points));
        const elements: Record<string, string>[] = content.post.zh_cn.content.flat();
        for (const { tag, text = '', href } of elements) {
          expect(['text', 'a']).toContain(tag);
          if (href !== undefined) expect(OURS.has(href)).toBe(true);
          else {
            expectInert(text);
            expect(text).not.toMatch(/<\/?at\b/i);
          }
        }
        const shown = read(elements.map(({ text }) => text).join(''));
        for (const { headline } of points) expect(shown).toContain(read(headline));
      }),
      { numRuns: 300 },
    );
  });

  it('never has more bytes than it may', () => {
    fc.assert(
      fc.property(longPoints, (points) => {
        // Timestamp and signature of a real message are longer than their placeholders by less than this.
        expect(Buffer.byteLength(bodyOf(feishu, 'feishu', points)) + 20).toBeLessThanOrEqual(FEISHU_MOST_BYTES);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Slack', () => {
  it('has elements of text and of our links alone, and a text for notifications in which nothing acts', () => {
    fc.assert(
      fc.property(hostilePoints, (points) => {
        const { text, blocks } = JSON.parse(bodyOf(slack, 'slack', points));
        expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expectInert(text);
        const [header, rich] = blocks;
        expect(header.text.type).toBe('plain_text');
        const elements: Record<string, string>[] = rich.elements.flatMap(
          ({ elements: inner }: { elements: object[] }) => inner,
        );
        for (const { type, text: shown = '', url } of elements) {
          expect(['text', 'link']).toContain(type);
          expect(shown).not.toBe('');
          if (url !== undefined) expect(OURS.has(url)).toBe(true);
          else expectInert(shown);
        }
        const shown = read(elements.map(({ text: one }) => one).join(''));
        for (const { headline, detail } of points) {
          expect(shown).toContain(read(headline));
          expect(shown).toContain(read(detail));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never has more characters, blocks or header than it may', () => {
    fc.assert(
      fc.property(longPoints, (points) => {
        const { blocks } = JSON.parse(bodyOf(slack, 'slack', points));
        expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(SLACK_MOST.characters);
        expect(blocks.length).toBeLessThanOrEqual(SLACK_MOST.blocks);
        expect(blocks[0].text.text.length).toBeLessThanOrEqual(SLACK_MOST.header);
      }),
      { numRuns: 60 },
    );
  });
});

type Points = Parameters<typeof reportOf>[0];
const discordOf = (points: Points): string => JSON.parse(bodyOf(discord, 'discord', points)).embeds[0].description;
const mattermostOf = (points: Points): string => JSON.parse(bodyOf(mattermost, 'mattermost', points)).text;

/** Each chat: the marks before which a backslash is known, and those that would act without one. */
const MARKDOWNS = [
  {
    chat: 'Discord',
    markdownOf: discordOf,
    escapable: /[!-/:-@[-`{-~]/,
    acting: /[!-/:-@[-`{-~]/,
    most: DISCORD_MOST.description,
  },
  {
    chat: 'Mattermost',
    markdownOf: mattermostOf,
    escapable: /[`*{}[\]()#+\-.!_>|~]|\\(?!\w)/,
    acting: /[`*{}[\]#_>|~]/,
    most: MATTERMOST_MOST,
  },
];

describe.each(MARKDOWNS)('$chat', ({ markdownOf, escapable, acting, most }) => {
  /** What its reader sees: marks with a backslash are letters; bold and masked links are ours. */
  const readMarkdown = (markdown: string) => {
    const links: string[] = [];
    const pattern = new RegExp(`\\\\(${escapable.source})|\\[(\\d|\\p{L}[^\\]]*)\\]\\(([^()\\s]+)\\)|\\*\\*|[^]`, 'gu');
    const text = markdown.replaceAll(pattern, (whole, mark, shown, href) => {
      if (mark !== undefined) return mark;
      if (href !== undefined) {
        links.push(href);
        return shown;
      }
      if (whole === '**') return '';
      expect(whole).not.toMatch(acting);
      return whole;
    });
    return { text, links };
  };

  it('shows exactly the texts, in bold and links of ours alone', () => {
    fc.assert(
      fc.property(hostilePoints, (points) => {
        const { text, links } = readMarkdown(markdownOf(points));
        for (const link of links) expect(OURS.has(link)).toBe(true);
        const shown = read(text);
        for (const { headline, detail } of points) {
          expect(shown).toContain(read(headline));
          expect(shown).toContain(read(detail));
        }
        expectInert(text);
      }),
      { numRuns: 300 },
    );
  });

  it('never has more characters than it may', () => {
    fc.assert(
      fc.property(longPoints, (points) => {
        expect(markdownOf(points).length).toBeLessThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });
});

describe('Discord', () => {
  it('pings nobody, whatever the texts say', () => {
    expect(JSON.parse(bodyOf(discord, 'discord', [{ headline: '@everyone <@1>' }])).allowed_mentions).toEqual({
      parse: [],
    });
  });
});

describe('e-mail', () => {
  const inputOf = (points: Parameters<typeof reportOf>[0]) => {
    const channel = channelOf({
      name: 'a',
      type: 'email',
      from: 'a@example.org',
      to: ['b@example.org'],
    }) as ChannelOf<'email'>;
    const shown = email.shown(materialOf(reportOf(points)), channel, placeholders, MORNING);
    return JSON.parse(shown.slice(shown.indexOf('{'))).Content.Simple;
  };

  it('shows exactly the texts, in elements and links of ours alone, under a subject of one line', () => {
    fc.assert(
      fc.property(hostilePoints, (points) => {
        const { Subject, Body } = inputOf(points);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(Subject.Data).not.toMatch(/[\0-\x1f\x7f]/);
        const elements = elementsOf(Body.Html.Data);
        const tags = new Set(elements.map(({ tagName }) => tagName));
        expect([...tags].filter((tag) => !'html head meta title body h1 p b a'.split(' ').includes(tag))).toEqual([]);
        for (const { tagName, attrs } of elements) {
          if (tagName === 'a') expect(OURS.has(attrs[0]?.value ?? '')).toBe(true);
          expect(attrs.filter(({ name }) => name.startsWith('on'))).toEqual([]);
        }
        const shown = textOf(elements.find(({ tagName }) => tagName === 'body')!);
        expectInert(shown);
        for (const { headline, detail } of points) {
          expect(read(shown)).toContain(read(headline));
          expect(read(Body.Text.Data)).toContain(read(detail));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('stays below what mail programs clip', () => {
    const points = Array.from({ length: 60 }, (_, n) => ({
      headline: `${n} ${'字'.repeat(700)}`,
      detail: '字'.repeat(800),
    }));
    expect(Buffer.byteLength(inputOf(points).Body.Html.Data)).toBeLessThan(102_400);
  });
});

describe('the webhook', () => {
  it('gives programs the texts as readers see them, signed, within what receivers take', () => {
    const secret = `whsec_${Buffer.from('0123456789abcdef01234567').toString('base64')}`;
    const keys = { secret: () => secret, signed: (_: string, by: (value: string) => string) => by(secret) };
    fc.assert(
      fc.property(fc.oneof(hostilePoints, longPoints), (points) => {
        const material = materialOf(reportOf(points));
        const { body, headers } = webhook.outgoing(
          material,
          CHANNELS.webhook as ChannelOf<'webhook'>,
          keys,
          new Date(),
        );
        expect(new Webhook(secret).verify(body, { ...headers })).toMatchObject({ type: 'report.published' });
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(WEBHOOK_MOST_BYTES);
        const { points: shown, pointsLeftOut } = JSON.parse(body).data;
        expect(shown.length + pointsLeftOut).toBe(points.length);
        for (const [i, { headline }] of shown.entries()) expect(headline).toBe(visibleText(points[i]!.headline).trim());
      }),
      { numRuns: 100 },
    );
  });
});
