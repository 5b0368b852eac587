// The words of pages and feeds that a report's Markdown doesn't have, one pack a language. Data.
import type { Item, Report } from '../../shared/report.ts';

export interface PageWords {
  readonly siteTitle: string;
  readonly skip: string;
  readonly allReports: string;
  readonly noReports: string;
  readonly feeds: string;
  readonly allTopics: string;
  readonly search: string;
  /** Told while one searches. */
  readonly found: (shown: string, all: string) => string;
  readonly months: string;
  readonly month: (month: string) => string;
  readonly contents: string;
  /** What a sentence opens, for those who hear it: follows the sentence. */
  readonly sources: (n: number) => string;
  readonly sentenceHint: string;
  /** Leads from a post's words to the post itself. */
  readonly toPost: (platform: string) => string;
  readonly toInvented: string;
  /** Stands between an author's name and organisation. */
  readonly between: string;
  /** Words that were looked for, of a sentence about what nobody said. */
  readonly searched: (words: readonly string[]) => string;
  /** What the name pack says of a name of the sentence. */
  readonly background: (name: string, text: string) => string;
  readonly novelty: Readonly<Record<Item['novelty'], string>>;
  readonly revision: (n: number) => string;
  /** Why a revision is there, by the manifest's words. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly newest: string;
  /** The days before and after, and the name of what holds them. */
  readonly days: string;
  readonly previous: (day: string) => string;
  readonly following: (day: string) => string;
  /** Since when a story is told, and on how many other days. */
  readonly since: (day: string, others: number) => string;
  readonly newOn: (facts: readonly string[]) => string;
  readonly thisPage: string;
  /** Said where a link leads to a sentence that the page no longer has. */
  readonly gone: string;
  /** The way to a key point itself, for those who pass it on. */
  readonly toPoint: (headline: string) => string;
  readonly partial: string;
  readonly degraded: string;
  readonly method: Readonly<Record<Report['method'], string>>;
  readonly made: string;
  readonly skipCloud: string;
  /** Alternative text of the picture beside its headlines. */
  readonly cloudOf: (topic: string, days: string) => string;
  readonly cloudHint: string;
  /** Alternative text of the picture: its heaviest words with their numbers of authors. */
  readonly cloudAlt: (words: readonly { readonly word: string; readonly authors: number }[], more: number) => string;
  /** Words of scripts for which the picture has no glyphs. */
  readonly undrawn: (n: number) => string;
  readonly wordLabel: (word: string, authors: number) => string;
  readonly wordStories: (word: string) => string;
  readonly wordPosts: string;
  readonly files: string;
  readonly report: string;
  readonly evidence: string;
  readonly words: string;
}

export const PAGE_WORDS: Readonly<Record<Report['language'], PageWords>> = {
  'zh-CN': {
    siteTitle: '全部报告',
    skip: '跳到正文',
    allReports: '全部报告',
    noReports: '还没有报告。',
    feeds: '订阅',
    allTopics: '全部主题',
    search: '搜索标题、要点与名称',
    found: (shown, all) => `显示${shown}份，共${all}份`,
    months: '按月查看',
    month: (month) => `${month}的报告`,
    contents: '目录',
    sources: (n) => `（出处${n}条）`,
    sentenceHint: '点一句话，看它出自哪些推文。',
    toPost: (platform) => `到${platform}看原文`,
    toInvented: '看虚构的推文',
    between: '，',
    searched: (words) => `在当天的推文里找过：${words.join('、')}。`,
    background: (name, text) => `背景（名称表）：${name}，${text}。`,
    novelty: { new: '新话题', update: '有新进展', continuing: '持续讨论', unknown: '' },
    revision: (n) => `第${n}版`,
    reasons: {
      'first publication': '首次发布',
      'the window is complete now': '时段现已完整',
      'what was missing is there now': '补上了原先缺少的内容',
      'another style was chosen': '更换了样式',
      'the settings changed': '设置有变',
      'the posts changed': '推文有变',
      'the report changed': '报告有变',
      'a post was taken out': '撤下了推文',
      'a sentence was amended by hand': '编者改动了句子',
    },
    newest: '最新版本',
    days: '前后各期',
    previous: (day) => `← 上一期 ${day.slice('YYYY-'.length)}`,
    following: (day) => `下一期 ${day.slice('YYYY-'.length)} →`,
    since: (day, others) => (others === 0 ? `自${day}起` : `自${day}起，另有${others}天讲到`),
    newOn: (facts) => `新增：${facts.join('、')}`,
    thisPage: '（本页）',
    gone: '您点的那一句已不在这份报告里：它被撤下，或在新的一版里改写了。',
    toPoint: (headline) => `这一条的链接：${headline}`,
    partial: '当天尚未结束',
    degraded: '内容不完整',
    method: { extractive: '程序摘编', model: '模型撰写并逐句核对', mixed: '模型撰写与程序摘编，逐句核对' },
    made: '生成于',
    skipCloud: '跳过词云',
    cloudOf: (topic, days) => `${topic} ${days}的词云图，打开报告`,
    cloudHint: '点一个词，看提到它的话题。颜色表示文字：汉字蓝，假名紫，拉丁字母橙，其他绿；比前一周上升的词对比最强。',
    cloudAlt: (words, more) =>
      `词云图：当日最突出的词是${words.map(({ word, authors }) => `${word}（${authors}位作者）`).join('、')}${more > 0 ? `，另有${more}个词` : ''}。`,
    undrawn: (n) => `另有${n}个词的文字没有字形，未画出。`,
    wordLabel: (word, authors) => `${word}，${authors}位作者`,
    wordStories: (word) => `提到“${word}”的话题`,
    wordPosts: '推文',
    files: '数据文件',
    report: '报告',
    evidence: '证据',
    words: '词云数据',
  },
  en: {
    siteTitle: 'All reports',
    skip: 'Skip to the text',
    allReports: 'All reports',
    noReports: 'There are no reports yet.',
    feeds: 'Feeds',
    allTopics: 'All topics',
    search: 'Search headlines and names',
    found: (shown, all) => `${shown} of ${all} reports`,
    months: 'By month',
    month: (month) => `Reports of ${month}`,
    contents: 'Contents',
    sources: (n) => (n === 1 ? ' (1 source)' : ` (${n} sources)`),
    sentenceHint: 'Choose a sentence to see the posts that it rests on.',
    toPost: (platform) => `Post on ${platform}`,
    toInvented: 'The invented post',
    between: ', ',
    searched: (words) => `Looked for in the posts of the day: ${words.join(', ')}.`,
    background: (name, text) => `Background (name pack): ${name}, ${text}.`,
    novelty: { new: 'new', update: 'news on it', continuing: 'continuing', unknown: '' },
    revision: (n) => `revision ${n}`,
    reasons: {},
    newest: 'Newest version',
    days: 'Days before and after',
    previous: (day) => `← Before: ${day.slice('YYYY-'.length)}`,
    following: (day) => `After: ${day.slice('YYYY-'.length)} →`,
    since: (day, others) =>
      others === 0 ? `Since ${day}` : `Since ${day}, told on ${others} other ${others === 1 ? 'day' : 'days'}`,
    newOn: (facts) => `New: ${facts.join(', ')}`,
    thisPage: ' (this page)',
    gone: 'The sentence that you came for is no longer in this report: it was taken out, or a later revision says it otherwise.',
    toPoint: (headline) => `Link to this point: ${headline}`,
    partial: 'the day was not over',
    degraded: 'incomplete',
    method: {
      extractive: 'excerpts, no language model',
      model: 'written by a language model, checked sentence by sentence',
      mixed: 'written by a language model and excerpts, checked sentence by sentence',
    },
    made: 'made',
    skipCloud: 'Skip the word cloud',
    cloudOf: (topic, days) => `Word cloud of ${topic}, ${days}: open the report`,
    cloudHint:
      'Choose a word to see the stories that it stands in. Hue tells the script: blue Chinese, purple kana, orange Latin, green others; words above their week have the strongest contrast.',
    cloudAlt: (words, more) =>
      `Word cloud: the words that stand out most that day are ${words.map(({ word, authors }) => `${word} (${authors} authors)`).join(', ')}${more > 0 ? `, and ${more} more` : ''}.`,
    undrawn: (n) => `${n} more ${n === 1 ? 'word is' : 'words are'} left out for want of glyphs.`,
    wordLabel: (word, authors) => `${word}, ${authors} authors`,
    wordStories: (word) => `Stories with “${word}”`,
    wordPosts: 'Posts',
    files: 'Data',
    report: 'Report',
    evidence: 'Evidence',
    words: 'Word cloud',
  },
};
