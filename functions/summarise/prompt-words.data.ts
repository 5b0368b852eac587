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
  /** What each part of the manuscript is, before it is filed. */
  readonly manuscript: {
    readonly whole: string;
    readonly overview: string;
    readonly keyPoint: string;
    readonly view: string;
    readonly events: string;
    readonly special: string;
    readonly conclusion: string;
  };
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
      '全文4500到6000字，大事给足，小事一笔带过。用规范流畅的书面语，句与句自然相接。观点从事实里长出来：全文有一两个让人记得住的判断，立在概述开头，结论里收回来；别处以事实、异议或数字收尾，十条关键信息里最多三条带自己的判断，不添格言、裁决和劝告。转述、推算和一家之言写明出处；背景讲到外人也听得懂；不知道的不猜，不把小事说大。',
    overview:
      '三段，每段120到200字。第一段从当天最重的两三件事里提出一个看法，用它们的事实并排撑住，说清各是什么；第二、三段各讲另一条主线，先点明是什么在变，再说事。',
    keyPoint:
      '每条先一句完整的陈述，再两三句：最重的三条140到190字，其余70到120字。讲它是什么、最硬的数字或条件、谁有异议，够了就停。',
    view: '每题180到280字：争的是什么，各人怎么说、凭什么，拿一个人的事实去接另一个人的话，把争论往前推一步；末尾点出分歧其实在哪里，或者什么能见分晓，说法各题不同。',
    events: '每条一句陈述，多半再加一句：它是干什么的，或最说明问题的数字、抱怨。',
    special:
      '每题130到220字：一个看法，几件简要部分没讲过的事实，连起来说明它；讲钱的题只讲钱、价格、交易和供求，写明数字从哪里来、能信几分。没有料的题不写。',
    conclusion:
      '第一段100到180字：收回开头的看法，说它意味着什么，接下来什么会证实或推翻它。第二段两到四句：具体该盯的、该试的、该赶在哪天前做的。',
  },
  rules: [
    '规范、流畅的书面中文，像一流财经科技媒体的稿子：术语用行业通行的说法，句子完整，顺着读得下去，不用口语腔、自造的比方和绕弯的说法。不用“进行…的…”“标志着”“值得关注的是”“引发讨论”“受到关注”“表现出色”；不拿“与此同时”硬把不相干的推文接在一起；不说教，不打哑谜，不用“前者/后者”。',
    '一段讲一个意思：第一句点明，后面的句子一句推着一句往下走，不是互不相干的清单。长短句交错，该用“因此”“不过”“而”时就用，读下去不打磕绊；用完整的现代汉语，不省掉读者需要的主语和宾语，不压缩成口号。标题用有力的动词，说出最具体的一点，以字或数字结尾，不以%、引号或括号结尾。',
    '同一样东西全文用一个词；行话有通行译名的一律写译名（产品名里的照原样）。公司有中文读者惯用的译名就写译名，产品、型号、人名照推文原样，不翻译，不缩短。',
    '汉字与拉丁字母、数字之间不加空格；标点用全角，，；：（）。',
    '“…”里只放中文推文的原话，一字不差，连它里面的空格；别种语言的话用转述，不加引号。除此之外不用任何引号，产品名也不加。',
    '推文说可能、计划、传闻、测试版、部分用户，句子里也要有；别人说据说，你写据称或据传。最大、首个、最强之类、预测和自夸，写明是谁说的（`厂商称…`）；它有什么、做什么、给谁用、多少钱，直接说，不用“称”“表示”“介绍”。转述别人时动词换着用，不句句“某人说”。',
    '数字带原来的单位；长数字取整到亿、万；换算要准：$1.2B是12亿美元，850 million是8.5亿，30k是3万。',
    '“至少N位作者”只在列出N位不同作者的推文时写，N不小于3；不写“多位用户”“网友”“业内”“引发热议”。',
  ],
  good: [
    'headline：Kestrel 2向全部免费用户开放，每天限20次 / detail：上下文扩到40万token，代码任务比上一代少用三成token / more：Arvo Labs称它在自家测试里胜过所有对手。Mira Chen（独立评测者）试了三天，说长文档仍会漏引。免费用户也能一次放进整套案卷，做长文档生意的小团队少了一道门槛（synthesis）',
    'headline：至少4位作者拿Kestrel 2改旧代码，两位改回了上一代 / detail：好用的是跨文件重命名，Tom Ruiz的一万行项目一次通过 / more：一位开发者发现它会悄悄删掉测试',
  ],
  bad: [
    '`Kestrel 2发布`（没说发生了什么）、`Arvo Labs相关消息`、`Kestrel 2引发讨论`、`Kestrel 2表现出色`、`@arvolabs发布新模型`',
    '`据@arvolabs介绍，公司发布了新模型`（先说事，再说谁说的）、`有用户认为不错，有用户认为不好`（没有名字，没有内容）',
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
      '2,400 to 3,400 words in all, roomy for what is great and brief for what is small, in plain and flowing prose. Views grow from facts: the report has one or two judgements that a reader keeps, which open the overview and come back in the conclusion; elsewhere a paragraph ends on a fact, an objection or a figure, at most three of the ten key points hold a judgement of your own, and there are no maxims, verdicts or lessons. Hearsay, estimates and the word of one side are told as such; background is told so that outsiders follow; no guesses, nothing small blown up.',
    overview:
      'three paragraphs of 70 to 110 words. The first draws one view from the two or three weightiest events of the day, whose facts side by side hold it up, and says what each is; the second and third each take another line: what is changing, then what happened.',
    keyPoint:
      'Each is a whole statement and two or three sentences: 80 to 110 words for the three weightiest, 40 to 70 for the others. What it is, the hardest figure or condition, who objects; then stop.',
    view: '100 to 160 words each: what is at issue, what each says and on what grounds, one person’s facts answering another’s words, so that the argument gets a step further; at the end where they really differ or what would settle it, in other words each time.',
    events: 'A statement each, mostly with one more sentence: what it is for, or the figure or complaint that tells most.',
    special:
      '70 to 120 words each: one point, borne out by facts that the first half has not told; one on money speaks of money, prices, deals and supply alone, and says where its figures are from and how far they can be trusted. A theme without substance is left out.',
    conclusion:
      'a first paragraph of 60 to 100 words: the view of the beginning taken up again, what it means, and what will prove or refute it; then two to four sentences on what to watch, to try, or to do before which date.',
  },
  rules: [
    'Verbs and short clauses, as a good newspaper writes. No "marks a milestone", "highlights", "it is worth noting", "sparks discussion", "the community", "game-changing"; no "meanwhile", "in contrast", "this signals" to force posts together; no morals, no riddles, no "the former".',
    'A paragraph has one thought: its first sentence says it, each further sentence takes it on, none is an item of a list; short sentences, seldom more than two commas; long and short ones take turns. Headlines and sentences have strong verbs and tell what is most surprising and most concrete.',
    'One word for one thing throughout. Products, models and people are named exactly as posts name them, whole.',
    'Double quotation marks hold nothing but words of an English post, letter for letter; what is said in another language is reported without them. Nothing else stands in quotation marks.',
    'Where posts say may, plans, rumour, beta, some users, the sentence says it too. First, best, largest, forecasts and boasts have an owner (`the maker says`); what a product has, does and costs is told plainly, without "says".',
    'Numbers keep their unit; conversions are exact: 12亿美元 is $1.2 billion, 8500万 is 85 million.',
    '"At least N authors" only where you cite posts of N different authors, from three on; never "many users", "people", "experts".',
  ],
  good: [
    'headline: Kestrel 2 opens to all free users, 20 requests a day / detail: its context grows to 400,000 tokens and coding takes a third fewer tokens than before / more: Arvo Labs says it beats every rival in its own tests. Mira Chen, after three days with it, still finds citations missing from long documents. Whole case files now fit in for nothing, which takes a threshold away for small teams that work with long documents (synthesis)',
    'headline: at least 4 authors refactor old code with Kestrel 2, two went back to its predecessor / detail: renaming across files is what works, and Tom Ruiz saw a project of 10,000 lines pass at once / more: One developer found tests deleted without a word',
  ],
  bad: [
    '`Kestrel 2 released` (what happened?), `News from Arvo Labs`, `Kestrel 2 sparks discussion`, `@arvolabs ships a new model`',
    '`According to @arvolabs, the company released a model` (first what happened, then who says it), `Some like it, some do not` (no names, nothing said)',
  ],
  groups:
    'one to three words that name a kind of event, such as Models and research, Products and tools, Companies and money',
};

export const PROMPT_WORDS = { 'zh-CN': zh, en } as const satisfies Readonly<Record<string, PromptWords>>;
export type ReportLanguage = keyof typeof PROMPT_WORDS;
