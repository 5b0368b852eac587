// A report of forty stories made of the sample's posts, for the bench of the verifier.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { linkTo } from '../../shared/links.ts';
import { postKey, postSchema } from '../../shared/post.ts';
import { readable } from '../../shared/text/clean.ts';
import { NO_NAMES } from '../../shared/text/compile-names.ts';
import { escapeMarkdown } from '../../shared/text/escape-markdown.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import type { TruthOptions } from '../../shared/verify/published-truth.ts';
import { type Source, toSource } from '../../shared/verify/source-post.ts';

const STORIES = 40;
const SAMPLE = new URL('../../samples/twitter_ai_20251222.jsonl.gz', import.meta.url);

/** Markdown of forty items with three links and a quotation each, and the posts behind it, read as `verify` reads them. */
export const fortyStories = (): { readonly markdown: string; readonly options: TruthOptions } => {
  const posts = gunzipSync(readFileSync(SAMPLE))
    .toString()
    .trim()
    .split('\n')
    .map((line) => postSchema.parse({ platform: 'twitter', ...JSON.parse(line) }))
    .filter(({ text }) => sentencesOf(readable(text)).some((sentence) => sentence.text.length > 30))
    .slice(0, STORIES * 3);
  const sources = new Map<string, Source>();
  const links = posts.map((post, at) => {
    const url = linkTo(post) ?? '';
    const handle = post.author.username ?? '';
    sources.set(
      url,
      toSource(
        { key: postKey(post), handle, lang: post.lang ?? '', text: post.text, createdAt: post.created_at },
        NO_NAMES,
      ),
    );
    return { url, handle, link: `[[${at + 1}]](${url})` };
  });
  const items = Array.from({ length: STORIES }, (_, at) => {
    const own = links.slice(at * 3, at * 3 + 3);
    const span = sources.get(own[0]?.url ?? '')?.sentences.find((sentence) => sentence.length > 30) ?? '';
    const facts = `消息来自@${escapeMarkdown(own[0]?.handle ?? '', { before: '@', after: '，' })}，3位作者、3条推文`;
    return `${at + 1}. **话题**，${facts}${own.map(({ link }) => link).join('')}。\n\n   > ${escapeMarkdown(span)} ——@${escapeMarkdown(own[0]?.handle ?? '')} ${own[0]?.link}`;
  });
  return {
    markdown: `## 简要部分（优先阅读）\n\n### 核心信息概述（${STORIES}个关键信息点）\n\n${items.join('\n\n')}\n\n## 数据来源与核验\n`,
    options: { posts: sources },
  };
};
