// The writer at work on the made-up day: a model that answers each section as a good writer would, with changes by section.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { gatherCandidates } from '../../../functions/summarise/candidates.ts';
import { Correspondent } from '../../../functions/summarise/correspondent.ts';
import { Purse } from '../../../functions/summarise/purse.ts';
import type { Question } from '../../../functions/summarise/questions.ts';
import type { Auditor } from '../../../functions/summarise/second-reading.ts';
import { Transcript } from '../../../functions/summarise/transcript.ts';
import { writeReport } from '../../../functions/summarise/write-report.ts';
import type { ModelAnswer, ModelRequest } from '../../../shared/model/model.ts';
import type { Price } from '../../../shared/model/prices.data.ts';
import { openStore } from '../../../shared/store/open-store.ts';
import type { Story } from '../../../shared/story.ts';
import { topicSchema } from '../../../shared/topic.ts';
import ai from '../../../topics/ai.json' with { type: 'json' };
import { AI_NAMES } from '../../fixtures/ai-names.ts';
import { asHalf, askedIn, type Told } from '../../fixtures/as-parts.ts';
import { windowIn } from '../../fixtures/plans.ts';
import { answered, dayPosts, STORIES, scriptedModel } from './made-up-day.ts';

const topic = topicSchema.parse(ai);
const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

interface Options {
  readonly price?: Price;
  readonly maxUsd?: number;
  readonly contextTokens?: number;
  readonly auditor?: Auditor;
  readonly hasTime?: () => boolean;
  readonly folder?: string;
  readonly stories?: readonly Story[];
  readonly purse?: Purse;
  readonly questions?: readonly Question[];
}

/** Has the made-up day written by a model that answers by script. */
export const write = async (
  answer: (request: ModelRequest, n: number) => ModelAnswer,
  {
    price = { input: 0, output: 0 },
    maxUsd = 1,
    contextTokens = 60_000,
    auditor,
    hasTime,
    folder,
    stories = STORIES,
    purse = new Purse(maxUsd, {}),
    questions = [],
  }: Options = {},
) => {
  const at = folder ?? (await mkdtemp(join(tmpdir(), 'dawn-chorus-writer-')));
  folders.push(at);
  const { model, asked } = scriptedModel(answer);
  const transcript = await Transcript.open(openStore({ storeUrl: `file:${at}` }), { slug: 's', id: 'r' }, model.name);
  const report = await writeReport({
    topic,
    names: AI_NAMES,
    candidates: await gatherCandidates(stories),
    calendar: {
      window: windowIn({ from: '2026-01-05' }, 'Asia/Shanghai', new Date('2026-01-06T00:00:00Z')),
      toldBefore: ['2026-01-04: Kestrel 2 was announced'],
    },
    questions,
    contextTokens,
    correspondent: new Correspondent({ model, price, transcript, purse, hasTime: hasTime ?? (() => true) }),
    purse,
    auditor,
    dayPosts,
    progress: () => {},
  });
  return { report, asked, purse, folder: at };
};

/** What a request asks for. */
export const chapterOf = ({ user }: ModelRequest): string => askedIn(user);

/** Aliases of the posts in a request, by author. */
export const aliases = ({ shared = '' }: ModelRequest): Record<string, string> =>
  Object.fromEntries([...shared.matchAll(/"id":"(\w+)","by":"@(\w+)"/g)].map(([, id = '', by = '']) => [by, id]));

export const said = (text: string, posts: string[], kind = 'claim') => ({ text, posts, kind });

/** What a good writer answers, with changes by section, or by request: plan, opening, analysis, repair. */
export const writer =
  (changes: Record<string, (request: ModelRequest) => unknown> = {}) =>
  (request: ModelRequest): ModelAnswer => {
    const { arvolabs = '', mirachen = '', tomruiz = '', norddata = '' } = aliases(request);
    const sections: Record<string, unknown> = {
      plan: {
        plan: [
          { what: 'Kestrel 2', weight: '3', place: 'keyPoint', group: '', posts: [arvolabs, mirachen, tomruiz] },
          { what: 'Fjell', weight: '1', place: 'event', group: '', posts: [norddata] },
          { what: 'good?', weight: '1', place: 'view', group: '', posts: [mirachen, tomruiz] },
          { what: 'figures', weight: '1', place: 'special', group: 'technology', posts: [mirachen] },
        ],
      },
      keyPoints: {
        items: [
          {
            group: '',
            subject: 'Kestrel 2',
            headline: said('Arvo Labs开放Kestrel 2的权重', [arvolabs]),
            more: [said('参数规模为32B；Mira Chen用它解出20道数学题中的14道', [arvolabs, mirachen])],
          },
        ],
      },
      views: {
        blocks: [
          {
            group: '',
            lead: 'Kestrel 2够不够好',
            sentences: [
              said('Mira Chen觉得以它的大小算是出色', [mirachen]),
              said('Tom Ruiz试了长文档，说“写总结还是不放心”', [tomruiz]),
            ],
          },
        ],
      },
      events: {
        items: [
          {
            group: '产品与工具',
            subject: 'Fjell',
            headline: said('Nord Data的Fjell向全部免费用户开放', [norddata]),
            more: [said('每天最多20次请求', [norddata])],
          },
        ],
      },
      special: {
        blocks: [
          {
            group: 'technology',
            lead: 'Kestrel 2的数学',
            sentences: [said('Mira Chen的20道数学题它用了两小时', [mirachen])],
          },
        ],
      },
      overview: {
        blocks: [
          {
            group: '',
            lead: '',
            sentences: [said('Arvo Labs的Kestrel 2和Nord Data的Fjell同日开放', [arvolabs, norddata], 'synthesis')],
          },
        ],
      },
      conclusion: {
        blocks: [{ group: 'watch', lead: '', sentences: [said('用自己的长文档试一遍Kestrel 2', [tomruiz], 'advice')] }],
        missing: [{ post: norddata, lacks: 'test', who: '', search: ['Fjell'] }],
      },
    };
    const told = Object.fromEntries(
      Object.entries(sections).map(([name, own]) => [name, changes[name]?.(request) ?? own]),
    ) as Record<string, Told>;
    const halves: Record<string, unknown> = {
      opening: asHalf('opening', told),
      analysis: asHalf('analysis', told),
    };
    const chapter = chapterOf(request);
    const value = chapter === 'plan' ? told.plan : (changes[chapter]?.(request) ?? halves[chapter]);
    return typeof value === 'object' && value !== null && 'stop' in value
      ? (value as ModelAnswer)
      : answered(value ?? {});
  };
