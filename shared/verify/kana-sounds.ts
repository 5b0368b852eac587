// Whether a name in Latin letters can be one that a text spells in katakana: by its consonants, since vowels come and go.

/** Consonants of katakana by rows of the gojūon; h, w and y come and go between spellings as vowels do. */
const ROWS: readonly (readonly [string, string])[] = [
  ['k', 'カキクケコ'],
  ['g', 'ガギグゲゴ'],
  ['s', 'サシスセソ'],
  ['z', 'ザジズゼゾ'],
  ['t', 'タチツテト'],
  ['d', 'ダヂヅデド'],
  ['n', 'ナニヌネノン'],
  ['b', 'バビブベボヴ'],
  ['p', 'パピプペポ'],
  ['m', 'マミムメモ'],
  ['r', 'ラリルレロ'],
];
const SOUND_OF = new Map(ROWS.flatMap(([sound, kana]) => [...kana].map((letter) => [letter, sound] as const)));

/** Spellings of one sound, longest first. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/tch|ch|sh|th|ti(?=o)/g, 's'],
  [/ph|f/g, ''],
  [/ck/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/g(?=[eiy])/g, 'z'],
  [/x/g, 'ks'],
  [/[cq]/g, 'k'],
  [/l/g, 'r'],
  [/v/g, 'b'],
  [/j/g, 'z'],
  [/[^a-z]|[aeiouhwy]/g, ''],
];

const once = (sounds: string): string => sounds.replace(/(.)\1+/g, '$1');

const ofLatin = (name: string): string =>
  LATIN.reduce((text, [pattern, sound]) => text.replace(pattern, sound), once(name.toLowerCase().normalize('NFKD')));
const ofKana = (run: string): string => [...run].map((letter) => SOUND_OF.get(letter) ?? '').join('');

/** Length of the longest run of sounds that both have in their order (Wagner and Fischer, 1974). */
const inCommon = (a: string, b: string): number => {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++)
      next.push(letter === b[at] ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
};

/** Share of the longer one's consonants in common from which on two spellings can be one name. */
const ALIKE = 0.8;

/** クラ-ウ: two vowels that are said apart, which `ou` and `au` can be and the `au` of `-aude` is not. */
const APART = /[アカサタナハマヤラワガザダバパャァ]ウ/u;
const MAY_BE_APART = /[ao]w|ou|au(?!\p{L}e$)/iu;

/** Whether some word in katakana sounds like a name; of a name of a single consonant or none it must have no other. */
export const soundsLike = (name: string, text: string): boolean => {
  const sounds = ofLatin(name);
  const runs = text.match(/[\p{Script=Katakana}ー]{2,}/gu) ?? [];
  return runs.some((run) => {
    const own = ofKana(run);
    if (APART.test(run) && !MAY_BE_APART.test(name)) return false;
    return sounds.length < 2
      ? own === sounds && run.length <= name.length
      : inCommon(sounds, own) >= ALIKE * Math.max(sounds.length, own.length);
  });
};
