// Judges whether a bold line is a statement with a verb, by parts of speech: jieba's for Chinese, compromise's for English.
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import compromise from 'compromise';

/**
 * sure: a finite verb with what belongs to it. likely: what may be one, such as a bare verb behind a noun that also is a label
 * (`GPT-5.5发布`, `Codex discussed`), or a predicate without a verb. no: a label, a question's topic, a noun.
 */
export type Verdict = 'sure' | 'likely' | 'no';

interface Token {
  readonly word: string;
  readonly tag: string;
}

let opened: Jieba | undefined;
const jieba = (): Jieba => {
  opened ??= Jieba.withDict(dict);
  return opened;
};

/** Tagged as verbs, but they tell what kind of a noun it is. */
const NO_VERBS = new Set(['相关', '有关', '关于', '其他', '以上', '以下', '包括', '后台']);
/** A noun follows that the words before describe. */
const DESCRIBING = new Set(['的', '相关', '有关']);
const CONJUNCTIONS = new Set(['和', '与', '及', '或', '以及']);
/** Prepositions that in a headline stand for doing something with it. */
const DOING = new Set(['用', '拿', '靠', '通过', '列', '排']);
/** Tagged as nouns or adjectives, but in a headline they are what happens. */
const VERBS_TOO = /^(?:开源|上线|公开|投资|合作|调查|回应|起诉|领先|涨价|降价|超|达|破|登|改|排|谈|称|说)$/;
/** Behind these what follows is a predicate. */
const AIDS =
  /^(?:已|已经|将|将要|会|能|可|可以|可能|应|应该|要|想|不|不能|不会|不再|未|没|没有|正|正在|就|都|曾|才|又|再|仍|还|均|被|把|让|据称|怎么|如何|开始|首次|默认|所有)$/;
const ASPECT = /^(?:了|着|过)$/;

const isVerb = ({ word, tag }: Token): boolean => /^v(?!n)/.test(tag) && !NO_VERBS.has(word);
const mayBeVerb = (token: Token): boolean => isVerb(token) || VERBS_TOO.test(token.word) || token.tag === 'vn';
const isPredicate = ({ tag }: Token): boolean => /^(?:a|z|l|i)/.test(tag);

/** Whether the word at a place only describes a noun behind it: `训练用的芯片`; `推出新的模型` has an adjective before 的. */
const describes = (tokens: readonly Token[], at: number): boolean => {
  const particle = tokens.findIndex(({ word }, i) => i > at && DESCRIBING.has(word));
  if (particle < 0 || particle === tokens.length - 1) return false;
  const before = tokens[particle - 1];
  return particle - at <= 2 && before !== undefined && !isPredicate(before) && before.tag !== 'vn';
};

const judgeClause = (tokens: readonly Token[]): Verdict => {
  let verdict: Verdict = 'no';
  for (const [i, token] of tokens.entries()) {
    const [before, after] = [tokens[i - 1], tokens[i + 1]];
    if (DOING.has(token.word) && before !== undefined && !mayBeVerb(before) && after !== undefined) verdict = 'likely';
    const aided = tokens.slice(0, i).some(({ word }) => AIDS.test(word));
    if (isPredicate(token) && aided && i === tokens.length - 1) verdict = 'likely';
    if (!mayBeVerb(token) || describes(tokens, i)) continue;
    const isSure = isVerb(token) || VERBS_TOO.test(token.word);
    if (isSure && (aided || (after !== undefined && ASPECT.test(after.word)))) return 'sure';
    if (after === undefined || before?.word === '的') {
      if (isSure && before !== undefined && before.word !== '的' && !CONJUNCTIONS.has(before.word)) verdict = 'likely';
      continue;
    }
    // A noun made of a verb stands before its own noun too: 训练方法.
    if (isSure && (before !== undefined || after.tag !== 'n')) return 'sure';
    if (/^(?:m|eng)/.test(after.tag) && before !== undefined) verdict = 'likely';
  }
  return verdict;
};

const best = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('sure') ? 'sure' : verdicts.includes('likely') ? 'likely' : 'no';

const judgeChinese = (text: string): Verdict =>
  best(
    text
      .split(/[，；。：]/u)
      .map((clause) => jieba().tag(clause, true))
      .map((tokens) => tokens.filter(({ word }) => word.trim() !== ''))
      .map(judgeClause),
  );

/** Finite, not the first word, and with something behind it; a bare participle at the end may be a label. */
const judgeEnglish = (text: string): Verdict => {
  const verbs = compromise(text).match('(#PresentTense|#PastTense|#Copula|#Modal|#Auxiliary|#Infinitive)');
  const words = text.split(/\s+/);
  const finite = verbs
    .terms()
    .out('array')
    .map((word: string) =>
      words.findIndex(
        (each) => each.replace(/[^\p{L}'’]/gu, '').toLowerCase() === word.toLowerCase().replace(/[^\p{L}'’]/gu, ''),
      ),
    )
    .filter((at: number) => at > 0);
  // `Growing worries about jobs`: behind a participle stands a noun.
  const isNoun = (at: number): boolean => at === 1 && /^\p{L}+ing$/u.test(words[0] ?? '');
  if (finite.some((at: number) => at < words.length - 1 && !isNoun(at))) return 'sure';
  if (finite.length > 0) return 'likely';
  // A word in -s behind a name with something behind it: `Fedora 41 ships vulnerable xz`.
  return /(?:^|\s)(?:[A-Z][\w.-]*|\d[\w.-]*)\s+\p{Ll}{3,}s\s+\S/u.test(text) ? 'likely' : 'no';
};

/** Whether a line without Markdown is a statement with a verb; languages other than these two are judged as English. */
export const judgeStatement = (text: string): Verdict =>
  /\p{Script=Han}/u.test(text) ? judgeChinese(text) : judgeEnglish(text);
