// What of the writer's brief depends on the report's language. Data: the names in the examples are made up.

export interface PromptWords {
  readonly name: string;
  /** How lengths are counted, and what each part of the report may have. */
  readonly lengths: {
    readonly counted: string;
    readonly headline: string;
    readonly detail: string;
    readonly more: string;
    readonly event: string;
    readonly paragraph: string;
    readonly view: string;
    readonly special: string;
    readonly lead: string;
  };
  /** What the manuscript is asked to be, before it is filed: little, since every wish makes it stiffer. */
  readonly manuscript: { readonly whole: string; readonly conclusion: string };
  /** Rules of style and of what checks demand, a line each. */
  readonly rules: readonly string[];
  /** A headline and detail as they should be, and as they should not. */
  readonly good: readonly string[];
  readonly bad: readonly string[];
  readonly groups: string;
}

const zh: PromptWords = {
  name: 'simplified Chinese',
  lengths: {
    counted: 'a Han character or a number counts 1, a Latin word 2',
    headline: '8 to 36',
    detail: '20 to 75',
    more: '15 to 80',
    event: '15 to 60',
    paragraph: '120 to 240',
    view: '160 to 300',
    special: '110 to 240',
    lead: '6 to 22',
  },
  manuscript: {
    whole:
      '全文4500到6000字。名字、数字、条件和看法都以推文为准，不自己算数；转述的说明出处，孤证和自报的数字能信到哪一步，就在说它的地方点明。像懂行的人那样看出门道、下判断，把几件事之间的关系说破；说到点子上就停，不写空话，不凑小事。',
    conclusion: '一段看法，再几句接下来该盯什么、试什么、赶在哪天前做什么。',
  },
  rules: [
    '字句照手稿，不改成公文腔，也不添“因此”“意味着”之类的结语；标题用有力的动词，说出最具体的一点，以字或数字结尾，不以%、引号或括号结尾。不用“标志着”“值得关注的是”“引发讨论”“受到关注”“表现出色”。',
    '同一样东西全文用一个词；行话照中文业内最常见的写法（智能体、token）。公司有中文读者惯用的译名就写译名，产品、型号、人名照推文原样，不翻译，不缩短。',
    '汉字与拉丁字母、数字之间不加空格；标点用全角，，；：（）。',
    '“…”里只放中文推文的原话，一字不差，连它里面的空格；别种语言的话用转述，不加引号。除此之外不用任何引号，产品名也不加。',
    '推文说可能、计划、传闻、测试版、部分用户，句子里也要有；别人说据说，你写据称或据传。最大、首个、最强之类、预测和自夸，写明是谁说的（`厂商称…`）；它有什么、做什么、给谁用、多少钱，直接说，不用“称”“表示”“介绍”。转述别人时动词换着用，不句句“某人说”。',
    '数字带原来的单位；长数字取整到亿、万；换算要准：$1.2B是12亿美元，850 million是8.5亿，30k是3万。',
    '“至少N位作者”只在列出N位不同作者的推文时写，N不小于3；不写“多位用户”“网友”“业内”“引发热议”。',
  ],
  good: [
    'headline：Kestrel 2向全部免费用户开放，每天限20次 / more：上下文扩到40万token，代码任务比上一代少用三成token。Arvo Labs称它在自家测试里胜过所有对手；Mira Chen（独立评测者）试了三天，说长文档仍会漏引',
    'headline：至少4位作者拿Kestrel 2改旧代码，两位改回了上一代 / detail：好用的是跨文件重命名，Tom Ruiz的一万行项目一次通过 / more：一位开发者发现它会悄悄删掉测试',
  ],
  bad: [
    '`Kestrel 2发布`（没说发生了什么）、`Arvo Labs相关消息`、`Kestrel 2引发讨论`、`@arvolabs发布新模型`',
    '`有用户认为不错，有用户认为不好`（没有名字，没有内容）、`团队应像验收软件一样验收它`（手稿里没有的劝告）',
  ],
  groups: '2 to 6 Han characters that name a kind of event, such as 模型与研究, 产品与工具, 公司与资金',
};

const en: PromptWords = {
  name: 'English',
  lengths: {
    counted: 'words',
    headline: '4 to 18 words',
    detail: '12 to 40 words',
    more: '8 to 45 words',
    event: '10 to 35 words',
    paragraph: '70 to 170 words',
    view: '90 to 200 words',
    special: '70 to 190 words',
    lead: '3 to 12 words',
  },
  manuscript: {
    whole:
      '2,400 to 3,400 words in all. Names, figures, conditions and opinions are those of the posts; no sums of your own; hearsay says whose it is, and how far a single voice or a maker’s own figure can be trusted is said right where it stands. See through things and judge as one who knows the trade, and say how they hang together; stop when the point is made, no empty words, no trifles.',
    conclusion:
      'a paragraph on what the day comes to, then a few sentences on what to watch, to try, or to do before which date.',
  },
  rules: [
    'The words are the manuscript’s: nothing made stiffer, no lesson added at an end. Headlines have strong verbs and tell what is most concrete. No "marks a milestone", "highlights", "it is worth noting", "sparks discussion", "the community", "game-changing".',
    'One word for one thing throughout. Products, models and people are named exactly as posts name them, whole.',
    'Double quotation marks hold nothing but words of an English post, letter for letter; what is said in another language is reported without them. Nothing else stands in quotation marks.',
    'Where posts say may, plans, rumour, beta, some users, the sentence says it too. First, best, largest, forecasts and boasts have an owner (`the maker says`); what a product has, does and costs is told plainly, without "says".',
    'Numbers keep their unit; conversions are exact: 12亿美元 is $1.2 billion, 8500万 is 85 million.',
    '"At least N authors" only where you cite posts of N different authors, from three on; never "many users", "people", "experts".',
  ],
  good: [
    'headline: Kestrel 2 opens to all free users, 20 requests a day / more: Its context grows to 400,000 tokens, and coding takes a third fewer tokens than before. Arvo Labs says it beats every rival in its own tests; Mira Chen, after three days with it, still finds citations missing from long documents',
    'headline: at least 4 authors refactor old code with Kestrel 2, two went back to its predecessor / detail: renaming across files is what works, and Tom Ruiz saw a project of 10,000 lines pass at once / more: One developer found tests deleted without a word',
  ],
  bad: [
    '`Kestrel 2 released` (what happened?), `News from Arvo Labs`, `Kestrel 2 sparks discussion`, `@arvolabs ships a new model`',
    '`Some like it, some do not` (no names, nothing said), `Teams should test it like any software` (advice that the manuscript does not give)',
  ],
  groups:
    'one to three words that name a kind of event, such as Models and research, Products and tools, Companies and money',
};

export const PROMPT_WORDS = { 'zh-CN': zh, en } as const satisfies Readonly<Record<string, PromptWords>>;
export type ReportLanguage = keyof typeof PROMPT_WORDS;
