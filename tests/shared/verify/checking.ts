// Sentences against made-up posts: what rules veto in them.
import { expect, it } from 'vitest';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { checkSentence, type Sentence } from '../../../shared/verify/check-sentence.ts';
import { type Source, type SourcePost, toSource } from '../../../shared/verify/source-post.ts';

/** Posts as `handle: text`, or `handle (Display Name): text`. */
export const sourcesOf = (
  posts: readonly string[],
  more: Partial<SourcePost> = {},
  names = NO_NAMES,
): ReadonlyMap<string, Source> =>
  new Map(
    posts.map((line, at) => {
      const [, handle = '', name, text = ''] = /^(\w+)(?: \(([^)]+)\))?: ([\s\S]+)$/.exec(line) ?? [];
      const key = `p${at}`;
      return [key, toSource({ key, handle, name, lang: '', text, createdAt: '2026-03-04T08:00:00Z', ...more }, names)];
    }),
  );

/** Rules that veto a sentence on all of the posts. */
export const rulesAgainst = (
  text: string,
  posts: readonly string[],
  more: Partial<Sentence> = {},
  names = NO_NAMES,
): string[] => {
  const packet = sourcesOf(posts, {}, names);
  const sentence: Sentence = {
    text,
    kind: 'claim',
    posts: [...packet.keys()],
    place: 'prose',
    language: /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en',
    ...more,
  };
  return checkSentence(sentence, packet, { names, secrets: ['0123456789abcdef'] }).vetoes.map(({ rule }) => rule);
};

/** Sentences, each with its posts, that nothing is held against. */
export const passes = (name: string, cases: readonly (readonly [string, ...string[]])[]): void =>
  it.each(cases.map(([text, ...posts]) => ({ text, posts })))(`${name}: $text`, ({ text, posts }) => {
    expect(rulesAgainst(text, posts)).toEqual([]);
  });
/** Sentences, each with its posts, that a rule vetoes. */
export const vetoed = (rule: string, name: string, cases: readonly (readonly [string, ...string[]])[]): void =>
  it.each(cases.map(([text, ...posts]) => ({ text, posts })))(`${name}: $text`, ({ text, posts }) => {
    expect(rulesAgainst(text, posts)).toContain(rule);
  });
