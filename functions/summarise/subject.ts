// What a sentence is about, in its own words and by form alone: who makes it, and the thing that something happened to.
import type { StoryPost } from '../../shared/story.ts';
import { lengthOf } from '../../shared/text/length.ts';
import { plainName, speakerName } from '../../shared/text/speaker-name.ts';
import { namesIn } from './names-in.ts';
import { HAS_VERB, hanIn, width } from './quotable.ts';
import { withWholeAmounts } from './whole-amounts.ts';

export interface Subject {
  /** Maker or name; or the clause that says what happened, where no maker and thing are told. */
  readonly name: string;
  /** The subject; empty where the name is all. */
  readonly subject: string;
}

/** Longest headline, as a reader counts it: as long as one that a model writes. */
const LONGEST = 36;
/** Shorter than this a headline says too little; and a clause that need not be all of the quotation. */
const SHORTEST = 8;
const SHORT = 12;
const LONGEST_LATIN = 48;
const LONGEST_HAN = 20;

/** Words that announce, in English, with what they announce behind them. */
const ANNOUNCED_EN =
  /(?<![\p{L}])(?:introduc(?:ing|es?|ed)|announc(?:ing|es?|ed)|launch(?:ing|es|ed)?|releas(?:ing|es?|ed)|unveil(?:ing|s|ed)?|open[- ]?sourc(?:ing|es?|ed)|ship(?:ping|s|ped)|roll(?:ing|s|ed) out|acquir(?:ing|es?|ed)|rais(?:ing|es?|ed)|publish(?:ing|es|ed)|debut(?:s|ed|ing)?|meet|say hello to)(?: (?:today|now|just|also|here|on \p{Lu}\w+))*[:,]? +(?=\S)/iu;
/** Before an announcement: the speaker makes it, or whoever is named makes it. */
const SPEAKER_EN =
  /^(?:(?:we|i|we['’](?:re|ve)|i['’](?:m|ve)|are|am|is|has|have|had|been|just|today|now|also|finally|officially|newly|so|very|super|excited|thrilled|happy|proud|glad|pleased|delighted|to|be|and)(?: |$))*$/iu;
/** Where a thing's name ends: at a mark, or at a word that says something of it. */
const ENDS_EN =
  /\s*(?:[—–:;!?。，：；！？]|[.,](?=\s|$)|\s[-|]\s|[(（]|\s@|\s(?:that|which|who|with|for|to|at|from|by|as|so|and|is|are|was|were|has|have|had|will|can|could|would|should|may|might|now|today|just|but|because|after|before|while|when|where|if|than|via|using|on|into|between|across|about|over|through|without|under|in(?! \p{Lu}))(?![\p{L}'’])).*$/iu;
const DETERMINER =
  /^(?:our|the|my|your|its|their|this|that|some|first|an?(?= (?:all-|brand[- ])?new\b)|(?:all-|brand[- ])?new,?)\s+/iu;
/** A handle, behind which stands what it is: `the new @lumen, our editor for maps`. */
const HANDLE = /^(?:(?:the|our|an?) )?(?:new )?@\w+(?:, | [—–-] )/iu;
/** Words that are no name of a thing. */
const PRONOUN =
  /^(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]here|[Tt]h(?:is|at|ese|ose)|[Ww]h(?:o|at|y)|[Ee]veryone|[Ss]omeone|[Pp]eople|[Mm]any|[Mm]ost|[Oo]ne|[Aa]ll|[Hh]ere|[Hh]ow|[Tt]o|me|us|him|them)(?![\p{L}])/u;
/** What stands before the first helping verb is what a sentence is about. */
const HELPING_VERB =
  /\s(?:is|are|was|were|has|have|had|will|can|could|would|should|may|might|must|does|did|do|now|just|also)\s/u;

const ANNOUNCED_HAN =
  /(?:正式|已经?|刚刚?|今天|首次|宣布|全新|全面|同时|又|也|将|最新)*(?:发布|发表|推出|上线|开源|公布|收购|获得|更新|升级)(?:了|的是|过|着)*[：:]?\s*/u;
const ENDS_HAN =
  /[，。；！？、：:,!?（(\n—…“”"]|的?(?:时候|消息|同时)|以来|之后|后来|，?并|，?可|支持|能够|已经|正式|表示|可以|来(?=\p{Script=Han})/u;
/** `发布后`, `推出时`: nothing is announced. */
const NO_THING_HAN = /^(?:后|前|时|会|之|以|于|当|在|至|到|起|中|的|\p{Script=Han}$)/u;
/** Whoever says so, and when: before an announcement it is the speaker's own. */
const SPEAKER_HAN = /^(?:我们?|咱们?)|(?:今天|昨天|今日|昨日|近日|最近|最新|日前|刚刚|突然|终于|官方|直接)$/gu;

/** A clause that leads to the one that says what happened: by how it begins, or in Chinese by how it ends. */
const LEADS_ON =
  /^(?:if|when|after|before|as|with|while|although|though|because|since|once|until|instead|despite|due|thanks|at|in|on|for|by|from)(?![\p{L}'’])|^(?:如果|因为|因|随着|虽然|当|除了|为了|由于|尽管|关于|自从|据|根据)|(?:说|称|表示|后|时|时候|起来)$/iu;
/** A clause that hangs on the one before it. */
const HANGS_ON = /^(?:(?:and|or|but|yet|which|who|that|than|to|including)(?![\p{L}'’])|并|而|但|且|和|以及)/u;
/** A clause that says what the one before it does. */
const ACTS =
  /^(?:(?:is|are|was|were|has|have|had|will|can|could|would|may|might)(?![\p{L}'’])|\p{Ll}+(?<!s)(?:s|ed) )/u;
/** A clause that takes back some of the one before it. */
const TURNS_ON = /^(?:(?:but|yet|unless|if|except|until|though|although)(?![\p{L}'’])|但|不过|可是|却|除非|只是)/iu;
const ADVERB = /^(?:now|so|also|well|yes|今天|刚刚)\s+(?=\S)/iu;
/** Joints at which a long clause may end, the second kind where there is none of the first. */
const JOINTS = [
  /(?:,\sand|(?<!\s(?:that|who|which|when|and|but|or|of|to))\s(?:that|which|who|with|for|by|because|while|when|where|after|before|in|on|at|from|using|through))(?=\s)/giu,
  /(?<!\s(?:due|and|or|used|able|going))\s(?:to|and)(?=\s)/giu,
];
/** Words that would turn what stands before them. */
const TURNS = /(?<![\p{L}])(?:if|unless|but|without|only|until|except|no|not|never|\p{L}+n['’]t)(?![\p{L}])/iu;
/** Says something of the speaker: who that is must be told. */
const OF_THE_SPEAKER = /(?<![\p{L}'’])(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)(?:['’](?:m|re|ve|ll|d))?(?![\p{L}])/u;
const I_HAN = /^(?:我们?|咱们?|俺)(?=\p{Script=Han})/u;
/** Marks between clauses: no comma of a number or a list, no hyphen of a word. */
const CLAUSE_MARK =
  /^(?:[，。；！？;!?—–…|\n【】]|[,:：](?!\d| (?:and|or|&) |(?: [\p{L}\p{N}.'’-]+){1,3}(?:,| and | or | & ))|\s-\s|(?:\s[#＃][\p{L}\p{N}_]+){2,}|\p{Extended_Pictographic}\ufe0f?)/u;
const ENCLOSED = /^(?:《[^》]*》|「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|[(（][^)）]*[)）])/u;

const isHan = (text: string): boolean => hanIn(text) * 3 >= text.length;

/** A Chinese stretch that was cut by length ends before the last small word. */
const atBoundary = (cut: string): string => /^(.{6,})[的了在和与及、，]/u.exec(cut)?.[1] ?? cut;

const MARKS_BEFORE = /^[\p{P}\p{S}\p{Cf}\s]+(?<![《「“\p{Sc}])/u;
/** Marks, and small words that lead to what is not there. */
const MARKS_BEHIND =
  /(?:(?![》」”%+)）])(?:[\s\p{P}\p{S}\p{Cf}]|\ufe0f)|\s(?:of|to|for|with|and|or|the|an?|in|on|at|by|from)(?=[\s\p{P}]*$))+$/u;

/** No mark at its ends. */
const bare = (text: string): string => text.replace(MARKS_BEFORE, '').replace(MARKS_BEHIND, '').trim();

/** Cut at a word, no mark at its ends. */
const fitted = (text: string): string => {
  const whole = bare(text);
  const longest = isHan(whole) ? LONGEST_HAN : LONGEST_LATIN;
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest + 1);
  if (isHan(whole))
    return atBoundary(whole.slice(0, longest))
      .replace(/[A-Za-z0-9.-]+$|[“「《‘(（][^”」》’)）]*$/u, '')
      .trim();
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).trim();
};

const hasName = (text: string): boolean => namesIn(text).length > 0 || /\d/.test(text);
const holds = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const withoutDeterminers = (text: string): string => {
  const rest = text.replace(DETERMINER, '');
  return rest === text ? text : withoutDeterminers(rest);
};

/** `final update to Lumen 3`: a thing ends where something is said of it, but not before its name. */
const thingIn = (behind: string): string => {
  const text = withoutDeterminers(behind);
  const head = text.replace(ENDS_EN, '');
  if (hasName(head) || /^\s*[^\p{L}\s]/u.test(text.slice(head.length))) return head;
  const link = /^\s\p{L}+\s/u.exec(text.slice(head.length))?.[0] ?? '';
  const more = `${head}${link}${text.slice(head.length + link.length).replace(ENDS_EN, '')}`;
  return /^ (?:to|for|of|with|in|on|from) $/u.test(link) && hasName(more.slice(head.length)) ? more : head;
};

interface Announced {
  /** Who announces it where the sentence says; empty where the speaker does. */
  readonly actor: string;
  readonly thing: string;
}

/** The sentence's announcement, made by the speaker or by whom it begins with. */
const announcedIn = (text: string): Announced | undefined => {
  const han = ANNOUNCED_HAN.test(text);
  const match = (han ? ANNOUNCED_HAN : ANNOUNCED_EN).exec(text);
  if (match === null) return undefined;
  const behind = text.slice(match.index + match[0].length);
  const thing = fitted(han ? (behind.split(ENDS_HAN)[0] ?? '') : thingIn(behind.replace(HANDLE, '')));
  if (thing === '' || PRONOUN.test(thing) || (han && (NO_THING_HAN.test(thing) || width(thing) < 4))) return undefined;
  const before = bare(
    text
      .slice(0, match.index)
      .split(/[，,。；;：:！!]\s*/u)
      .at(-1) ?? '',
  );
  if (han) {
    const actor = before.replace(SPEAKER_HAN, '').trim();
    const isOne = lengthOf(actor, 'zh-CN') <= 8 && !/[的在把被让]|一$/u.test(actor);
    return isOne ? { actor, thing } : undefined;
  }
  if (SPEAKER_EN.test(before)) return { actor: '', thing };
  const actor = namesIn(before)[0];
  const rest = actor !== undefined && before.startsWith(actor) ? before.slice(actor.length).trim() : undefined;
  return actor !== undefined && rest !== undefined && SPEAKER_EN.test(rest) ? { actor, thing } : undefined;
};

/** The thing with which a sentence opens, before a helping verb or what ends as verbs do: more than one everyday name. */
const openingOf = (text: string): string | undefined => {
  if (isHan(text)) return undefined;
  const begun = withoutDeterminers(text);
  const until = begun.slice(0, Math.max(0, begun.search(HELPING_VERB)));
  const name = namesIn(begun)[0] ?? '';
  const isActing = begun.startsWith(name) && /^ \p{Ll}{2,}(?:s|ed) /u.test(begun.slice(name.length));
  const isShort = until !== '' && until.split(' ').length <= 6 && !/[,:;—–()]/u.test(until);
  const opening = isShort ? until : isActing ? name : '';
  const isOurs = begun !== text && /^(?:our|your)\s/iu.test(text);
  return !PRONOUN.test(opening) && /[\s\d]/u.test(opening) && (isOurs || (name !== '' && opening.startsWith(name)))
    ? opening
    : undefined;
};

/** Clauses in their order, by where they begin and end; marks in brackets part nothing. */
const clausesOf = (text: string): (readonly [start: number, end: number])[] => {
  const clauses: (readonly [number, number])[] = [];
  let start = 0;
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const mark = CLAUSE_MARK.exec(rest)?.[0];
    if (mark !== undefined) {
      clauses.push([start, at]);
      start = at + mark.length;
    }
    at += (mark ?? ENCLOSED.exec(rest)?.[0] ?? ' ').length;
  }
  return [...clauses, [start, text.length] as const].filter(([from, to]) => bare(text.slice(from, to)) !== '');
};

const fits = (clause: string): boolean => lengthOf(clause, 'zh-CN') <= LONGEST;

/** A long clause up to its last joint within the length, where nothing behind it turns what it says. */
const shortened = (clause: string): string | undefined => {
  if (fits(clause)) return clause;
  const short = JOINTS.flatMap((joint) => {
    const ends = [...clause.matchAll(joint)].map(({ index }) => clause.slice(0, index));
    return ends.filter((one) => fits(one) && one.split(' ').length > 5).at(-1) ?? [];
  })[0];
  return short === undefined || TURNS.test(clause.slice(short.length)) ? undefined : short;
};

/** Clauses that say something by themselves, each with what leads to it and what it needs behind it, where there is room. */
const statementsIn = (text: string): string[] => {
  const spans = clausesOf(text);
  const clauses = spans.map(([from, to]) => bare(text.slice(from, to)));
  const leads = (clause = ''): boolean => LEADS_ON.test(clause) || same(namesIn(clause)[0] ?? '', clause);
  const isStatement = (clause: string): boolean =>
    hanIn(clause) > 0
      ? width(clause) >= 8
      : clause.split(' ').length > 3 || (HAS_VERB.test(clause) && clause.includes(' '));
  const between = (first: number, last: number): string => bare(text.slice(spans[first]?.[0], spans[last]?.[1]));
  return clauses.flatMap((clause, at) => {
    if (!isStatement(clause) || leads(clause) || (at > 0 && (HANGS_ON.test(clause) || ACTS.test(clause)))) return [];
    const first = at > 0 && leads(clauses[at - 1]) && fits(between(at - 1, at)) ? at - 1 : at;
    let last = at;
    for (let next = at + 1; next < clauses.length; next++) {
      const behind = clauses[next] ?? '';
      const length = lengthOf(between(first, last), 'zh-CN');
      const isAll = first === 0 && next === clauses.length - 1 && !/^\s*[:：]/u.test(text.slice(spans[last]?.[1]));
      const isShort = length < (isAll ? SHORTEST : SHORT);
      if (!isShort && !ACTS.test(behind) && !TURNS_ON.test(behind)) break;
      // A headline is one sentence: what turns it in the next leaves none.
      if (/[。！？]/u.test(text.slice(spans[last]?.[1], spans[next]?.[0]))) {
        if (TURNS_ON.test(behind)) return [];
        break;
      }
      if (fits(between(first, next))) last = next;
      else if (TURNS_ON.test(behind)) return [];
      else break;
    }
    return [between(first, last)];
  });
};

/** What the sentence states of a name; else what it states; else a clause of several words. */
const clauseOf = (text: string, known: readonly string[]): string | undefined => {
  const clauses = clausesOf(text).map(([from, to]) => bare(text.slice(from, to)));
  const stating = statementsIn(text);
  const named = (all: readonly string[]): string[] =>
    all.filter((clause) => namesIn(clause).length > 0 || known.some((name) => holds(clause, name)));
  const several = clauses.filter(
    (clause, at) =>
      width(clause) >= SHORTEST &&
      !TURNS_ON.test(clauses[at + 1] ?? '') &&
      (at === 0 || !(HANGS_ON.test(clause) || ACTS.test(clause))),
  );
  return [...named(stating), ...stating, ...named(several), ...several].flatMap(
    (clause) => shortened(clause.replace(I_HAN, '').replace(ADVERB, '')) ?? [],
  )[0];
};

const subjectIn = (text: string, post: StoryPost, known: readonly string[]): Subject => {
  const by = (speaker: string | undefined, what: string): Subject =>
    speaker === undefined || holds(what, speaker) ? { name: what, subject: '' } : { name: speaker, subject: what };
  const announced = announcedIn(text);
  const maker = announced === undefined || announced.actor === '' ? speakerName(post) : announced.actor;
  const isThing = announced !== undefined && (hasName(announced.thing) || / |\p{Script=Han}/u.test(announced.thing));
  if (announced !== undefined && isThing && (maker !== undefined || hasName(announced.thing)))
    return by(maker, announced.thing);
  const opening = openingOf(text);
  if (opening !== undefined && post.organisation !== undefined && !holds(opening, post.organisation))
    return by(post.organisation, opening);
  const clause = clauseOf(text, known) ?? namesIn(text)[0] ?? known.find((name) => holds(text, name)) ?? fitted(text);
  return by(post.organisation ?? (OF_THE_SPEAKER.test(clause) ? plainName(post) : undefined), clause);
};

/** Accounts behind the end of a statement are whom it was sent to, and say nothing of it. */
const ADDRESSED = /(?<=[)）\]!！?？。…])(?:\s+[@＠][\w.-]*\w)+\s*$/u;

/** Without the marks of titles, tags, accounts and quotations: a headline is none, and begins and ends with no mark. */
const unmarked = (text: string): string => bare(text.replace(/["“”《》「」『』【】]|[#＃](?!\d)|[@＠](?=\w)/gu, ''));

/**
 * The subject of a quotation: whose or what, and what of it.
 * @param known names by which the candidate is known, best first
 */
export const subjectOf = (quotation: string, post: StoryPost, known: readonly string[]): Subject => {
  const text = quotation.replace(ADDRESSED, '');
  const { name, subject } = subjectIn(text, post, known);
  const [whose, what] = [name, subject].map((part) => unmarked(withWholeAmounts(part, text))) as [string, string];
  // Where nothing is left without marks, the quotation is its author's.
  return whose === '' || /^[\p{P}\p{S}]/u.test(whose)
    ? { name: what === '' ? plainName(post) : what, subject: '' }
    : { name: whose, subject: same(whose, what) ? '' : what };
};
