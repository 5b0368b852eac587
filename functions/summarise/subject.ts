// What a sentence is about, in its own words and by form alone: who makes it, and the thing that something happened to.
import type { StoryPost } from '../../shared/story.ts';
import { plainName, speakerName } from '../../shared/text/speaker-name.ts';
import { hanIn, width } from './quotable.ts';
import { withWholeAmounts } from './whole-amounts.ts';

export interface Subject {
  /** Maker or name. */
  readonly name: string;
  /** The subject; empty where the name is all. */
  readonly subject: string;
}

const LONGEST_LATIN = 48;
const LONGEST_HAN = 20;
const LONGEST_OPENING = 28;
/** What a Chinese sentence opens with that is no thing. */
const PRONOUN_HAN =
  /^(?:我|你|他|她|它|这|那|有|一|今天|昨天|明天|刚|最近|现在|目前|终于|如果|因为|所以|但|而|不|没|很|太|真|大家|如何|怎么|为什么|什么|可以|可能|其实|说|看|用|在|从|对|把|被|让|以|就|都|也|还|又|再|只|又是|感觉|觉得|突发|重磅|推荐|分享|好|建议|据|根据|随着|关于|听说)/u;
/** Light words behind a name, before what is said of it. */
const LIGHT_HAN =
  /^(?:应用|里面?|中|上|的|来|去|做|是|已经?|可以|能|会|正式|终于|现在|今天|也|都|又|还|就|在|了|着|过|们)+/u;

/** Words that announce, in English, with what they announce behind them. */
const ANNOUNCES_EN =
  "introduc(?:ing|es?|ed)|announc(?:ing|es?|ed)|launch(?:ing|es|ed)?|releas(?:ing|es?|ed)|(?:excited|thrilled|happy|proud|glad|pleased|delighted) to (?:share|see|announce)|unveil(?:ing|s|ed)?|open[- ]?sourc(?:ing|es?|ed)|ship(?:ping|s|ped)|present(?:ing|s)|meet|say hello to|roll(?:ing|s|ed) out|acquir(?:ing|es?|ed)|rais(?:ing|es?|ed)|publish(?:ing|es|ed)|built|add(?:ing|s|ed)|bring(?:ing|s)|debut(?:s|ed|ing)?|report(?:s|ed)|made|created|dropp?(?:ed|ing|s)|updat(?:ing|es|ed)|upgrad(?:ing|es|ed)|expand(?:ing|s|ed)|this is|here(?:'s|’s| is)|welcome|disclos(?:ed|es|ing)|patch(?:ed|es)|fix(?:ed|es)|sign(?:ed|s)|won|cut(?:s|ting)?|buy(?:s|ing)?|bought";
const ANNOUNCED_EN = new RegExp(
  `(?<!\\p{L})(?:${ANNOUNCES_EN})(?: (?:today|now|just|also|here|on \\p{Lu}\\w+))*[:,]? +(?=\\S)`,
  'iu',
);
/** Where a thing's name ends: at a mark, or at a word that says something of it. */
const ENDS_EN =
  /\s*(?:[—–:;!?。，：；！？]|[.,](?=\s|$)|\s[-|]\s|[(（]|\s(?:that|which|who|with|for|to|at|from|by|as|so|and|is|are|was|were|has|have|had|will|can|could|would|should|may|might|now|today|just|but|because|after|before|while|when|where|if|than|via|using|on|into|between|across|about|over|through|without|under)\s).*$/iu;
const ENDS_IN = /\sin (?!\p{Lu}).*$/u;
const NEW = /^(?:(?:a|an|the|our|its|their) )?(?:brand[- ]new|all-new|new)(?:, | (?=\p{Ll}|\p{Lu}|\d))/iu;
const DETERMINER = /^(?:our|the|my|your|its|their|this|that|all-new|brand new|a new|an all-new|new|some|first)\s+/iu;
/** What a sentence opens with before a verb that says what became of it. */
const VERB_EN =
  /\s+(?:(?:is|are|was|were|has|have|had|will|can|could|now|just|gets?|got|beats?|hits?|says?|said|runs?|works?|makes?|takes?|gives?|lets?|supports?|ranks?|comes?|joins?|leads?|becomes?|became|goes|went|shows?|launch(?:es|ed)|releas(?:es|ed)|announc(?:es|ed)|introduc(?:es|ed)|rais(?:es|ed)|acquir(?:es|ed)|open[- ]?sourc(?:es|ed)|partners?|reach(?:es|ed)|outperforms?|surpass(?:es|ed)|rose|fell|jump(?:s|ed)|surg(?:es|ed)|affects?|allows?|exploits?|added|adds|drop(?:s|ped)|ships?|shipped|moves?|offers?|uses?|brings?|wins?|won|plans?|wants?|expects?|reports?|reported|reveals?|warns?|confirm(?:s|ed)|sign(?:s|ed)|started|starts|to(?= \p{Ll})|rises?|falls?|drops|slips|gains|jumps|surges|bags|declines|climbs|posts|eyes|sees|tops|nears|faces|stays|ends|opens|closes|trades|keeps?|remains?|needs?|does|did|do|cut|cuts|buys?|sells?|pays?|slumped|climbed|gained|lost|settled|closed|ended|declined|recommends?))\b/u;
/** A name, and a verb by its ending: `Muse Spark scores 52`. */
const NAME_THEN_VERB = /^(?:\p{Lu}|\d)[\p{L}\p{N}.+'’-]*(?: (?:\p{Lu}|\d)[\p{L}\p{N}.+'’-]*)*(?= \p{Ll}{2,}(?:s|ed) )/u;
const PRONOUN =
  /^(?:i|we|you|he|she|it|they|there|this|that|these|those|who|what|everyone|someone|people|many|most|some|one|all|if|when|after|before|in|on|at|for|with|as|so|and|but|just|now|today|yes|no|not|here|how|why|to|by|of|from|my|our|your|also|even|because|imo|honestly|still|if|let)\b/iu;

const ANNOUNCED_HAN =
  /(?:正式|已经?|刚刚?|今天|首次|宣布|全新|全面|同时|又|也|将|最新)*(?:发布|发表|推出|上线|开源|推送|公布|收购|完成|获得|更新|升级|开放|发售|亮相|曝光|入选|登顶|官宣|定档|杀青|开播|播出|开机|签约|リリース|公開|発表|提供開始)(?:了|的是|过|着)*[：:]?\s*/u;
const ENDS_HAN =
  /[，。；！？、：:,!?（(\n—…“”"]|的?(?:时候|消息|同时)|以来|之后|后来|，?并|，?可|支持|能够|已经|正式|表示|可以|来(?=\p{Script=Han})/u;
const VERB_HAN: ReadonlySet<string> = new Set(
  '是 已 已经 正式 今天 现在 终于 将 会 也 都 刚 刚刚 又 开始 支持 可以 能 能够 发布 推出 上线 开源 更新 升级 登顶 宣布 获 获得 拿下 成为 超过 达到 突破 涨 跌 下降 上升 来 来了 的 了 在 把 被 用 让 给 有 没 没有 说 称 表示 认为 播 演 拍 官宣 定档 要 想 去 做 出 更 最 很 太 真 不 对 与 和 跟 从 向 为 为了 以 就 才 还 再 过 着'.split(
    ' ',
  ),
);

const WORDS_HAN = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words before the first small word or verb. */
const beforeVerb = (clause: string): string => {
  const words = [...WORDS_HAN.segment(clause)].map(({ segment }) => segment);
  const end = words.findIndex((word) => VERB_HAN.has(word));
  return words
    .slice(0, end === -1 ? words.length : end)
    .join('')
    .trim();
};

/** Names by form: runs of words with capitals or digits, titles in their marks, handles. */
const NAMES =
  /《[^》]{1,24}》|「[^」]{2,24}」|(?<![\p{Script=Latin}\p{N}@#])(?:\p{Lu}[\p{Script=Latin}\p{N}.+'’&-]*|\p{Ll}+\p{Lu}[\p{Script=Latin}\p{N}-]*|[A-Za-z]+[-.]?\d[\p{Script=Latin}\p{N}.-]*|CVE-\d{4}-\d+)(?: (?:of |de |& )?(?:\p{Lu}[\p{Script=Latin}\p{N}.+'’&-]*|v?\d+(?:\.\d+)*[\p{Script=Latin}]*(?![\p{Script=Latin}\p{N}])(?!%|,\d)))*|[\p{Script=Katakana}ー]{4,}/gu;
const NO_NAME =
  /^(?:I|We|You|He|She|It|They|The|A|An|This|That|These|Those|My|Our|Your|In|On|At|For|With|As|So|And|But|Or|If|When|After|Before|Just|Now|Today|Yes|No|Not|Here|How|Why|What|Who|Where|There|To|By|Of|From|Also|Even|New|All|Some|Most|One|First|More|Every|Everyone|Big|Great|Good|Is|Are|Was|Do|Does|Did|Can|Will|Would|Should|Could|Have|Has|Had|Let|Get|Got|Want|Still|Only|Really|Very|Big|Introducing|Announcing|Launching|Meet|Breaking|BREAKING|NEW|NEWS|Update|UPDATE|Via|RT|AM|PM|OK|GM|BTW|IMO|TL;DR|LOL|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Other|Others|Another|Both|Each|Such|Reality|Yesterday|Tomorrow|Tonight|Additionally|However|Meanwhile|Finally|Also|First|Second|Then|Over|Under|About|Around|Almost|Nearly|Still|Excited|Exciting|Recent|Thrilled|Available|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** `We'll`, `That's`, `Feb 2025`: no names either. */
const CONTRACTION = /^(?:I|We|You|They|He|She|It|That|There|What|Who|Let|Here)['’]\p{Ll}+/u;
const DATE = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.? \d/u;

const LEADS_TO_NAME =
  /^(?:The|A|An|This|That|These|Those|My|Our|Your|In|On|At|For|With|As|So|And|But|Or|If|When|After|Before|Just|Now|Today|Introducing|Announcing|Launching|Meet|Breaking|BREAKING|NEW|Is|Are|Did|Does|Via|From|By|To|Both|While) +/u;

/** The first word of a sentence has a capital whatever it is. */
const PLAIN_WORD = /^\p{Lu}\p{Ll}+$/u;
const SHORT_TEXT = 3;
const WAIL = /(\p{L})\1\1/iu;

const isName = (name: string): boolean =>
  !NO_NAME.test(name) &&
  !CONTRACTION.test(name) &&
  !DATE.test(name) &&
  !WAIL.test(name) &&
  (name.length > 2 || /\d/.test(name)) &&
  !/^\d[\d.]*$/u.test(name);

/** Names that a text holds, by form, in its order, each once. */
export const namesIn = (text: string): string[] => {
  const isSentence = text.split(' ').length > SHORT_TEXT;
  const found = [...text.matchAll(NAMES)].flatMap(({ 0: name, index }) => {
    let bare = name.replace(/[.'’-]+$/u, '').replace(/['’]s$/u, '');
    while (LEADS_TO_NAME.test(bare)) bare = bare.replace(LEADS_TO_NAME, '');
    return isSentence && index === 0 && PLAIN_WORD.test(bare) ? [] : [bare];
  });
  return [...new Set(found.filter(isName))];
};

const isHan = (text: string): boolean => hanIn(text) * 3 >= text.length;

/** A Chinese stretch that was cut by length ends before the last small word. */
const atBoundary = (cut: string): string => /^(.{6,})[的了在和与及、，]/u.exec(cut)?.[1] ?? cut;

/** Cut at a word, no mark at its ends. */
const fitted = (text: string): string => {
  const bare = text.replace(/^[\p{P}\p{S}\s]+(?<![《「“\p{Sc}])|[\s\p{P}\p{S}]+$(?<![》」”%+)）])/gu, '').trim();
  const longest = isHan(bare) ? LONGEST_HAN : LONGEST_LATIN;
  if (bare.length <= longest) return bare;
  const cut = bare.slice(0, longest + 1);
  if (isHan(bare))
    return atBoundary(bare.slice(0, longest))
      .replace(/[A-Za-z0-9.-]+$|[“「《‘(（][^”」》’)）]*$/u, '')
      .trim();
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
};

/** `发布后`, `推出时`: nothing is announced. */
const NO_THING_HAN = /^(?:后|前|时|会|之|以|于|当|在|至|到|起|中|的|\p{Script=Han}$)/u;

const hasName = (text: string): boolean => namesIn(text).length > 0 || /\d/.test(text);

const endOf = (text: string): string => {
  const until = text.replace(NEW, '').replace(ENDS_EN, '').replace(ENDS_IN, '');
  return until.replace(DETERMINER, '').replace(/\s+@\w+.*$/u, '');
};

const announcedIn = (text: string): { before: string; thing: string } | undefined => {
  const pattern = isHan(text) ? ANNOUNCED_HAN : ANNOUNCED_EN;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const behind = text.slice(match.index + match[0].length);
  const thing = fitted(isHan(text) ? (behind.split(ENDS_HAN)[0] ?? '') : endOf(behind));
  return thing === '' || PRONOUN.test(thing) || NO_THING_HAN.test(thing)
    ? undefined
    : { before: text.slice(0, match.index), thing };
};

/** `way Glasswing`, `Building Managed Agents`: of an opening that begins with a small word or with doing, the name alone. */
const bareOpening = (opening: string): string | undefined => {
  if (/^\p{Lu}\p{Ll}+ing(?= \p{Lu})/u.test(opening)) return opening.replace(/^\S+ /u, '');
  if (/^[\p{Lu}\p{N}《「]/u.test(opening) || /^\p{Ll}+\p{Lu}/u.test(opening)) return opening;
  return namesIn(opening)[0];
};

/** What stands before the verb, where it is a thing rather than `we` or `today`. */
const openingOf = (text: string): string | undefined => {
  if (isHan(text)) {
    const opening = beforeVerb(text.split(/[，。；！？：、]/u)[0] ?? '');
    return opening.length >= 2 &&
      width(opening) <= LONGEST_OPENING &&
      !/[のはがをにで]/u.test(opening) &&
      !PRONOUN_HAN.test(opening)
      ? fitted(opening)
      : undefined;
  }
  const end = VERB_EN.exec(text)?.index ?? NAME_THEN_VERB.exec(text)?.[0].length;
  if (end === undefined) return undefined;
  const opening = text.slice(0, end).replace(DETERMINER, '');
  if (PRONOUN.test(opening) || opening.split(' ').length > 7 || /[,:;—–]/u.test(opening)) return undefined;
  const bare = bareOpening(opening);
  return bare === undefined ? undefined : fitted(bare);
};

const longest = (names: readonly string[]): string | undefined => [...names].sort((a, b) => b.length - a.length)[0];

/** The first clause, for what holds no name at all. */
const clauseOf = (text: string): string => fitted(text.split(/[，,。；;！!：:—–]/u)[0] ?? text);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const overlap = (a: string, b: string): boolean =>
  a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase());

/** Behind a maker, its own name does not stand again where something is left without it. */
const without = (name: string, subject: string): string => {
  if (!subject.toLowerCase().startsWith(`${name.toLowerCase()} `) && !subject.startsWith(`${name}的`)) return subject;
  const rest = fitted(subject.slice(name.length).replace(/^(?:的|'s|’s)/u, ''));
  return hasName(rest) ? rest : subject;
};

/** What a Chinese sentence says right behind a name: `支持按项目整理聊天和文件`. */
const behind = (name: string, text: string): string => {
  const at = text.indexOf(name);
  const clause =
    at < 0 || !isHan(text) ? '' : (text.slice(at + name.length).split(/[，。；！？、：,!?（(…]/u)[0] ?? '');
  const rest = fitted(clause.trim().replace(LIGHT_HAN, ''));
  return rest.length >= 4 ? rest : '';
};

const KANA = /[\u3041-\u3096\u30a1-\u30fa]/u;

/** Of a Japanese sentence what stands before the particle that marks its topic or subject. */
const topicOf = (text: string, post: StoryPost): Subject => {
  const topic = fitted(text.split(/[はがを、。！]/u)[0] ?? text);
  return post.organisation === undefined || overlap(post.organisation, topic)
    ? { name: topic, subject: '' }
    : { name: post.organisation, subject: topic };
};

const subjectIn = (text: string, post: StoryPost, known: readonly string[]): Subject => {
  if (KANA.test(text)) return topicOf(text, post);
  const names = namesIn(text);
  const announced = announcedIn(text);
  const opening = openingOf(text);
  const own = known.find((name) => text.toLowerCase().includes(name.toLowerCase()));
  // What is announced is the subject; else what the sentence opens with is the name, and another name the subject.
  const actor = announced === undefined ? undefined : (namesIn(announced.before)[0] ?? hanActor(announced.before));
  const maker = actor ?? post.organisation;
  if (announced !== undefined && (maker !== undefined || hasName(announced.thing))) {
    const thing =
      hasName(announced.thing) || isHan(text)
        ? announced.thing
        : (own ?? longest(names.filter((name) => maker === undefined || !overlap(name, maker))) ?? announced.thing);
    const name = maker ?? speakerName(post) ?? own;
    const rest = name !== undefined && !hasName(thing) && thing.length < 4 ? behind(name, text) : '';
    if (rest !== '') return { name: name ?? '', subject: rest };
    return name === undefined || same(name, thing)
      ? { name: thing, subject: behind(thing, text) }
      : { name: fitted(name), subject: without(name, thing) };
  }
  const subject = [opening, own, longest(names)]
    .flatMap((thing) => thing ?? [])
    .find((thing) => hasName(thing) || isHan(text));
  const first = subject ?? clauseOf(text);
  if (post.organisation !== undefined && !overlap(post.organisation, first))
    return { name: post.organisation, subject: without(post.organisation, first) };
  const other = names.find((name) => !overlap(name, first));
  return { name: first, subject: behind(first, text) || (other ?? '') };
};

/** A maker in Han before what it announces: `深度求索今天开源了`. */
const hanActor = (before: string): string | undefined => {
  const clause = before.split(/[，。；！？：、\s]/u).at(-1) ?? '';
  const actor = beforeVerb(clause);
  return actor.length >= 2 && actor.length <= 8 && !PRONOUN_HAN.test(actor) ? actor : undefined;
};

/** Titles and tags without their marks: bold may not begin or end with one. */
const unmarked = (text: string): string => fitted(text.replace(/[《》「」『』【】#＃]/gu, ''));

/**
 * The subject of a quotation: whose or what, and what of it.
 * @param known names by which the candidate is known, best first
 */
export const subjectOf = (text: string, post: StoryPost, known: readonly string[]): Subject => {
  const { name, subject } = subjectIn(text, post, known);
  const [whose, what] = [name, subject].map((part) => unmarked(withWholeAmounts(part, text))) as [string, string];
  // Where nothing is left without marks, the quotation is its author's.
  return whose === '' || /^[\p{P}\p{S}]/u.test(whose)
    ? { name: what === '' ? plainName(post) : what, subject: '' }
    : { name: whose, subject: same(whose, what) ? '' : what };
};
