// The invented stories of the planted days: which product, which maker, which numbers, on which days.
import { readFileSync } from 'node:fs';
import { Random } from './random.ts';
import type { Fact, Language } from './types.ts';

export type Half = '1-5' | '6-10';
export type EventType = 'release' | 'opensource' | 'funding' | 'price' | 'benchmark' | 'deployment';

interface Catalogue {
  makers: string[];
  products: string[];
  places: Record<Language, string[]>;
  benches: string[];
}

export interface PlannedStory {
  id: string;
  type: EventType;
  maker: string;
  product: string;
  handle: string;
  place: number;
  bench: string;
  /** Numbers as first told, and as a later update tells them. */
  first: Numbers;
  later: Numbers;
  firstDay: number;
}

/** A story on one day: new, continuing with a new fact, or continuing without one. */
export interface StoryOfDay {
  story: PlannedStory;
  novelty: 'new' | 'update' | 'continuing';
  /** Told on the day before or the day after as well. */
  spansDays: boolean;
}

interface Numbers {
  count: number;
  millions: number;
  price: number;
  percent: number;
  many: number;
}

const types: EventType[] = ['release', 'opensource', 'funding', 'price', 'benchmark', 'deployment'];
const suffixes = [' 2', ' Pro', ' 4.1', '-Lite', ' Studio', ' 7', ' Max'];
const storiesADay = 40;
const continuingADay = 8;

/** The days of a half share one catalogue; the other half shares nothing with it. */
export function halfOf(day: number): Half {
  return day <= 5 ? '1-5' : '6-10';
}

export function readCatalogue(half: Half): Catalogue {
  const text = readFileSync(new URL('sentences/catalogue.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as Record<Half, Catalogue>)[half];
}

function drawNumbers(random: Random, type: EventType): Numbers {
  return {
    count: type === 'release' ? random.pick([128, 200, 256, 400, 512, 1000, 2000]) * 1000 : random.whole(3, 95),
    millions: random.chance(0.3) ? random.whole(11, 90) * 100 : random.whole(8, 95) * 10,
    price: random.pick([9, 12, 19, 29, 39, 49, 79, 149, 240]),
    percent: random.whole(213, 962) / 10,
    many: random.whole(24, 9800),
  };
}

/** The stories of every day of a half; only the last day asked for matters to a caller. */
export function scheduleHalf(half: Half, seed: string): StoryOfDay[][] {
  const random = new Random(`schedule ${half} ${seed}`);
  const { makers, products, places, benches } = readCatalogue(half);
  const firstDay = half === '1-5' ? 1 : 6;
  const schedule: StoryOfDay[][] = [];
  const updated = new Set<string>();
  let made = 0;
  const invent = (day: number): PlannedStory => {
    const number = made++;
    const type = types[number % types.length] as EventType;
    const maker = makers[(number * 7) % makers.length] as string;
    const product = `${products[number % products.length]}${suffixes[Math.floor(number / products.length)]}`;
    return {
      id: `${product} ${type}`.toLowerCase().replaceAll(/[^a-z0-9.]+/gu, '-'),
      type,
      maker,
      product,
      handle: `${maker.replaceAll(/[^A-Za-z]/gu, '')}HQ`.slice(0, 15),
      place: random.whole(0, places.en.length - 1),
      bench: random.pick(benches),
      first: drawNumbers(random, type),
      later: drawNumbers(random, type),
      firstDay: day,
    };
  };
  for (let day = firstDay; day < firstDay + 5; day++) {
    const yesterday = schedule.at(-1);
    const today: StoryOfDay[] = [];
    if (yesterday) {
      // A story has one new fact to tell, so it is updated once and may then go on without news.
      const candidates = random.shuffle(yesterday);
      const fresh = candidates.filter((entry) => !updated.has(entry.story.id)).slice(0, continuingADay / 2);
      const stale = candidates.filter((entry) => !fresh.includes(entry)).slice(0, continuingADay / 2);
      for (const entry of [...fresh, ...stale]) {
        const novelty = fresh.includes(entry) ? 'update' : 'continuing';
        if (novelty === 'update') updated.add(entry.story.id);
        entry.spansDays = true;
        today.push({ story: entry.story, novelty, spansDays: true });
      }
    }
    while (today.length < storiesADay) today.push({ story: invent(day), novelty: 'new', spansDays: false });
    schedule.push(random.shuffle(today));
  }
  return schedule;
}

/** A number written as people of the language write it: 1,200,000 is 120万 in Chinese. */
function writeCount(value: number, language: Language, type: EventType): string {
  if (type === 'opensource') {
    if (language === 'zh') return `${value * 10}亿`;
    if (language === 'ja') return `${value * 10}億`;
    return language === 'es' ? `${value}.000 millones de` : `${value}B`;
  }
  if (language === 'zh' || language === 'ja') return value >= 10_000 ? `${value / 10_000}万` : String(value);
  if (language === 'es') return String(value).replaceAll(/\B(?=(\d{3})+$)/gu, '.');
  return value >= 1_000_000 ? `${value / 1_000_000} million` : String(value).replaceAll(/\B(?=(\d{3})+$)/gu, ',');
}

function writeMoney(millions: number, language: Language): string {
  if (language === 'zh') return `${millions / 100}亿美元`;
  if (language === 'ja') return `${millions / 100}億ドル`;
  if (language === 'es') return `${writeCount(millions, 'es', 'release')} millones de dólares`;
  return millions >= 1000 ? `$${millions / 1000} billion` : `$${millions} million`;
}

/** The words for the slots of a sentence about the story. */
export function slotsOf(story: PlannedStory, language: Language, later: boolean, half: Half): Record<string, string> {
  const numbers = later ? story.later : story.first;
  const currency = {
    en: `$${numbers.price}`,
    zh: `${numbers.price}美元`,
    ja: `${numbers.price}ドル`,
    es: `${numbers.price} dólares`,
  };
  return {
    maker: story.maker,
    product: story.product,
    place: readPlace(half, language, story.place),
    bench: story.bench,
    count: writeCount(numbers.count, language, story.type),
    money: writeMoney(numbers.millions, language),
    price: currency[language],
    percent: language === 'es' ? String(numbers.percent).replace('.', ',') : String(numbers.percent),
    many: writeCount(numbers.many, language, 'release'),
  };
}

const catalogues = new Map<Half, Catalogue>();

function readPlace(half: Half, language: Language, index: number): string {
  const catalogue = catalogues.get(half) ?? readCatalogue(half);
  catalogues.set(half, catalogue);
  return catalogue.places[language][index] ?? '';
}

/** Slots that tell a story's first fact and its update, by type. */
const told: Record<EventType, [first: string, later: string]> = {
  release: ['count', 'percent'],
  opensource: ['count', 'many'],
  funding: ['money', 'many'],
  price: ['price', 'many'],
  benchmark: ['percent', 'percent'],
  deployment: ['many', 'count'],
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');

/** A fact in Chinese, and by which words a post of any language tells it: the product, and the number as it is written there. */
function telling(story: PlannedStory, half: Half, later: boolean): { zh: string; said: string[] } {
  const words = (language: Language): Record<string, string> => slotsOf(story, language, later, half);
  const { product, bench, count, money, price, percent, many } = words('zh');
  const zh: Record<EventType, [string, string]> = {
    release: [`${product}可容纳${count}token`, `${product}的响应时间缩短${percent}%`],
    opensource: [`${product}开放${count}参数`, `${product}已被下载${many}次`],
    funding: [`${product}的团队融资${money}`, `${product}的团队增加${many}人`],
    price: [`${product}定价${price}`, `${many}个用户对${product}的价格有意见`],
    benchmark: [`${product}在${bench}上得到${percent}%`, `${product}在${bench}上的第二次成绩为${percent}%`],
    deployment: [`${product}投入${many}台机器人`, `${product}再增加${count}台机器人`],
  };
  const at = later ? 1 : 0;
  const slot = told[story.type][at];
  const written = (['en', 'zh', 'ja', 'es'] as const).map((language) => escaped(words(language)[slot] ?? ''));
  const number = `(?<![\\d.,])(?:${[...new Set(written)].join('|')})(?![\\d]|[.,]\\d)`;
  return {
    zh: zh[story.type][at],
    said: [product, ...(story.type === 'benchmark' ? [bench] : [])].map((name) => escaped(name ?? '')).concat(number),
  };
}

/** The facts that the truth records for a story on a day. */
export function factsOf({ story, novelty }: StoryOfDay, half: Half): Fact[] {
  const { first, later, type } = story;
  const firstly: Record<EventType, Fact> = {
    release: { text: 'ships with a context window', number: first.count, unit: 'tokens' },
    opensource: { text: 'opens weights', number: first.count, unit: 'billion parameters' },
    funding: { text: 'raises', number: first.millions, unit: 'million USD' },
    price: { text: 'costs a month', number: first.price, unit: 'USD' },
    benchmark: { text: `scores on ${story.bench}`, number: first.percent, unit: '%' },
    deployment: { text: 'puts robots to work', number: first.many, unit: 'units' },
  };
  const then: Record<EventType, Fact> = {
    release: { text: 'answers faster', number: later.percent, unit: '%' },
    opensource: { text: 'downloads', number: later.many, unit: 'downloads' },
    funding: { text: 'wants to hire', number: later.many, unit: 'people' },
    price: { text: 'customers concerned', number: later.many, unit: 'people' },
    benchmark: { text: `second result on ${story.bench}`, number: later.percent, unit: '%' },
    deployment: { text: 'adds robots', number: later.count, unit: 'units' },
  };
  const facts = [{ ...firstly[type], ...telling(story, half, false) }];
  return novelty === 'update' ? [...facts, { ...then[type], ...telling(story, half, true) }] : facts;
}
