// Invented authors: names are put together from handwritten parts and belong to nobody.
import type { Random } from './random.ts';
import type { Author, Language } from './types.ts';

/** Handles and names that belong together: `handle:Name`. */
const given: Record<Language, string[]> = {
  en: (
    'tess:Tess marlow:Marlow ivo:Ivo henrike:Henrike dalia:Dalia osric:Osric petra:Petra jonah:Jonah wren:Wren anselm:Anselm bryn:Bryn cato:Cato ' +
    'fenna:Fenna gideon:Gideon hollis:Hollis imani:Imani jarek:Jarek kezia:Kezia lowell:Lowell maren:Maren nils:Nils odile:Odile pavel:Pavel ' +
    'quill:Quill rhoda:Rhoda soren:Søren thora:Thora ulric:Ulric vesna:Vesna zeb:Zeb adaeze:Adaeze bram:Bram corin:Corin delphi:Delphine esme:Esmé ' +
    'farid:Farid greer:Greer hamish:Hamish ilse:Ilse jules:Jules kofi:Kofi leda:Leda mats:Mats nadia:Nadia orla:Orla priya:Priya rafe:Rafe ' +
    'sunniva:Sunniva tariq:Tariq una:Una viggo:Viggo willa:Willa yusuf:Yusuf zora:Zora benno:Benno carys:Carys dov:Dov elsbeth:Elsbeth'
  ).split(' '),
  zh: (
    'laomo:老莫 ahuai:阿槐 xiaogu:小顾 lu60:陆拾 banxia:半夏 linjian:林间 zhousan:周三 daju:大橘 qingning:青柠 nanqiao:南乔 ache:阿澈 qinchuan:秦川 ' +
    'dousha:豆沙 laoji:老纪 tingyu:听雨 maidong:麦冬 xiaoman:小满 jiangzuo:江左 muyi:木易 baizhu:白术 shanzha:山楂 yunduo:云朵 laodai:老戴 zhima:芝麻 ' +
    'beichen:北辰 xingzai:星仔 huajuan:花卷 wuyu:乌鱼 songzi:松子 laoyan:老颜'
  ).split(' '),
  ja: (
    'haruki:はるき minato:みなと kotori:ことり sakuma:さくま yuzuko:ゆずこ kaede:かえで shiratama:しらたま hoshino:ほしの tsukushi:つくし nagi:なぎ ' +
    'mikan:みかん sora:そら hinata:ひなた'
  ).split(' '),
  es: 'marisa:Marisa iker:Iker lucho:Lucho noelia:Noelia tomas:Tomás yaiza:Yaiza ramiro:Ramiro candela:Candela ximena:Ximena fermin:Fermín nerea:Nerea'.split(
    ' ',
  ),
};
const family: Record<Language, string[]> = {
  en: (
    'Okonedo-Vale Brandtner Hollowell Vaskelis Tremont Ashgrove Lindqvister Pellbrook Kowalczuk Farrowby Santerre Mbekwe Drosten-Hay ' +
    'Quimble Ravensby Thistlewood Ormandy Yarrow Castellane Nightingall'
  ).split(' '),
  zh: '不加班 在写码 的日常 读论文 搞硬件 看世界 聊产品 做独立开发 炼丹中 说机器人'.split(' '),
  ja: 'エンジニア 研究室 @個人開発 の日記 ラボ'.split(' '),
  es: 'Arrizabal Soto Quintanar Montoro Belmar Echaide'.split(' '),
};
const ends =
  '_dev _ml builds _writes _eng codes _lab _notes ships _reads _k ton _q works _io bot_not _au stack _n wald'.split(
    ' ',
  );

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
    const [handle = '', first = ''] = random.pick(given[language]).split(':');
    let username = '';
    do {
      const tail = random.chance(0.5) ? random.pick(ends) : '';
      username = `${handle}${tail}${tail === '' || random.chance(0.6) ? random.whole(11, 9899) : ''}`;
    } while (this.#taken.has(username) || username.length > 15);
    this.#taken.add(username);
    const gap = language === 'en' || language === 'es' ? ' ' : '';
    const name = `${first}${random.chance(0.7) ? gap + random.pick(family[language]) : ''}`;
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
