// Words for numbers in English, Spanish, French, Japanese and Korean. Data.

/** Words with a value of their own, which add up (`twenty-four`, `treinta y cinco`). `one`, `a` and the like are articles too. */
export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  one: 1,
  a: 1,
  an: 1,
  another: 1,
  zero: 0,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  un: 1,
  una: 1,
  uno: 1,
  une: 1,
  otro: 1,
  cero: 0,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  once: 11,
  doce: 12,
  trece: 13,
  catorce: 14,
  quince: 15,
  dieciséis: 16,
  diecisiete: 17,
  dieciocho: 18,
  diecinueve: 19,
  veinte: 20,
  veintiún: 21,
  veintiuno: 21,
  veintidós: 22,
  veintitrés: 23,
  veinticuatro: 24,
  veinticinco: 25,
  veintiséis: 26,
  veintisiete: 27,
  veintiocho: 28,
  veintinueve: 29,
  treinta: 30,
  cuarenta: 40,
  cincuenta: 50,
  sesenta: 60,
  setenta: 70,
  ochenta: 80,
  noventa: 90,
  cien: 100,
  ciento: 100,
  doscientos: 200,
  doscientas: 200,
  trescientos: 300,
  trescientas: 300,
  cuatrocientos: 400,
  cuatrocientas: 400,
  quinientos: 500,
  quinientas: 500,
  seiscientos: 600,
  seiscientas: 600,
  setecientos: 700,
  setecientas: 700,
  ochocientos: 800,
  ochocientas: 800,
  novecientos: 900,
  novecientas: 900,
  zéro: 0,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  'quatre-vingt': 80,
  'quatre-vingts': 80,
};

/** What multiplies the words before it within a number: `two hundred`, `trois mille`. */
export const MULTIPLIERS: Readonly<Record<string, number>> = {
  hundred: 100,
  hundreds: 100,
  cents: 100,
  cent: 100,
  thousand: 1000,
  mil: 1000,
  mille: 1000,
};

/** Numbers of Korean before a counter. */
export const KOREAN_WORDS: Readonly<Record<string, number>> = {
  한: 1,
  두: 2,
  세: 3,
  네: 4,
  다섯: 5,
  여섯: 6,
  일곱: 7,
  여덟: 8,
  아홉: 9,
  열: 10,
  열한: 11,
  열두: 12,
  열세: 13,
  열네: 14,
  열다섯: 15,
  스무: 20,
  스물: 20,
  서른: 30,
  마흔: 40,
  쉰: 50,
};

/** Numbers of Japanese with their counter, and what Chinese says in one character: `ふたつ`, 俩. */
export const COUNTED_WORDS: Readonly<Record<string, number>> = {
  ふたつ: 2,
  みっつ: 3,
  よっつ: 4,
  いつつ: 5,
  むっつ: 6,
  ななつ: 7,
  やっつ: 8,
  ここのつ: 9,
  ふたり: 2,
  俩: 2,
  仨: 3,
};

/** Articles that are numbers only before a scale or a multiplier. */
export const ARTICLES: ReadonlySet<string> = new Set(['one', 'a', 'an', 'another', 'un', 'una', 'uno', 'une', 'otro']);
/** Words of numbers that are everyday words of another of the languages: numbers only before a unit. */
export const EVERYDAY_NUMBERS: ReadonlySet<string> = new Set(['once', 'sept', 'dix', 'seize', 'onze']);

/** Many, without saying how many: the least that it can be, in base units. Ten times as many would be called otherwise. */
export const VAGUE: readonly { readonly pattern: string; readonly value: number }[] = [
  { pattern: '(?:数|數|几|幾|上)万(?:亿|億)|\\btrillions\\b(?= of|$)', value: 1e12 },
  {
    pattern:
      '(?:数|數|几|幾|上)千(?:亿|億)|\\bhundreds of billions\\b|\\bcientos de miles de millones\\b|\\bcentaines de milliards\\b|수천억',
    value: 1e11,
  },
  {
    pattern:
      '(?:数|數|几|幾|上)百(?:亿|億)|\\btens of billions\\b|\\bdecenas de miles de millones\\b|\\bdizaines de milliards\\b|수백억',
    value: 1e10,
  },
  { pattern: '十[几幾](?:亿|億)|십수억', value: 1e9 },
  { pattern: '十[几幾](?:万|萬)', value: 1e5 },
  {
    pattern: '(?:数|數|几|幾)十亿|\\bbillions\\b(?= of|$)|\\bmiles de millones\\b|\\bmilliards\\b(?= d)|数十億|수십억',
    value: 1e9,
  },
  {
    pattern:
      '(?:数|數|几|幾|上)亿|\\bhundreds of millions\\b|\\bcentaines de millions\\b|\\bcientos de millones\\b|数億|수억',
    value: 1e8,
  },
  {
    pattern:
      '(?:数|數|几|幾|上)千万|\\btens of millions\\b|\\bdizaines de millions\\b|\\bdecenas de millones\\b|数千万|수천만',
    value: 1e7,
  },
  {
    pattern: '(?:数|數|几|幾|上)百万|(?<!of )\\bmillions\\b(?= of|$)|(?<!de |mil )\\bmillones de\\b|数百万|수백만',
    value: 1e6,
  },
  {
    pattern: '(?:数|數|几|幾|上)十万|\\bhundreds of thousands\\b|\\bcientos de miles\\b|数十万|수십만',
    value: 1e5,
  },
  { pattern: '(?:数|數|几|幾|上)万|\\btens of thousands\\b|\\bdecenas de miles\\b|数万|수만', value: 1e4 },
  { pattern: '(?:数|數|几|幾|上)千|(?<!of )\\bthousands\\b|\\bmiles de\\b|\\bdes milliers\\b|数千|수천', value: 1e3 },
  {
    pattern:
      '(?:数|數|几|幾|上)百|(?<!\\d )\\bhundreds\\b(?! of (?:thou|mill))|\\bcientos de\\b|\\bdes centaines\\b|数百|수백|\\bcenturies\\b',
    value: 100,
  },
  {
    pattern:
      '(?:数|數|几|幾)十|\\bdozens\\b|\\b(?:tens|scores) of\\b|\\bdecenas de\\b|\\bdes dizaines\\b|数十|수십|(?<!\\d )\\bdecades\\b',
    value: 10,
  },
];

/**
 * Idioms of Chinese whose numerals count nothing and could be read as if they did, since a character behind one is a counter
 * elsewhere (门, 次, 分, 篇). The round ones go in pairs: 千X万Y, 百X千Y, 千X百Y.
 */
export const NUMERAL_IDIOMS =
  '(?<![零〇一二两三四五六七八九十百千万亿\\d数几好上])(?:' +
  [
    '百(?:发百中|战百胜|依百顺|\\p{Script=Han}千(?:回|方|疮)|年大计|年不遇|年难遇|步穿杨|家争鸣)',
    '千(?:[\\p{Script=Han}--[百千万亿余多几来卡]][万百][\\p{Script=Han}--[百千万亿元]]|人千面|家千面|篇一律|载难逢|载一遇|钧一发)',
    '万(?:家灯火|人空巷|户千门|头攒动)',
    '一(?:成不变|刀切|刀两断|年半载|年四季|年到头|分为二)',
    '两(?:面三刀|回事|码事|次三番)',
    '三(?:番[两四五]次|天两头|头六臂|年五载|位一体|五成群|句话不离本行|分钟热度|步并作两步|级跳|人成虎)',
    '四分五[裂落]',
    '五(?:花八门|体投地|十步笑百步)',
    '十(?:万火急|万八千里|年寒窗|年如一日|年磨一剑|字路口)',
    '二(?:次元|人转)',
  ].join('|') +
  ')|成千上万|成百上千|千千万万|诸子百家|说三道四|碎尸万段|约法三章|判若两人|入木三分|货比三家|遗臭万年|几十年如一日|三百六十行|(?:身价|信心|精神|勇气)百倍';
