// What of the writer's brief depends on the report's language. Data: it is written in that language, as models write as they are spoken to.

export interface PromptWords {
  readonly name: string;
  /** How lengths are counted, and the longest that is let through. */
  readonly lengths: string;
  /** What each part of the report is asked to be. */
  readonly report: {
    readonly ask: { readonly opening: string; readonly analysis: string };
    readonly overview: string;
    readonly keyPoints: string;
    readonly views: string;
    readonly events: string;
    readonly special: string;
    readonly conclusion: string;
    /** How it is written: little, since every wish comes back as a habit. */
    readonly manner: readonly string[];
  };
  /** What checks demand besides, a line each. */
  readonly rules: readonly string[];
}

const zh: PromptWords = {
  name: 'simplified Chinese',
  lengths:
    'a Han character or a number counts 1, a Latin word 2; a headline has 5 to 50, a title 4 to 36, a sentence of prose 6 to 170',
  report: {
    ask: {
      opening:
        '现在写日报的前半，放进parts，其余留空。你是这一行里读者最信的主编，这份晨报要让同行十分钟读完，读完还能跟人讲起：什么变了，为什么要紧，哪些先别信，接下来做什么。全文（前后两半）6500到7500字（一个汉字或一个数算1，一个拉丁词算2），长在事实，不长在道理。',
      analysis:
        '现在接着写日报的后半，放进parts，其余留空。前半说过的事不从头再说，要用到时一句带过，说的是新的东西。后半3600到4300字。',
    },
    overview:
      '三段，一段一个part，lead留空。第一段给只有一分钟的人，三四句，不超过150字：先用一句不打比方的大白话立论，把这一天归结成一个判断，再用最要紧的两三件事的具体数字撑住；后两段各130到240字，各讲一条主线，把散在要点和事件里、几家同时在做或在争的同一件事连起来，说出合起来看出了什么：说成几家共有的，要每一家的推文都看得出来。几条消息出自同一场大会、同一家的一批动作或同一个话题的，点出它的名；不相干的不硬连；第一段说过的事只补新的事实，不重报。每段第一句就是它的意思。不是目录。',
    keyPoints:
      '计划里的十条，一条一个part，依次序。lead是发生了什么：一句完整的陈述，8到30字，单看就成立，不以@开头，不以%、书名号、引号或括号收尾。text接着说，写成连贯的一小段，前三条到200字，其余80到140字，只有一条推文、没有数字的50字也够：是什么、怎么做到的、给谁用、怎么开通、从哪天起、多少钱，跟什么比、在什么条件下，用过的人怎么说，谁在反驳。推文里有的数字、条件、实用的细节尽量写进去，前三条尤其要写全。只讲这件事，只引这件事的推文，跟别的事的关系留给概述和专项。推得出的，最后一句点破它为什么要紧，15到45字：只属于这件事的判断，说得出谁的什么因此变了、真正的卖点或要害在哪、能信到哪一步；不是建议，不是口号和警句，不以“做某某的人可以、可能要”起头，十条的说法各不相同；推不出的就停在最后一个事实上。“测试、核对、留意”留给结论。出处和保留（自报、一人转述、据称）就着那句话用几个字点到。推文没写什么，只在会改变决定时才提，全文不过三四处。',
    views:
      '二到三个，一个问题一个part：第一个讲这一天大家议论最多的那件大事，用过的、看过的人各怎么说，好在哪里，差在哪里，担心什么；其余是真有分歧的问题。lead是题目，6到22字，不用问号和冒号。text三四个短段，用换行分开，共220到360字：先一句点明分歧，只说各方的推文真说到的；然后一个立场一段，谁主张什么、凭什么，同一立场的人放在一起，不替谁安一个他没说的主张；最后一段是你的结论：照现有的证据更该信哪边、凭什么，还差哪个可以查证的点。几题的开头和收尾写法各不相同。只收真在谈同一件事的人，凑不成争论的不写。',
    events:
      '其余事件，一件一个part，分两三组，group是组名（二到六个字，如：模型与研究、产品与工具、公司与资金），同组的排在一起。lead同要点；text一句，有用得上的数字或条件再加一句，共20到70字，不评论。计划里的都写：让读者用两分钟把这一天其余的事都过一遍。',
    special:
      '每题一到两个part，lead是这一段要说明什么（6到22字，不用问号和冒号），text一段，140到250字，只写属于这一题的事。要有分析：先把各条的数字、硬件、基线、条件写清楚，再放在一起看出单条看不出的东西，落在一个每一条都撑得起的结论上，不以“没法比”“还要看”收尾。一件事讲透，或者同一种东西的几家放在一起，都好；不相干的两三条不为凑一段而并排，不编“一个…一个…”的对照。group写题目的id：',
    conclusion:
      '五个part，lead留空，按group分。relation：回到开头的判断，说这一天到底改变了什么，两三句；说到谁，谁的推文就要撑得起。接着把要紧的消息按可信的程度点名，各一两句，带上理由：ready是发布方已经放出来、可以照着用的；open是只有一家之言或转述、等核实的；doubtful是不能照字面信的（玩笑、宣传口径、对不上的数字），没有就不写。小标题由程序加，句子里不重复。watch：五六句，一句一件具体的，30到70字：先是读者明天就能做的，说清做法和理由（试什么、比什么，哪条流程要改，防什么，怎么选、怎么省）；再是要盯的信号和日期，出现了说明什么。报名、投稿一类的小事不写。',
    manner: [
      '每句话末尾、句号之前，用方括号写出它所依据的推文id，最要紧的在前：`…降价三成[P2dbz Pq9ms]。`；要点和事件的lead也一样。自己的判断、把几件事连起来的话，括号里先写~，再写所依据的推文：`…缺的是一把共同的尺子[~P2dbz P9k9k]。`',
      '判断要有主见，放在概述、要点的末句、观点的收尾、专项的落点和结论里，不大过证据：推文撑得住的直说，往外推的半步用“更像”“多半”“可能”收一收，不贴“这是推断”的标签，也不句句加“可能”；孤证和二手不拿来下定论；归纳几家、几方的话，只归纳每一方的推文都说了的，不下“越…越…”的定律；谁有什么利害、站哪一边、为什么这么做、什么最要紧、以前怎么样，推文没说就不写。“依我们看”“看来”一类的话全文不过三处。名字、数字、条件（测试版、部分用户、自家基准、据称、可能）都照这句所列的推文；推文没说的身份、背景、因果、时间不补；不自己算数。厂商说自家东西有什么、给谁用、多少钱，直接说；有多好、会怎样、别人怎么看，写明是谁说的。最大、首个、最强、唯一这类话，推文里有才写。',
      '人用读者知道的名字，机构写机构名；没名气的人写身份加名字（开发者马天翼；名字照name，身份照推文，看不出身份就只写名字），名字不像人名的才写“一位用户”或写账号，账号全文不过八个。产品和型号照发布方的叫法写全。',
      '“…”里只放中文推文的原话，一字不差；外文的话用转述，别处不用引号，产品名和反话也不用。书和论文名用《》。',
      '文字像当面讲给同行听：句子完整，主语、对象、因果都说出来，不压成电报，不打哑谜；长短相间，上下句有承接，动词有劲；少用“某某称”“表示”打头，不堆名词，不用套话，不用问句和感叹号，不用警句和比喻收尾。汉字与拉丁字母、数字之间不空格，标点用全角。玩笑、愚人节的话不当新闻。',
    ],
  },
  rules: [
    '字句尽量照原句，不改成公文腔，不添“因此”“意味着”之类的结语，也不在前面添“依我们看”：判断说过了头，就收回到推文撑得起的地方，或者留空；标题以字或数字结尾，不以%、书名号、引号或括号结尾。',
    '同一样东西全文用一个词；产品、型号、人名照推文原样，不翻译，不缩短。',
    '汉字与拉丁字母、数字之间不加空格；标点用全角，，；：（）。不用问号和感叹号。',
    '“…”里只放中文推文的原话，一字不差，连它里面的空格；别种语言的话用转述，不加引号。除此之外不用任何引号，产品名也不加。',
    '推文说可能、计划、传闻、测试版、部分用户，句子里也要有；别人说据说，你写据称或据传。最大、首个、最强之类、预测和自夸，写明是谁说的。',
    '数字带原来的单位；长数字取整到亿、万；换算要准：$1.2B是12亿美元，850 million是8.5亿，30k是3万。',
    '“至少N位作者”只在列出N位不同作者的推文时写，N不小于3；不写“多位用户”“网友”“业内”“引发热议”。',
  ],
};

const en: PromptWords = {
  name: 'English',
  lengths: 'in words; a headline has 3 to 26, a title 2 to 20, a sentence of prose 4 to 85',
  report: {
    ask: {
      opening:
        'Now write the first half of the report, in "parts"; everything else stays empty. You are the editor whom readers of this field trust most. People of the trade read this in ten minutes and can talk of it afterwards: what changed, why it counts, what not to believe yet, what to do next. The whole report (both halves) has 3,300 to 4,000 words, long in facts and not in reflections.',
      analysis:
        'Now go on with the second half of the report, in "parts"; everything else stays empty. What the first half told is not told again; where it is needed half a sentence recalls it, and what is said of it is new. This half has 1,900 to 2,300 words.',
    },
    overview:
      'three paragraphs, a part each, lead empty. The first, three or four sentences of at most 85 words, is for those who have one minute: it opens with one plain sentence, no figure of speech, that sums the day up in a judgement, then bears it out with the figures of the two or three weightiest stories. The other two, 75 to 140 words each, follow a thread each: what several, in key points and events, do or dispute at the same time, and what they show together; what is said to be common to several must show in the posts of each; where several come from one conference, from one house at once or belong to one talk, that is named; what has nothing to do with each other is not joined; of what the first told they add new facts only. Each opens with its point. It is no table of contents.',
    keyPoints:
      'the ten of the plan, a part each, in their order. lead: what happened, a full statement of 4 to 16 words that is true by itself and does not begin with @. text: what follows, as one paragraph that reads on, the first three up to 115 words, the others 45 to 80, 30 where one post without a figure is all there is: what it is, how it works, for whom, how one gets it, from which day, at what price, compared with what, under which conditions, what those say who used it, who objects. Figures, conditions and practical details that the posts have belong in it, in the first three above all. It tells of this story alone, on its posts alone; how it stands beside others is for the overview and the special analyses. Where it can be drawn from them, the last sentence says why it matters, in 8 to 26 words: a judgement on this story alone, whose what changes by it, where its real point lies, how far it can be believed; no advice, no slogan, no epigram, not “whoever does X can” or “may have to”, no two alike; where nothing can be drawn it stops at the last fact. “Test, check, watch” is for the conclusion. Where a thing comes from and how sure it is (the maker’s own figure, one account, reportedly) is said in a word or two within its sentence. What posts do not say is mentioned only where it would change a decision, three or four times in all.',
    views:
      'two or three, a part each: the first on the great story that people talk about most, what those say who used or saw it, what is good, what is bad, what they fear; the others questions on which people truly differ. lead: the title, 3 to 12 words, no question mark, no colon. text: three or four short paragraphs with line breaks between them, 120 to 200 words in all: first, in a sentence, where they differ, in terms that the posts of all sides bear; then a paragraph for each position, who holds it on what grounds, those who agree together, nobody given a claim that he does not make; the last paragraph is your conclusion: which side to believe more on this evidence and why, and which checkable point is still open. No two begin or end in the same words. Only people who speak of the same thing stand in it; what makes no debate is left out.',
    events:
      'further events, a part each, in two or three groups; group: its name (one to three words, such as Models and research, Products and tools, Companies and money), those of a group together. lead as for key points; text: one sentence, and a second where a figure or a condition is of use, 12 to 40 words in all, without comment. All that the plan has: in two minutes the reader goes over everything else of the day.',
    special:
      'one or two parts a subject; lead: what the paragraph shows (3 to 12 words, no question mark, no colon); text: one paragraph of 80 to 140 words on what is of that subject alone. It analyses: figures, hardware, baselines and conditions, then what they show together that none shows alone, with a conclusion that each of them bears and not with “cannot be compared”. One thing told thoroughly is as good as several makers of the same kind of thing; two or three that have nothing to do with each other are not put side by side to fill a paragraph. group is the id of the subject:',
    conclusion:
      'five parts by group, lead empty. relation: back to the judgement of the beginning, what the day has changed, two or three sentences; what is said of each stands in its posts. Then its weighty news by how far it can be believed, by name and with the reason, one or two sentences each: ready, what its makers have put out and can be used; open, what rests on one account or on hearsay and waits to be confirmed; doubtful, what is not to be taken at its word (jokes, advertising, figures that do not fit), none where the day has none. Code adds the titles; the sentences do not repeat them. watch: five or six, one concrete thing each in 18 to 40 words: first what readers can do tomorrow, how and why (what to try and compare, which way of working to change, what to guard against, how to choose or to save), then signs and dates to watch and what they would show. No sign-ups and calls for papers.',
    manner: [
      'At the end of each sentence, before its full stop, the ids of the posts that it rests on stand in square brackets, the one that counts most first: `… a third cheaper [P2dbz Pq9ms].`; so with the leads of key points and events. A judgement of your own, or what ties several things together, has ~ before the ids: `… what is missing is a common yardstick [~P2dbz P9k9k].`',
      'Judgements have a mind of their own and belong in the overview, at the end of key points and views, where a special analysis lands and in the conclusion, none larger than its evidence: what posts bear is said outright, the half step beyond is worded as one (looks like, probably, may) without a label and not in every sentence, and one account or hearsay settles nothing; what is said of several together is in the posts of each, and no law is made of two cases; what somebody has at stake, which side he is on, why he does it, what counts most, how things were before is written only where a post says so. “In our view” and its like stand three times at most. Names, figures and conditions (beta, some users, its own benchmark, reportedly, may) are those of the posts in the brackets; who somebody is, background, causes and times that no post gives are not added; no sums of your own. What a maker says its product has, for whom and at what price is told plainly; how good it is, what will be, what others think has an owner. First, largest, best, only stand where a post says so.',
      'People by the names readers know, organisations by theirs; somebody unknown by what he is and his name (the developer Ada Byron; the name as in "name", what he is as posts show it, else the name alone); only where that is no name of a person he is a user or stands by his @account, eight in all at most. Products and models as their makers call them, whole.',
      'Double quotation marks hold nothing but words of an English post, letter for letter; what is said in another language is reported without them, and nothing else stands in quotation marks.',
      'Write as one tells it to a colleague: whole sentences, with their subjects, objects and reasons, no telegrams and no riddles; long ones and short ones, each leading to the next, verbs strong; seldom "X says" in front, no heaps of nouns, no stock phrases, no questions, no exclamation marks, no epigram and no figure of speech at an end. A joke or an April fool is no news.',
    ],
  },
  rules: [
    'Keep the words of the sentence as far as you can: nothing made stiffer, no lesson added at its end, no “in our view” in front of it: a judgement that goes too far is drawn back to what the posts bear, or left empty.',
    'One word for one thing throughout. Products, models and people are named exactly as posts name them, whole.',
    'Double quotation marks hold nothing but words of an English post, letter for letter; what is said in another language is reported without them. Nothing else stands in quotation marks. No question and no exclamation marks.',
    'Where posts say may, plans, rumour, beta, some users, the sentence says it too. First, best, largest, forecasts and boasts have an owner (`the maker says`).',
    'Numbers keep their unit; conversions are exact: 12亿美元 is $1.2 billion, 8500万 is 85 million.',
    '"At least N authors" only where you cite posts of N different authors, from three on; never "many users", "people", "experts".',
  ],
};

export const PROMPT_WORDS = { 'zh-CN': zh, en } as const satisfies Readonly<Record<string, PromptWords>>;
export type ReportLanguage = keyof typeof PROMPT_WORDS;
