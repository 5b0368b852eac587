// Every fixed word of a report, one pack a language: what the renderer writes and the conformance check looks for.

import { EN } from './labels-en.data.ts';

/** Words in braces are filled in by `fillLabel`. */
export interface ReportLabels {
  readonly language: 'zh-CN' | 'en';
  /** First line of the body: `Twitter Ai 报告 (2025-12-22 至 2025-12-22)`. */
  readonly titleLine: string;
  /** The `#` heading. */
  readonly heading: string;
  readonly summary: string;
  readonly overview: string;
  readonly keyPoints: string;
  readonly detail: string;
  readonly views: string;
  readonly events: string;
  readonly special: string;
  readonly conclusion: string;
  /** Opens the last paragraph of the conclusion, in bold. */
  readonly watch: string;
  /** Opens the paragraph of the conclusion on what is not settled, in bold. */
  readonly open: string;
  /** Open the paragraphs of the conclusion on what its makers have put out, and on what is not to be taken at its word. */
  readonly ready: string;
  readonly doubtful: string;
  /** Under the title of a report that a model wrote, in the cited and in the plain style. */
  readonly byline: string;
  /** Under the title of a report of posts that nobody wrote. */
  readonly invented: string;
  readonly bylinePlain: string;
  /** The overview of a report of excerpts: where a model was asked and gave none, and where none was asked. */
  readonly noModel: string;
  readonly excerpts: string;
  /** Opens the line of further names in a report of excerpts. */
  readonly also: string;
  /** Heading of the section that only the cited style has; by it the style is recognised. */
  readonly coverage: string;
  readonly wordCloud: string;
  readonly wordCloudAlt: string;
  /** Labels of list items under `coverage` that Publish itself needs. */
  readonly missing: string;
  readonly more: string;
  /** Stand where a section has nothing to say and the report brings no sentence of its own. */
  readonly noViews: string;
  readonly noEvents: string;
  /** Said under `missing` when the word cloud could not be drawn. */
  readonly missingPicture: string;
  /** Said in place of what went with a post that was taken out, and under `missing`. */
  readonly withdrawnItem: string;
  readonly withdrawn: string;
  /** Opens a sentence by the editor that its posts do not carry. */
  readonly editorsNote: string;
  /** Label of what was amended by hand, and what is said there; and in place of what was taken out. */
  readonly byHand: string;
  readonly changedByHand: string;
  readonly droppedByHand: string;
  readonly notesAmong: string;
  readonly notAmended: string;
  readonly droppedItem: string;
  /** Said in place of key points, and of a section, of which the checks or a withdrawal left nothing. */
  readonly nothingLeft: string;
  readonly uncheckedItem: string;
  /** Stands before a name that holds no letter or digit and so can't be bold. */
  readonly unnamed: string;
  /** Opens the sentence at the end of a key point that names the accounts which it rests on. */
  readonly sources: string;
  /** Stands before what is the writer's own judgement. */
  readonly judgement: string;
  /** Punctuation with the space that follows it. */
  readonly comma: string;
  readonly colon: string;
  readonly semicolon: string;
  readonly listComma: string;
  readonly sentenceEnd: string;
  /** Stands between two sentences. */
  readonly sentenceGap: string;
  /** Whether our own sentences keep Chinese typography: no space between Han and Latin, full-width punctuation. */
  readonly hanTypography: boolean;
  /** Marks of an inline quotation in the cited style; the plain style writes ASCII quotation marks. */
  readonly quoteOpen: string;
  readonly quoteClose: string;
  /** Stands between a block quotation and its author. */
  readonly quoteDash: string;
  /** Names of platforms in the heading; another platform is written with a capital letter. */
  readonly platforms: Readonly<Record<string, string>>;
}

export const ZH_CN: ReportLabels = {
  language: 'zh-CN',
  titleLine: '{name} 报告 ({from} 至 {to})',
  heading: '{topic}{platform}平台动态总结报告',
  summary: '简要部分（优先阅读）',
  overview: '主要话题与行业趋势概述',
  keyPoints: '核心信息概述（{count}个关键信息点）',
  detail: '详细分析部分',
  views: '重要观点与见解',
  events: '关键事件与发展',
  special: '专项分析',
  conclusion: '结论与前景展望',
  watch: '从业者应重点关注',
  open: '尚待证实',
  ready: '已经可用',
  doubtful: '先别当真',
  invented: '样例：推文均为虚构',
  byline: '本文由AI根据{count}条推文撰写，每句附原推文；未向当事人求证',
  bylinePlain: '本文由AI根据{count}条推文撰写；未向当事人求证',
  noModel: '今天没有模型可用；以下为推文原文，未翻译',
  excerpts: '本报告为摘录，未用模型',
  also: '另有：',
  coverage: '数据来源与核验',
  wordCloud: '词云分析',
  wordCloudAlt: '词云图',
  missing: '缺失',
  more: '更多',
  noViews: '当日没有两位以上作者正面讨论同一话题',
  noEvents: '当日没有可归入此处的事件',
  missingPicture: '词云图未能生成，以素色图片代替',
  withdrawnItem: '相关推文已撤下',
  withdrawn: '有推文已撤下，相关内容不再列出',
  editorsNote: '编者注',
  byHand: '编者',
  changedByHand: '改写{count}句',
  droppedByHand: '删去{count}句',
  notesAmong: '其中{count}句为编者注',
  notAmended: '{count}处改动未通过核验而未采用',
  droppedItem: '编者删去了此处内容',
  nothingLeft: '{count}条推文中没有留下可以单独成条的消息',
  uncheckedItem: '没有通过核对的内容',
  unnamed: '话题',
  sources: '来源：',
  judgement: '判断：',
  comma: '，',
  colon: '：',
  semicolon: '；',
  listComma: '、',
  sentenceEnd: '。',
  sentenceGap: '',
  hanTypography: true,
  quoteOpen: '“',
  quoteClose: '”',
  quoteDash: '——',
  platforms: { twitter: 'Twitter' },
};

const PACKS: Readonly<Record<ReportLabels['language'], ReportLabels>> = { 'zh-CN': ZH_CN, en: EN };

/** The pack of a language. */
export const labelsOf = (language: ReportLabels['language']): ReportLabels => PACKS[language];

/** The pack of a report, by the heading of its summary; Chinese where there is none. */
export const recogniseLabels = (markdown: string): ReportLabels =>
  Object.values(PACKS).find(({ summary }) => markdown.includes(`\n## ${summary}\n`)) ?? ZH_CN;

/** Fills the braces of a label; a brace without a value stays as it is. */
export const fillLabel = (label: string, values: Readonly<Record<string, string | number>>): string =>
  label.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** `twitter_ai` → `Twitter Ai`: the seed's title case of words joined by underscores. */
export const titleCase = (words: string): string =>
  words
    .split('_')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
