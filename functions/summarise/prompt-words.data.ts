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
        '现在写日报的前半，放进parts，其余留空。你是这一行里读者最信的主编。读者早上只有三五分钟，是用眼睛扫的：先看开头那句判断，再扫主线和十条的标题，碰上自己的事才读下去。所以话要少而密：每一段先给结论、再给凭据，一句话能说清的不用两句，同一件事、同一个人的同一句话全文只讲一遍。前半1800到2300字（一个汉字或一个数算1，一个拉丁词算2）。',
      analysis:
        '现在接着写日报的后半，放进parts，其余留空。前半说过的事、引过的话不再说，要用到时几个字带过；这一半要让读者觉得这一天没有漏：话短，人多，事全。后半2800到3500字。',
    },
    overview:
      '五到七段，一段一个part，lead留空。第一段给只有一分钟的人，两三句，共70到150字：先直接报这一天最要紧的两三件事（谁、做了什么、最要紧的数字或条件），再用一句具体的话说出它们合起来的判断（像“发布快过了验收”“价格降了，额度成了新门槛”）；判断要有十条里好几条不同的消息撑得住，不抽象，不硬拧。其后四到六段，一段一条主线，最大的在前，各45到90字，第一段报过的数字不重报：开头是一个8到20字的短句，后面跟逗号，点明这条线上变了什么，有争议的不当定论说（“本地推理自称快了一倍，”）；接着就是撑住它的名字和数字，有人反对就带上。一条主线是一件大事，或者几家真在同时做、同时争的同一件事；不相干的不硬连，不编抽象的对照和定律，同一件事不在两条线里说。',
    keyPoints:
      '计划里的十条，一条一个part，依次序。lead是发生了什么：一句完整的陈述，10到32字，最要紧的那个数字或条件就写在里面，单看就成立，不以@开头，不以%、书名号、引号或括号收尾；转述的写成“据某某转述，…”，官方还没有发布、只见用户说的，标题里就写明是用户说的。text接着说，不重说lead，一到三句，前三条80到150字，其余40到100字：先是最要紧的数字、范围和条件（给谁、从哪天起、多少钱、跟什么比），再是反对的声音或已知的毛病；自报、一人转述、个人体感、传闻、反话，要就着那句话用几个字点明。只讲这件事，只引这件事的推文；次要的细节舍掉。十条里有四五条值得点破的，最后一句用12到30字说出它真正改变了什么、能信到哪一步：只属于这件事的判断，读来像行家的一句话，不是建议，不是警句，不用“要害在”起头（程序会在前面标上“判断”）；其余停在事实上。每条后面由程序列出来源账号，出处不必再交代。不写“推文没有写”“看不到”。',
    views:
      '三到五个part。前两三个是这一天大家真在争的问题，一个问题一个part：第一个讲议论最多的那件大事，其余是做这一行的人都要拿主意的问题。lead是题目，6到22字，不用问号和冒号。text三到五个短段，用换行分开，共160到300字：一个立场一段，开头几个字就亮出立场（如“认为是转折的人里，”“不信的一边，”），谁主张什么、凭什么，同一立场的人放在一起，一人一句、用句号分开、各不相同，能多收几个有分量的人就多收；不替谁安一个他没说的主张，说话人有利害（自家产品）的点一下；最后一段是你的判断，凭证据的强弱说：哪边更站得住、凭什么，还差哪个可以查证的点。最后一个part收其余值得听的话，lead如“还有几句值得听”：三到五段，用换行分开，一段一句：一个有分量的人关于这一行的主张、提醒或预测，带上他的理由，前面没讲过的才收，最后不下判断。只收真在谈同一件事的人；玩笑不算立场，一两个人的个人体验不单独成题。',
    events:
      '其余事件，一件一个part，分三组，group是组名（二到六个字，如：模型与研究、产品与工具、公司与资金），同组的排在一起。lead是一句完整的陈述，12到34字，带上最要紧的名字和数字，单看就懂（转述的写成“据某某转述，…”）；text只在还有一个用得上的数字、条件或日期时写一句，15到40字，多数留空。计划里的都写，只有说不清来龙去脉的（不知是哪场官司、哪篇论文讲了什么）略过：让读者用一分钟把这一天其余的事都过一遍。',
    special:
      '每题二到四个part，lead就是这一段的结论，一句10到26字的陈述，不用问号和冒号；text一段，50到120字，只写属于这一题的事：先给撑住它的数字、硬件、基线、条件，再用一句说读这些数字时要留意什么、在什么情形下不成立。一件事讲透，或者同一种东西的几家放在一起，都好；每个结论都是读的人能带走用的，每一条推文都撑得起的；只有题目、没有内容的论文不写，个人账单和积分不是金融；不以“没法比”“还要看”收尾，不相干的不为凑一段而并排。group写题目的id：',
    conclusion:
      '五个part，lead留空，按group分。relation：回到开头的判断，说这一天到底改变了什么，一两句；说到谁，谁的推文就要撑得起。接着把前文讲过的要紧消息按可信的程度点名，每条一句，带上理由：ready是发布方已经放出来、可以照着用的，两三句；open是只有一家之言或转述、等核实的，两到四句；doubtful是不能照字面信的（玩笑、反话、宣传口径、对不上的数字），前文没讲过的不写，没有就不写。小标题由程序加，句子里不重复。watch：六到八句，一句一条，30到75字，程序会排成列表，每句先说对谁，再用冒号接着说（如“用Codex写代码的团队：”“管安全的人：”“在本机跑模型的人：”“按量付费做产品的人：”），对象各不相同：先是他明天就能做的，说清做法和理由（试什么、比什么，哪条流程要改，防什么，怎么选、怎么省）；最后两三句以“接下来看：”开头，是已经定下的日期、预告和要盯的信号，出现了说明什么。报名、投稿一类的小事不写。',
    manner: [
      '每句话末尾、句号之前，用方括号写出它所依据的推文id，最要紧的在前：`…降价三成[P2dbz Pq9ms]。`；要点和事件的lead也一样。自己的判断、把几件事连起来的话，括号里先写~，再写所依据的推文：`…缺的是一把共同的尺子[~P2dbz P9k9k]。`',
      '判断要有主见，放在概述、要点的末句、观点的收尾、专项的落点和结论里，不大过证据：推文撑得住的直说，往外推的半步用“更像”“多半”“可能”收一收，不贴“这是推断”的标签，也不句句加“可能”；孤证和二手不拿来下定论；归纳几家、几方的话，只归纳每一方的推文都说了的，不下“越…越…”的定律；谁有什么利害、站哪一边、为什么这么做、什么最要紧、以前怎么样，推文没说就不写。“依我们看”“看来”一类的话全文不过三处。名字、数字、条件（测试版、部分用户、自家基准、据称、可能）都照这句所列的推文；推文没说的身份、背景、因果、时间不补；不自己算数。厂商说自家东西有什么、给谁用、多少钱，直接说；有多好、会怎样、别人怎么看，写明是谁说的。最大、首个、最强、唯一这类话，推文里有才写。',
      '人用读者知道的名字，机构写机构名；没名气的人只写名字（照name，如林小满），推文或资料写明他做什么的才加身份，不猜，名字不像人名的才写“一位用户”或写账号，账号全文不过八个。产品和型号照发布方的叫法写全。',
      '“…”里只放中文推文的原话，一字不差；外文的话用转述，别处不用引号，产品名和反话也不用。书和论文名用《》。',
      '文字像当面讲给同行听：照平常说话的语序，主语、对象、因果都说出来，不倒装，不压成电报，不打哑谜，读的人没听过的名字先用几个字交代；少用“某某称”“表示”打头，不堆名词，不用套话，不用问句和感叹号，不用警句和比喻收尾，“多半”“更像”“要害”全文各不过两三次。汉字与拉丁字母、数字之间不空格，标点用全角。玩笑、反话、愚人节的话不当新闻，引到时写明是反话。',
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
        'Now write the first half of the report, in "parts"; everything else stays empty. You are the editor whom readers of this field trust most. They have three to five minutes in the morning and read with their eyes: first the paragraph at the top, then the threads and the ten headlines, and they stop where it is about their own work. So use few words and dense ones; each paragraph gives its conclusion first and what bears it out after, what one sentence can say is not said in two, and neither a story nor what somebody said of it is told twice in the report. This half has 950 to 1,200 words.',
      analysis:
        'Now go on with the second half of the report, in "parts"; everything else stays empty. Neither what the first half told nor what it quoted is told again; where it is needed a few words recall it. This half shows that nothing of the day is missing: short in words, rich in people and events. It has 1,450 to 1,800 words.',
    },
    overview:
      'five to seven paragraphs, a part each, lead empty. The first is for those who have one minute, two or three sentences of 35 to 75 words in all: it reports the two or three weightiest stories outright (who, what, the figure or condition that counts most), and then says in one concrete sentence what they come to together (“releases outran anybody who could test them”, “prices fell and quotas took their place”); several different stories of the ten must bear it, and it is neither abstract nor forced. Then four to six paragraphs of 24 to 45 words, one thread each, the greatest first, without the figures that the first has told: it opens with a clause of 5 to 12 words, followed by a comma, that says what changed on this thread and takes nothing for settled that is disputed, and goes on at once with the names and figures that bear it out, and with who objects. A thread is one great story, or what several really do or dispute at the same time; what has nothing to do with each other is not joined, no abstract contrasts and laws are made, and nothing is told in two threads.',
    keyPoints:
      'the ten of the plan, a part each, in their order. lead: what happened, a full statement of 5 to 18 words that holds the figure or condition that counts most, is true by itself and does not begin with @; what somebody passes on says so, and what only users tell and its maker has not put out says that it is theirs. text: what follows, without saying the lead again, one to three sentences, the first three 40 to 75 words, the others 20 to 50: the figures, the scope and the conditions first (for whom, from which day, at what price, compared with what), then who objects or what is known to be wrong with it; that a figure is the maker’s own, that one person only passes it on, that it is somebody’s impression, a rumour or irony is said in a word or two within its sentence. It tells of this story alone, on its posts alone; lesser details are left out. Four or five of the ten end on a sentence of 6 to 16 words that says what it really changes or how far it can be believed: a judgement on this story alone, as somebody of the trade says it, no advice, no epigram (code puts “Our reading” before it); the others stop at a fact. Code adds the accounts below each, so that sources need not be told. It is not written what posts do not say.',
    views:
      'three to five parts. The first two or three are questions that people truly dispute, a part each: the first on the great story that is talked about most, the others such that everybody in this trade has to decide them. lead: the title, 3 to 12 words, no question mark, no colon. text: three to five short paragraphs with line breaks between them, 90 to 165 words in all: a paragraph for each position, which its first words show (“Those who take it for a turning point,” “The unconvinced,”), who holds it on what grounds, a sentence of his own each and no two alike, those who agree together, as many people of weight as there are, nobody given a claim that he does not make, and it is said where somebody speaks of his own product; the last paragraph is your judgement by the strength of the evidence: which side stands better and why, and which checkable point is still open. The last part has what else is worth hearing, with a lead such as “Also worth hearing”: three to five paragraphs of a sentence each, with line breaks between them: a claim, a warning or a forecast about this trade by one person of weight, with his reason, told nowhere before, and no judgement at the end. Only people who speak of the same thing stand together; a joke is no position, and what one or two people met is no subject of its own.',
    events:
      'further events, a part each, in three groups; group: its name (one to three words, such as Models and research, Products and tools, Companies and money), those of a group together. lead: a full statement of 6 to 18 words with the name and the figure that count most, clear by itself; text: only where one more figure, condition or date is of use, one sentence of 8 to 20 words, mostly empty. All that the plan has, but for what nobody could make sense of (a lawsuit, and not which; a paper, and not what it says): in one minute the reader goes over everything else of the day.',
    special:
      'two to four parts a subject; lead: the conclusion of the paragraph, a statement of 4 to 14 words, no question mark, no colon; text: one paragraph of 28 to 65 words on what is of that subject alone: the figures, hardware, baselines and conditions that bear it out, then in one sentence what to mind in reading them and where it does not hold. One thing told thoroughly is as good as several makers of the same kind of thing; each conclusion is one that a reader can take along and that each post bears; papers of which there is a title only are left out, and somebody’s bill is no finance; none ends on “cannot be compared”, and what has nothing to do with each other is not put side by side to fill a paragraph. group is the id of the subject:',
    conclusion:
      'five parts by group, lead empty. relation: back to the judgement of the beginning, what the day has changed, a sentence or two; what is said of each stands in its posts. Then the weighty news that the report has told, by how far it can be believed, by name and with the reason, one sentence each: ready, what its makers have put out and can be used, two or three; open, what rests on one account or on hearsay and waits to be confirmed, two to four; doubtful, what is not to be taken at its word (jokes, irony, advertising, figures that do not fit), nothing that was not told before, none where the day has none. Code adds the titles; the sentences do not repeat them. watch: six to eight sentences of 18 to 40 words, which code makes a list of; each says first for whom it is, followed by a colon (“Teams that write code with Codex:”, “Those in charge of security:”, “Those who run models on their own machines:”, “Those who pay by the token:”), each time somebody else: first what they can do tomorrow, how and why (what to try and compare, which way of working to change, what to guard against, how to choose or to save); the last two or three begin with “Coming up:” and are dates that are set, announcements and signs to watch, and what they would show. No sign-ups and calls for papers.',
    manner: [
      'At the end of each sentence, before its full stop, the ids of the posts that it rests on stand in square brackets, the one that counts most first: `… a third cheaper [P2dbz Pq9ms].`; so with the leads of key points and events. A judgement of your own, or what ties several things together, has ~ before the ids: `… what is missing is a common yardstick [~P2dbz P9k9k].`',
      'Judgements have a mind of their own and belong in the overview, at the end of key points and views, where a special analysis lands and in the conclusion, none larger than its evidence: what posts bear is said outright, the half step beyond is worded as one (looks like, probably, may) without a label and not in every sentence, and one account or hearsay settles nothing; what is said of several together is in the posts of each, and no law is made of two cases; what somebody has at stake, which side he is on, why he does it, what counts most, how things were before is written only where a post says so. “In our view” and its like stand three times at most. Names, figures and conditions (beta, some users, its own benchmark, reportedly, may) are those of the posts in the brackets; who somebody is, background, causes and times that no post gives are not added; no sums of your own. What a maker says its product has, for whom and at what price is told plainly; how good it is, what will be, what others think has an owner. First, largest, best, only stand where a post says so.',
      'People by the names readers know, organisations by theirs; somebody unknown by his name alone (as in "name"), with what he is only where a post or what is known of the account says it; only where that is no name of a person he is a user or stands by his @account, eight in all at most. Products and models as their makers call them, whole.',
      'Double quotation marks hold nothing but words of an English post, letter for letter; what is said in another language is reported without them, and nothing else stands in quotation marks.',
      'Write as one tells it to a colleague: in the order in which one speaks, with subjects, objects and reasons, no telegrams and no riddles, a name that readers have not heard introduced in a few words; seldom "X says" in front, no heaps of nouns, no stock phrases, no questions, no exclamation marks, no epigram and no figure of speech at an end. A joke, irony or an April fool is no news, and is called that where it is quoted.',
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
