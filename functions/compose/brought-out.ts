// Which posts bring a thing out, and which things a headline names by version: who tells a release, and who only says its name.
import { sentencesOf } from '../../shared/text/sentences.ts';

const LATIN = String.raw`\p{Script=Latin}`;
/** `Opus 4.6`, `Gemma 4 31B`, `gpt-5.4`, `Platform 37`: a capitalised or hyphened word with the numbers right behind it. */
const VERSIONED = new RegExp(
  String.raw`(?<![${LATIN}\p{N}])(?:(?:\p{Lu}[${LATIN}\d.]{0,30}[ _–-]){0,4}\p{Lu}[${LATIN}\d]{0,30}|[${LATIN}\d]{1,30}(?=-))` +
    String.raw`(?:[ _–-]?[vV]?\d[\d.]*[A-Za-z]{0,2}(?![${LATIN}\d]))+`,
  'gu',
);

/** Stretches of a text that are names with a version or size: their digits are no quantities. */
export const versionedIn = (text: string): { readonly start: number; readonly end: number; readonly text: string }[] =>
  [...text.matchAll(VERSIONED)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
    text: whole,
  }));

/** What is said right before the name of a thing that comes out, up to three words between them. */
const COMES =
  /\b(?:introduc(?:es?|ed|ing)|announc(?:es?|ed|ing)|launch(?:es|ed|ing)|releas(?:es|ed|ing)|unveil(?:s|ed|ing)|shipped|presents?|presenting|meet|say hello to)(?:\s+[\p{L}\p{N}’'-]+){0,3}[\s:“"]*$|(?:发布|推出|上线|开源|放出|公布)了?[^，。！？,.!?\p{Lu}]{0,6}$/iu;
/** Behind these the name is where something else comes out, or whose it is: `Subagents in Kestrel`. */
const ELSEWHERE = /(?:\b(?:in|for|to|with|on|of|from|by|into|via|at|and|than)|在|给|为|于|对|的)\s*["“]?$/iu;
/** What goes on with a word of its own is another thing's name: `Introducing Kestrel hooks`. */
const ENDS =
  /^(?:\s*$|\s*[,.!！，。：:;—–(（…🚀🔥~]|\s+(?:is|are|with|for|in|on|a|an|the|to|today|now|by|from|as|at|and|our|which|that)\b|\s*(?!的)\p{Script=Han})/u;
/** Says that it did not come out. */
const DENIES =
  /(?:没有?|未|不|尚未|还没)[^，。,.]{0,6}$|\b(?:not|never|no(?:body| one)?|yet to)\b[^,.]*$|n['’]t\b[^,.]*$/iu;
const IS_OUT =
  /^\s+(?:is|are)\s+(?:now |finally |officially |also )*(?:here|live|out|available|in (?:public )?preview)\b(?! (?:next|later|soon|by|in \d))|^\s*(?:已经|正式|终于|刚刚|今天)*(?:发布|开源|上线|推出|来)了?\s*(?=$|[，。！；,.!;—-])/iu;

/** A name in any case, with hyphens, blanks or nothing between its parts: `Kestrel-2`, `kestrel 2`. */
const patternOf = (name: string): RegExp => {
  const parts = name.split(/[ _–‑-]+|(?<=\p{L})(?=\d)/u).map((part) => RegExp.escape(part));
  const ends = String.raw`(?![${LATIN}\p{N}]|\.\d)`;
  return new RegExp(`(?<![${LATIN}\\p{N}])${parts.join('[ _–‑-]?')}${ends}`, 'iu');
};

/** Finds texts that say a name, however it is spelled; made once for many texts. */
export const sayerOf = (name: string): ((text: string) => boolean) => {
  const pattern = patternOf(name);
  return (text) => pattern.test(text);
};

/** Finds texts that bring out what has that name. A week later the same name stands beside any event. */
export const bringerOf = (name: string): ((text: string) => boolean) => {
  const pattern = patternOf(name);
  return (text) =>
    pattern.test(text) &&
    sentencesOf(text).some((sentence) => {
      const found = pattern.exec(sentence.text);
      if (found === null) return false;
      const [before, after] = [sentence.text.slice(0, found.index), sentence.text.slice(found.index + found[0].length)];
      const asks = /[?？]\s*$/u.test(sentence.text);
      const comes = (COMES.test(before) && ENDS.test(after)) || IS_OUT.test(after);
      return comes && !asks && !ELSEWHERE.test(before) && !DENIES.test(before.replace(COMES, ''));
    });
};
