// Invented authors: names are put together from handwritten parts and belong to nobody.
import type { Random } from './random.ts';
import type { Author, Language } from './types.ts';

const given: Record<Language, string[]> = {
  en: [
    'Tess',
    'Marlow',
    'Ivo',
    'Henrike',
    'Dalia',
    'Osric',
    'Petra',
    'Jonah',
    'Wren',
    'Anselm',
    'Bryn',
    'Cato',
    'Fenna',
    'Gideon',
    'Hollis',
    'Imani',
    'Jarek',
    'Kezia',
    'Lowell',
    'Maren',
    'Nils',
    'Odile',
    'Pavel',
    'Quill',
    'Rhoda',
    'Soren',
    'Thora',
    'Ulric',
    'Vesna',
    'Zeb',
  ],
  zh: [
    '老莫',
    '阿槐',
    '小顾',
    '陆拾',
    '半夏',
    '林间',
    '周三',
    '大橘',
    '青柠',
    '南乔',
    '阿澈',
    '秦川',
    '豆沙',
    '老纪',
    '听雨',
    '麦冬',
    '小满',
    '江左',
    '木易',
    '白术',
  ],
  ja: ['はるき', 'みなと', 'ことり', 'さくま', 'ゆずこ', 'かえで', 'しらたま', 'ほしの', 'つくし', 'なぎ'],
  es: ['Marisa', 'Iker', 'Lucho', 'Noelia', 'Tomás', 'Yaiza', 'Ramiro', 'Candela', 'Ximena', 'Fermín'],
};
const family: Record<Language, string[]> = {
  en: [
    'Okonedo-Vale',
    'Brandtner',
    'Hollowell',
    'Vaskelis',
    'Tremont',
    'Ashgrove',
    'Lindqvister',
    'Pellbrook',
    'Kowalczuk',
    'Farrowby',
    'Santerre',
    'Mbekwe',
    'Drosten-Hay',
    'Quimble',
    'Ravensby',
    'Thistlewood',
    'Ormandy',
    'Yarrow',
    'Castellane',
    'Nightingall',
  ],
  zh: ['不加班', '在写码', '的日常', '读论文', '搞硬件', '看世界', '聊产品', '做独立开发', '炼丹中', '说机器人'],
  ja: ['エンジニア', '研究室', '@個人開発', 'の日記', 'ラボ', ''],
  es: ['Arrizabal', 'del Soto', 'Quintanar', 'Montoro', 'Belmar', 'Echaide'],
};
const starts: Record<Language, string[]> = {
  en: [
    'tess',
    'marlow',
    'ivo',
    'henrike',
    'dalia',
    'osric',
    'petra',
    'jonah',
    'wren',
    'anselm',
    'bryn',
    'cato',
    'fenna',
    'gideon',
    'hollis',
    'imani',
    'jarek',
    'kezia',
    'lowell',
    'maren',
    'nils',
    'odile',
    'pavel',
    'quill',
    'rhoda',
    'soren',
    'thora',
    'ulric',
    'vesna',
    'zeb',
  ],
  zh: [
    'laomo',
    'ahuai',
    'xiaogu',
    'lu60',
    'banxia',
    'linjian',
    'zhousan',
    'daju',
    'qingning',
    'nanqiao',
    'ache',
    'qinchuan',
    'dousha',
    'laoji',
    'tingyu',
    'maidong',
    'xiaoman',
    'jiangzuo',
    'muyi',
    'baizhu',
  ],
  ja: ['haruki', 'minato', 'kotori', 'sakuma', 'yuzuko', 'kaede', 'shiratama', 'hoshino', 'tsukushi', 'nagi'],
  es: ['marisa', 'iker', 'lucho', 'noelia', 'tomas', 'yaiza', 'ramiro', 'candela', 'ximena', 'fermin'],
};
const ends = [
  '_dev',
  '_ml',
  'builds',
  '_writes',
  '_eng',
  'codes',
  '_lab',
  '_notes',
  'ships',
  '_reads',
  '_k',
  'ton',
  '_q',
  'works',
  '_io',
  'bot_not',
  '_au',
  'stack',
  '_n',
  'wald',
];

/** Snowflake-shaped or older short account ids, as they occur on X. */
function accountId(random: Random): string {
  const digits = random.chance(0.4) ? 19 : random.whole(8, 10);
  let id = digits === 19 ? '1' : String(random.whole(1, 9));
  while (id.length < digits) id += String(random.whole(0, 9));
  return id;
}

/** Every invented author of a day, by language; a few post often, most once or twice. */
export class People {
  #random: Random;
  #taken = new Set<string>();
  #byLanguage: Record<Language, Author[]> = { en: [], zh: [], ja: [], es: [] };
  #organisations = new Map<string, Author>();

  constructor(random: Random, counts: Record<Language, number>) {
    this.#random = random;
    for (const language of Object.keys(counts) as Language[]) {
      for (let n = 0; n < counts[language]; n++) this.#byLanguage[language].push(this.#invent(language));
    }
  }

  #invent(language: Language): Author {
    const random = this.#random;
    const first = random.whole(0, given[language].length - 1);
    let username = '';
    do {
      const tail = random.chance(0.5) ? random.pick(ends) : '';
      username = `${starts[language][first]}${tail}${tail === '' || random.chance(0.6) ? random.whole(11, 9899) : ''}`;
    } while (this.#taken.has(username) || username.length > 15);
    this.#taken.add(username);
    const gap = language === 'en' || language === 'es' ? ' ' : '';
    const name = `${given[language][first]}${random.chance(0.7) ? gap + random.pick(family[language]) : ''}`;
    return { username, id: accountId(random), name, followers: Math.round(Math.exp(6.9 + 1.9 * random.normal())) };
  }

  /** An author of the language who is not in `without`; low places are drawn more often. */
  draw(language: Language, without: ReadonlySet<string> = new Set()): Author {
    const list = this.#byLanguage[language];
    for (let attempt = 0; attempt < 200; attempt++) {
      const author = list[Math.floor(this.#random.next() ** 1.7 * list.length)];
      if (author && !without.has(author.username)) return author;
    }
    const author = this.#invent(language);
    list.push(author);
    return author;
  }

  /** An account made for spam. */
  throwaway(language: Language): Author {
    return { ...this.#invent(language), followers: this.#random.whole(0, 60) };
  }

  /** The organisation's own account. */
  organisation(handle: string): Author {
    const known = this.#organisations.get(handle);
    if (known) return known;
    const author = {
      username: handle,
      id: accountId(this.#random),
      name: handle.replaceAll('_', ' '),
      followers: this.#random.whole(40_000, 4_000_000),
    };
    this.#organisations.set(handle, author);
    return author;
  }
}
