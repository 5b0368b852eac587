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
    /** What the last reading of the finished report looks for. */
    readonly edit: string;
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
        '现在写日报的前半，放进parts，其余留空。照你心里最好的中文行业日报来写：读者是做这一行的人，早上只有几分钟，看完要知道今天出了什么大事、合起来说明什么、哪些能信、自己该做什么。分清轻重：大事讲透，小事带过，不铺清单。文字像当面讲给同行听，自然、完整、一遍就懂；宁可少收一个细节，也不把句子压成电报。前半1600到2000字（一个汉字或一个数算1，一个拉丁词算2）。',
      analysis:
        '现在接着写日报的后半，放进parts，其余留空。这里见编辑的功夫：把真有分歧的事讲出道理来，把一件硬消息讲透，告诉读者信什么、做什么。少而有分量，不为收全而收；不相干的事不放在一起，找不到话说就不说。前半讲过的事可以拿来当论据，几个字提到就够，不重讲。文字照样自然好懂。后半2000到2500字。',
    },
    overview:
      '三到四个part，一个part一段，lead留空。第一段让读者知道这一天的轻重，三到五句，100到170字。第一句独立成句，12到45字，直说这一天的轻重：要紧的是哪一两件事、什么样的事（“今天没有新模型，要紧的是两件事，翻译接口集体降价，一家译社起诉了供应商”），平常话，不比喻，不对仗，不把不相干的消息并在一句里。接着讲这一两件：谁、做了什么、最要紧的数字或条件，对同行为什么要紧（可以用这一行人人知道的常识讲明白）；好几条消息其实是一件事的，合起来讲；一场大会、一次大发布占了半天消息，就点它的名；不相干的不放进来；末句收拢，是全文的主线：一个能把十条里四五条串起来的判断，说这一行的供给、门槛、价钱、控制权或信任起了什么变化（“合起来看，能用的翻译模型多了、便宜了，谁出错时肯担责才是挑选的标准”），从事实往前想一步，有见识，不把事实再数一遍。其余各段讲当天别的线和真正的分歧，各50到90字，一段只讲一件事：第一个分句（8到20字，后面跟逗号）是一个立得住的判断（“翻译模型开始按行业分开卖，”），接着举出撑住它的两三个信号，有人反对的带上。有争议的不当定论说，第一段讲过的不再讲。',
    keyPoints:
      '计划里的十条，一条一个part，依次序。lead是标题：一句完整好懂的陈述，10到32字，说清谁做了什么，带上最要紧的数字或条件；不以@开头，不以%、书名号、引号或括号收尾；转述的写“据某某转述，…”，官方没有发布、只见用户说的也写明。分清轻重：头三条讲透，text三四句，80到130字；其余一到三句，30到75字。像给同事讲清这件事：它是什么、给谁用、什么条件、跟什么比，谁有补充、谁不同意；能照着做的细节（版本号、命令、设置名、价格、许可、期限）照推文写出来；证据几斤几两用几个字带到（自报、实测、几个人的体验、说话的人自己在卖什么、转述没有出处）。七八条的末句说这件事对读者意味着什么，10到35字，短而具体，各不相同：它改变了什么，这个数该怎么读（跟谁比的、谁量的），或者该做、不该做哪一件事（“用着它的先锁住版本、备好镜像”）；可以用这一行的常识讲道理，换一条消息也说得通的话不写。只讲这件事，只引这件事的推文，道贺和花絮不写。来源账号由程序列在后面。不写“推文没有写”“看不到”。',
    views:
      '三到四个part，一个part只讲一个当天真有争论、同行要拿主意的问题，最要紧的在前。lead是这个问题的名字或你的看法，5到24字，不用问号和冒号（“合同能不能交给模型读”“小语种的语音该由谁来做”）。text是连贯的一段话，130到220字：先让人看清争的是什么（不都用“分歧在”起头），再拿三五个人的话作证据，谁主张什么、凭什么，谁从另一头看到什么，不是一人一句排队，没看过原帖的人也懂；说自家产品的、替雇主或自己卖的东西说话的，当天推文里看得出来就点明，不替谁安他没说的主张，不把各说各话写成交锋；道贺、玩笑和没有内容的表态不收。另起一行，用一两句写你的判断：把各方的话对起来看，哪边更站得住、凭什么，读者该怎么办；各说各话的，说清他们讲的其实是哪两类情形。跟问题不相干的话，再好也不塞进来。同一个人的同一句话全文只用一次。',
    events:
      '其余值得知道的事，八到十二个part，分三组，group是组名（二到八个字，如：模型与研究、产品与工具、公司与资金；一场大会或一家公司占了半天消息，就拿它的名字作一组），同组的排在一起，要紧的在前。lead是一句完整的陈述，10到32字，带上名字和数字，单看就懂（转述的写成“据某某转述，…”）；text一句，15到50字，补上最要紧的事实（它是什么、跟什么比、什么条件、谁说的），标题已经说清的留空，不给建议；同一家或同一类的几件小事并成一条；没有人会惦记的、说不清内容的（只有题目的论文、不知所指的预告）不写。',
    special:
      '每题两到三个part，写成编辑的分析：lead是结论，一句8到26字的陈述，有主见（“长文本模型还会漏掉合同中段的条款”“自动录入没有省下核对的人手”），不用问号和冒号；text三四句，80到150字：讲透一件硬消息（方法怎么做到的、数字跟什么比、价格和交易对谁划算），前半没讲的细节优先；或者把真正回答同一个问题的两三件放在一起，把道理讲明白，只是碰巧同一天的不放在一起。当天的事实占大半，自己的推演至多一两句；证据强到哪一步、对谁有用、在什么情形下不成立，挑真要紧的一样说，不每段都说一遍。只写属于这一题的事；推文没有写的动机不补；只有题目的论文、个人账单和积分不写。group写题目的id：',
    conclusion:
      '五个part，lead留空，按group分。relation：两三句。第一句是读者合上日报还记得的那一句，回到主线，平常话（“挑翻译模型，先问出了错谁赔”）；后面一两句说同行因此该换一个什么做法或想法，比开头更进一步、不重复；说到谁，谁的推文就要撑得起。接着把前文讲过的要紧消息按可信的程度点名，每条一句，15到50字，带上理由：ready是发布方已经放出来、可以照着用的，两三句；open是只有一家之言或转述、等核实的，两到四句，说清等什么；doubtful是不能照字面信的（容易被当真的玩笑和愚人节的话，反话，宣传口径，对不上的数字），没有就不写。小标题由程序加，句子里不重复。watch：五到七句，一句一条，30到80字，最急的在前，程序会排成列表，每句先说对谁，再用冒号接着说，按角色分、各不相同（如“开发者：”“技术负责人：”“产品和创业的人：”“企业和合规：”“研究者：”“投资者：”，当天没有事可做的不写）：一两件他明天就能做、只有从当天的消息才推得出的事，说清今天做、这周做还是先不做，做法和理由（试什么、比什么，哪条流程要改，防什么，怎么省），最急的前面讲过也在这里收成一句；最后一两句以“接下来看：”开头，是已经定下的日期、预告和要盯的信号，出现了说明什么（说不出的不硬说）。报名、投稿一类的小事不写。',
    manner: [
      '每句话末尾、句号之前，用方括号写出它所依据的推文id，最要紧的在前：`…降价三成[P2dbz Pq9ms]。`；要点和事件的lead也一样。句子里的名字和数字都要在所列的推文里，缺哪个就把写到它的那条也列上。自己的判断、把几件事连起来的话，括号里先写~，再写所依据的推文：`…缺的是一把共同的尺子[~P2dbz P9k9k]。`',
      '判断要有主见，不大过证据，可以用这一行人人知道的常识把道理讲明白（“装依赖、跑检查都要经过这一层”）：推文撑得住的直说，往外推的半步用“更像”“多半”“可能”收一收（不句句都加）；孤证和二手不拿来下定论。条件（测试版、部分用户、自家基准、据称、可能）照推文写；常识只讲这类东西怎么运转，有名有姓的人、公司、产品、数据，推文没说的身份、背景、因果、动机、时间不补，不自己算数。厂商说自家东西有什么、给谁用、多少钱，直接说；有多好、会怎样、别人怎么看，写明是谁说的。最大、首个、最强、唯一这类话，推文里有才写。',
      '人用读者知道的名字，机构写机构名；没名气的人照name写，name不像人名的照写账号名、不加@，不写“一位用户”“有网友”；推文或资料写明他做什么的才加身份，不猜。带@的账号全文不过八个。产品和型号照发布方的叫法写全。',
      '“…”里只放中文推文的原话，一字不差；外文的话用转述，别处不用引号，产品名和反话也不用。书和论文名用《》。',
      '照平常说话的语序，主语和对象说全，读者没听过的名字和术语用几个字交代；不堆名词，不用套话，不用问句和感叹号；直说，不用比喻、对仗和警句（不写“一头…一头…”“账记到了…”“争的从…变成了…”）。汉字与拉丁字母、数字之间不空格，标点用全角。玩笑、反话、愚人节的话不当新闻，引到时写明是反话。',
    ],
    edit: `现在像一个没读过任何推文的同行那样，把整份日报从头读到尾，再放下笔改最后一遍，放进mended（id、改好的整句、它依据的推文）。先改有wrong的：照推文写准，意思、语气和位置不变，少动字；是判断的，收回到站得住的地方，仍是一个有见识的判断，不改成流水账；没有可说的，text留空。再改读着不好的，可以整句重写，一共不过二十句，好的不动、不写：
- 第一句：它是不是直说了这一天的头条和分量，跟排在最前的几条对得上，读一遍就懂；被改得绕了、空了、拼凑了的，重写成一句平常又站得住的话。
- 断口：前后删过句子以后接不上的、代词没有着落的、“两边”“这三件”数目对不上的、判断失了依据的，接顺；接不上就留空。
- 重复：同一件事、同一个数字、同一句话在几处细讲，留最该讲的一处，别处改成几个字带过或留空（要点的标题、开头的主线和结论的第一句不动）。
- 难懂：电报体、名词堆、一句塞了四五件事、没交代的名字和缩写、读两遍才懂的比较、比喻和对仗；把它改成平常说话的一句，宁可少一个细节。十条的末句若总是一个腔调，改掉几句或留空。
- 空话：观点末行没有回答它的问题，行动建议换哪一天都能说，结论只是把标题再念一遍：写出具体的判断、做法和理由。
每处改动都要由所列的推文撑得住，不添它们没有的事实、名字和数字；text里不写方括号和id。`,
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
        'Now write the first half of the report, in "parts"; everything else stays empty. Write it as the best daily report of this trade that you can think of: readers work in the field, have a few minutes in the morning, and want to know what great things happened today, what they come to together, what can be believed, and what they should do themselves. Keep the great and the small apart: what is great is told thoroughly, what is small in passing, and nothing is an inventory. The language is that of somebody who tells it to a colleague: natural, whole, understood at first reading; rather leave out a detail than squeeze a sentence into a telegram. This half has 800 to 1,000 words.',
      analysis:
        'Now go on with the second half of the report, in "parts"; everything else stays empty. Here an editor shows the craft: what is really in dispute is argued out, a hard piece of news is told thoroughly, and readers are told what to believe and what to do. Little, and of weight: nothing is there for the sake of completeness, what has nothing to do with each other is not put together, and where there is nothing to say nothing is said. What the first half told may serve as an argument, in a few words, and is not told again. The language stays natural and clear. This half has 1,050 to 1,300 words.',
    },
    overview:
      'three or four parts, a paragraph each, lead empty. The first tells the reader what weighs most today, three to five sentences, 50 to 85 words. Its first sentence, 8 to 26 words by itself, says outright what weighs today: which one or two matters, and of what kind (“No new model today; what matters is that translation got cheaper everywhere, and that an agency sued its supplier”), in plain words, no figure of speech, no antithesis, and without joining news that have nothing to do with each other. Then these one or two: who, what, the figure or condition that counts most, why it matters to the trade (what everybody in it knows may explain that); several items that are one matter are told as one; a conference or a great release that took up half of the news is named; what has nothing to do with it stays out; the last sentence draws it together and is the main line of the whole report: a judgement that strings four or five of the ten together and says what has changed in the trade’s supply, thresholds, prices, control or trust (“Taken together, translation models are many and cheap now, and who answers for an error is what to choose by”), one step of thought beyond the facts, with insight, and not the facts counted once more. The other paragraphs tell other lines of the day and what people really disagree on, 25 to 45 words each, one thing a paragraph: the first clause (5 to 12 words, followed by a comma) is a judgement that holds (“Translation models are now sold by trade,”), the two or three signals that bear it out follow, and who objects. What is disputed is not told as settled, and what the first part told is not told again.',
    keyPoints:
      'the ten of the plan, a part each, in their order. lead: the headline, one whole clear statement of 5 to 18 words: who did what, with the figure or condition that counts most; it does not begin with @; what somebody passes on says so, and so does what only users tell and its maker has not put out. The great and the small are kept apart: the first three are told thoroughly, text three or four sentences, 40 to 65 words; the others one to three sentences, 15 to 38 words. As one explains it to a colleague: what it is, for whom, on which terms, compared with what, who adds to it and who disagrees; details that one can act on (version, command, name of a setting, price, license, date) stand as the posts have them; the weight of its evidence is said in a few words (the maker’s own figure, measured by others, the experience of a few, what the speaker himself sells, hearsay without a source). Seven or eight of them end on what it means for the reader, in 6 to 18 words, short, concrete, each in its own way: what it changes, how to read the figure (against what, measured by whom), or the one thing to do or not to do (“Those who use it pin its version and keep a mirror”); what everybody in the trade knows may explain it, and what would fit any story is not written. It tells of this story alone, on its posts alone, without congratulations and trimmings. The accounts it rests on are listed behind it by code. Nothing on what the posts do not say.',
    views:
      'three or four parts, each one single question that is really in dispute today and that the trade must make up its mind about, the weightiest first. lead: its name or your view of it, 2 to 14 words, no question mark, no colon (“Whether a model may read contracts”). text: running prose of 65 to 110 words: first what is in dispute (not each time in the same words), then the words of three to five people as evidence, who holds what and on what ground, who sees it from the other end, not a queue of one sentence each, understood without the posts; somebody who speaks of his own product, or for what his employer or he himself sells, is called that where a post of the day shows it, nobody is given a claim he did not make, and people who talk past each other are not made to clash; congratulations, jokes and empty remarks are left out. On a line of its own, in a sentence or two, your judgement: what it comes to when the voices are set against each other, who stands on firmer ground and why, what readers should do; of people who talk past each other, which two cases they speak of. What does not belong to the question is left out, however good. No words of anybody are used twice in the report.',
    events:
      'what else is worth knowing, eight to twelve parts, in three groups; group is its name (one to four words, such as Models and research, Products and tools, Companies and money; a conference or a company that took up half of the news may be one), those of a group together, the weightiest first. lead: a whole statement of 5 to 18 words with names and figures, clear by itself; text: one sentence of 8 to 26 words with the fact that counts most besides (what it is, against what, on which terms, who says so), empty where the lead has said it, no advice; small news of one company or one kind is one item; what nobody will remember, and what cannot be told (papers of which there is a title only, teasers of nobody knows what), is left out.',
    special:
      'two or three parts a subject, written as an editor’s analysis: lead: a conclusion, a statement of 4 to 14 words with a mind of its own, no question mark, no colon (“Long-context models still miss clauses in the middle of a contract”); text: three or four sentences, 40 to 75 words: one hard piece of news told thoroughly (how the method does it, what the figure is compared with, for whom the price or the deal pays), with details that the first half did not tell; or two or three stories that really answer one question, with what they show explained, and never what merely fell on the same day. Most of it is what the day has shown, your own reasoning a sentence or two; how far the evidence goes, for whom it is of use or where it does not hold: the one that really counts, not all of them in each part. Only what is of that subject. Motives that no post gives are not added; papers of which there is a title only and somebody’s bill are left out. group is the id of the subject:',
    conclusion:
      'five parts by group, lead empty. relation: two or three sentences. The first is the one that readers keep when they have put the report away, back at the main line, in plain words (“Before choosing a translation model, ask who pays for its errors”); the others say what the trade should therefore do or think otherwise, further than the beginning and not the same; what is said of each stands in its posts. Then the weighty news that the report has told, by how far it can be believed, by name and with the reason, one sentence of 8 to 25 words each: ready, what its makers have put out and can be used, two or three; open, what rests on one account or on hearsay and waits to be confirmed, two to four, with what it waits for; doubtful, what is not to be taken at its word (jokes and April fools that may be believed, irony, advertising, figures that do not fit), none where the day has none. Code adds the titles; the sentences do not repeat them. watch: five to seven sentences of 18 to 40 words, the most urgent first, which code makes a list of; each says first for whom it is, followed by a colon, by role and each time somebody else (“Developers:”, “Heads of engineering:”, “Product people and founders:”, “Companies and compliance:”, “Researchers:”, “Investors:”, those for whom the day has something to do): one or two things they can do tomorrow that follow from the news of this day alone, today, this week or not yet, how and why (what to try and compare, which way of working to change, what to guard against, how to save), the most urgent in a few words though it was advised before; the last one or two begin with “Coming up:” and are dates that are set, announcements and signs to watch, and what they would show where that can be said. No sign-ups and calls for papers.',
    manner: [
      'At the end of each sentence, before its full stop, the ids of the posts that it rests on stand in square brackets, the one that counts most first: `… a third cheaper [P2dbz Pq9ms].`; so with the leads of key points and events. Every name and figure of a sentence stands in those posts; where one is missing, the post that has it is listed too. A judgement of your own, or what ties several things together, has ~ before the ids: `… what is missing is a common yardstick [~P2dbz P9k9k].`',
      'Judgements have a mind of their own, none larger than its evidence, and what everybody in the trade knows may explain them (“every install and every check goes through this layer”): what posts bear is said outright, the half step beyond is worded as one (looks like, probably, may; not in every sentence), and one account or hearsay settles nothing. Conditions (beta, some users, its own benchmark, reportedly, may) are those of the posts; who somebody is, background, causes, motives and times that no post gives are not added; no sums of your own. What a maker says its product has, for whom and at what price is told plainly; how good it is, what will be, what others think has an owner. First, largest, best, only stand where a post says so.',
      'People by the names readers know, organisations by theirs; somebody unknown as in "name", and where that is no name of a person by the account without @, not as a user or somebody; with what he is only where a post or what is known of the account says it. Eight accounts with @ in all at most. Products and models as their makers call them, whole.',
      'Double quotation marks hold nothing but words of an English post, letter for letter; what is said in another language is reported without them, and nothing else stands in quotation marks.',
      'Sentences in the order in which one speaks, with subjects and objects, names and terms that readers have not heard introduced in a few words; no heaps of nouns, no stock phrases, no questions, no exclamation marks; said outright, without figures of speech, antitheses and epigrams (no “on one end … on the other”, no “the bill comes due”, no “from X to Y”). A joke, irony or an April fool is no news, and is called that where it is quoted.',
    ],
    edit: `Now read the whole report from beginning to end as a colleague who has read none of the posts, and change it for the last time, in "mended" (id, the whole sentence as it should be, the posts that carry it). First what has "wrong": put it as its posts do, with its point, tone and place, in as few changed words as it takes; a judgement is drawn back to where it holds and stays a judgement with insight; where nothing is left to say, the text stays empty. Then what reads badly, which may be written anew, twenty sentences in all at most; what is good is not touched and not listed:
- The first sentence: whether it says outright what weighs most today, agrees with the stories that stand first, and is understood at first reading; where it has become winding, empty or patched together, write a plain one that holds.
- Gaps: where a sentence was taken out and what is left does not join, a pronoun has lost its noun, “both” or “these three” no longer counts right, or a judgement has lost its ground, join it; where it can’t be joined, leave it empty.
- Repetition: one thing, figure or saying told at length in several places stays where it belongs, and becomes a few words or empty elsewhere (never the headline of a key point, the main line and the first sentence of the conclusion).
- What is hard to read: telegrams, heaps of nouns, four or five things in one sentence, names and abbreviations that nobody introduced, comparisons that need a second look, figures of speech and antitheses: one sentence as one speaks, rather with a detail less. Where the key points keep ending in one tone, change some of the ends or leave them empty.
- Empty words: a judgement that does not answer the question of its view, advice that would fit any day, a conclusion that is a headline over again: the concrete judgement, way and reason.
Each change is borne by the posts that it lists, and adds no fact, name or figure that they do not have; no brackets and ids in "text".`,
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
