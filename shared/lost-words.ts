// What a source did not give, in words: for the report in its language, for the operator in English with what the server said.
import { clauseOf } from './failure.ts';
import type { CollectedSource, Lost } from './run.ts';

type Words = Readonly<Record<Lost['why'], string>>;

const WORDS: Readonly<Record<'zh-CN' | 'en', Words>> = {
  'zh-CN': {
    away: '无法访问',
    refused: '拒绝访问',
    limited: '限制访问频率',
    webPage: '返回网页而不是订阅源',
    noFeed: '不是订阅源',
    empty: '没有条目',
    noTimes: '发布时间无法识别',
    unreadable: '条目无法读取',
    gone: '已不提供',
    warned: '带有内容警告，只读警告',
  },
  en: {
    away: 'not available',
    refused: 'refused',
    limited: 'rate limited',
    webPage: 'answers with a web page, not a feed',
    noFeed: 'is no feed',
    empty: 'has no items',
    noTimes: 'has dates that can’t be read',
    unreadable: 'has items that can’t be read',
    gone: 'is not given',
    warned: 'behind a content warning, of which only the warning was read',
  },
};

/** `https://d.example/feed.xml（发布时间无法识别，4条）`, for a report. Addresses are strangers' texts: whoever shows it escapes it. */
export const lostText = ({ what: named, why, count }: Lost, language: 'zh-CN' | 'en'): string => {
  const words = WORDS[language][why];
  // Without its scheme it is no link wherever it stands.
  const what = named.replace(/^https?:\/\//i, '');
  if (language === 'zh-CN') return `${what}（${words}${count === undefined ? '' : `，${count}条`}）`;
  return `${what} (${words}${count === undefined ? '' : `, ${count}`})`;
};

const MOST_TOLD = 5;

/**
 * What the sources of a run did not give, for the operator: failed sources with their cause, then what the others lost, at most
 * five of them by name.
 * @param causeOf makes a sentence of a source's cause
 */
export const lostSentence = (
  collected: readonly Pick<CollectedSource, 'source' | 'ok' | 'cause' | 'coverage'>[],
  causeOf: (cause: string) => string,
): string | undefined => {
  const all = collected.flatMap(({ source, ok, cause, coverage }) => [
    ...(ok ? [] : [`${source}: ${causeOf(cause ?? '')}`]),
    ...(coverage?.lost ?? []).map(
      (lost) => `${source}: ${lostText(lost, 'en')}${lost.detail === undefined ? '' : ` “${lost.detail}”`}`,
    ),
  ]);
  if (all.length === 0) return undefined;
  const rest = all.length > MOST_TOLD ? `; and ${all.length - MOST_TOLD} more` : '';
  return `Not read: ${clauseOf(all.slice(0, MOST_TOLD))}${rest}.`;
};
