// Fourteen ways to make a faithful claim false, each applied wherever it can be: what the verifier must notice.

import type { Claim } from '../../../../shared/verify/claims.ts';
import { findAiNames } from '../../../fixtures/ai-names.ts';
import type { HandwrittenCard } from './cards.data.ts';

export const MUTATIONS = [
  'altered quotation',
  'invented citation',
  'swapped citation',
  'number',
  'unit',
  'date or ordinal',
  'version',
  'entity',
  'added country',
  'superlative',
  'forecast',
  'hedge dropped',
  'other speaker',
  'negation',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

export interface Mutant {
  readonly mutation: Mutation;
  readonly language: HandwrittenCard['language'];
  readonly original: Claim;
  readonly claim: Claim;
}

type Language = HandwrittenCard['language'];

const COUNTRY: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['印度', '俄罗斯'],
  en: ['Indian', 'Russian'],
  ja: ['インド', 'ロシア'],
  es: ['India', 'Rusia'],
  fr: ['Inde', 'Russie'],
  ko: ['인도', '러시아'],
};
const SUPERLATIVE: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['，为全球首个', '，超越所有对手', '，是划时代的突破'],
  en: [', a world first', ', beating all rivals', ', a historic breakthrough'],
  ja: ['、世界初', '、他社を上回る', '、画期的'],
  es: [', el primero del mundo', ', supera a todos', ', revolucionario'],
  fr: [', une première mondiale', ', dépasse tous les autres', ', révolutionnaire'],
  ko: [', 세계 최초', ', 경쟁사를 능가', ', 획기적'],
};
const FORECAST: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['，预计未来将取代人工', '，有望成为行业标准'],
  en: [', and will likely replace human work', ', which is expected to become the standard'],
  ja: ['。今後は業界標準になる見込みだ', '。将来は人に代わるだろう'],
  es: [', y se espera que reemplace a las personas', ', y en el futuro será la norma'],
  fr: [", et devrait remplacer l'humain", ", et à l'avenir sera la norme"],
  ko: [', 앞으로 사람을 대체할 전망이다', ', 향후 표준이 될 것으로 예상된다'],
};
const NOT: Readonly<Record<Language, (text: string) => string>> = {
  'zh-CN': (text) => text.replace(/(?<=[\p{L}])(已|支持|开源|可|用|流|测|占|流入|有)/u, '没有$1'),
  en: (text) => text.replace(/\b(is|are|has|will|can)\b/, '$1 not'),
  ja: (text) => text.replace(/(した|する|である|られる)(?=。|$)/u, 'しない'),
  es: (text) => text.replace(/\b(es|está|tiene|funciona|obtiene|resolvió|gasta)\b/u, 'no $1'),
  fr: (text) => text.replace(/\b(est|passe|a|travaille)\b/u, "n'$1 pas"),
  ko: (text) => text.replace(/(했다|한다|됐다|된다)$/u, '하지 않았다'),
};

const UNIT_SWAPS: readonly (readonly [RegExp, string])[] = [
  [/亿(?=美元)/, '万'],
  [/万(?=亿)/, ''],
  [/美元/, '欧元'],
  [/%/, '倍'],
  [/小时/, '天'],
  [/公里/, '米'],
  [/(?<=\d)GB/, 'TB'],
  [/billion/, 'million'],
  [/million/, 'billion'],
  [/dollars/, 'euros'],
  [/\bhours/, 'days'],
  [/(?<=\d )minutes/, 'hours'],
  [/(?<=\d)GW/, 'MW'],
  [/億(?=ドル|人)/, '万'],
  [/ドル/, 'ユーロ'],
  [/倍/, '%'],
  [/分(?=の)/, '時間'],
  [/か月/, '日'],
  [/mil millones/, 'millones'],
  [/millones/, 'mil millones'],
  [/euros/, 'dólares'],
  [/dólares/, 'euros'],
  [/ horas/, ' días'],
  [/segundos/, 'minutos'],
  [/ heures/, ' jours'],
  [/milliards/, 'millions'],
  [/ jours/, ' heures'],
  [/ mois/, ' ans'],
  [/억(?= 달러)/, '만'],
  [/조(?= 달러)/, '억'],
  [/달러/, '원'],
  [/시간/, '일'],
  [/(?<=\d) ?%/, ' tokens'],
];

const HAN_NUMBERS: Readonly<Record<string, string>> = { 两: '五', 三: '七', 四: '六' };
const OTHER_NAMES: Readonly<Record<string, string>> = {
  OpenAI: 'Google',
  Google: 'Tesla',
  Anthropic: 'Google',
  SpaceX: 'Tesla',
  Cursor: 'Windsurf',
  Alibaba: 'Tencent',
  NVIDIA: 'AMD',
  Unitree: 'Figure',
  Microsoft: 'Apple',
  Apple: 'Samsung',
  Meta: 'Baidu',
  Mistral: 'Cohere',
  Huawei: 'Intel',
  'Moonshot AI': 'Zhipu',
  'Hugging Face': 'Replicate',
  Codex: 'Devin',
  OpenClaw: 'Manus',
  'Claude Code': 'Gemini CLI',
  Copilot: 'Grok',
  Comet: 'Atlas',
  DeepSeek: 'Baidu',
  GitHub: 'GitLab',
  'SWE-Bench': 'GPQA',
  'Transformers.js': 'TensorFlow.js',
  WebGPU: 'WebGL',
};

const edit = (claim: Claim, text: string): Claim[] => (text === claim.text ? [] : [{ ...claim, text }]);
const withQuote = (claim: Claim, text: string): Claim[] =>
  claim.quote === undefined || claim.quote.text === text ? [] : [{ ...claim, quote: { ...claim.quote, text } }];

const namesIn = (text: string) => findAiNames(text).filter(({ kind }) => kind !== 'concept');
/** Digits that belong to no name and no handle. */
const freeDigits = (text: string): { at: number; digit: string }[] => {
  const names = namesIn(text);
  return [...text.matchAll(/\d+(?:[.,]\d+)*/g)]
    .filter(
      ({ index, 0: number }) =>
        !names.some(({ start, end }) => index < end && index + number.length > start) &&
        !/[A-Za-z_]$/.test(text.slice(0, index)) &&
        !/^(?: ?[월月]|日|일)/u.test(text.slice(index + number.length)) &&
        !/(?:May |April |第|de )$/u.test(text.slice(0, index)) &&
        !/^ (?:de|juillet|septembre|février)/.test(text.slice(index + number.length)),
    )
    .map(({ index, 0: number }) => ({ at: index, digit: number }));
};

const numbers = (claim: Claim): Claim[] => [
  ...freeDigits(claim.text).flatMap(({ at, digit }) => {
    const other = digit.startsWith('9') ? `4${digit.slice(1)}` : `${Number(digit.charAt(0)) + 1}${digit.slice(1)}`;
    return [other, `${digit}0`.replace(/([.,]\d+)0$/, '$17')].flatMap((changed) =>
      edit(claim, claim.text.slice(0, at) + changed + claim.text.slice(at + digit.length)),
    );
  }),
  ...Object.entries(HAN_NUMBERS).flatMap(([from, to]) =>
    edit(claim, claim.text.replace(new RegExp(`${from}(?=小时|次|成|倍|天)`, 'u'), to)),
  ),
];

const dates = (claim: Claim): Claim[] =>
  [
    claim.text.replace(/(\d+)(?= ?[日일])/u, (day) => String((Number(day) % 27) + 1)),
    claim.text.replace(/(\d+)(?= ?[月월]\s?\d)/u, (month) => String((Number(month) % 12) + 1)),
    claim.text.replace(/(?<=第)(\d+)/u, (rank) => String(Number(rank) + 1)),
    claim.text.replace(/(?<=May |April )(\d+)/, (day) => String((Number(day) % 27) + 1)),
    claim.text.replace(/\bMay(?= \d)/, 'August').replace(/\bApril(?= \d)/, 'June'),
    claim.text.replace(/(\d+)(?= de julio| juillet| septembre| février)/, (day) => String((Number(day) % 27) + 1)),
    claim.text.replace('septembre', 'octobre').replace('julio', 'agosto').replace('février', 'mars'),
    claim.text.replace(/20(\d)(\d)(?=年)/, (_, a: string, b: string) => `20${a}${(Number(b) + 3) % 10}`),
    claim.text.replace(/([1-4])(?=분기)/u, (quarter) => String((Number(quarter) % 4) + 1)),
  ].flatMap((text) => edit(claim, text));

const versions = (claim: Claim): Claim[] =>
  namesIn(claim.text)
    .filter(({ kind }) => kind === 'versioned')
    .flatMap(({ start, end }) => {
      const name = claim.text.slice(start, end);
      const changed = [
        name.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
        name.replace(/\d/, (digit) => String(((Number(digit) + 1) % 9) + 1)),
      ];
      return changed.flatMap((other) => edit(claim, claim.text.slice(0, start) + other + claim.text.slice(end)));
    });

const entities = (claim: Claim): Claim[] =>
  Object.entries(OTHER_NAMES).flatMap(([from, to]) =>
    edit(claim, claim.text.replace(new RegExp(`(?<![@\\w-])${from.replace('.', '\\.')}(?![\\w-])`), to)),
  );

const countries = (claim: Claim, language: Language): Claim[] => {
  const [first] = namesIn(claim.text);
  return COUNTRY[language].flatMap((country) => {
    const at = first?.start ?? 0;
    const spaced = language === 'zh-CN' || language === 'ja' ? country : `${country} `;
    return edit(claim, claim.text.slice(0, at) + spaced + claim.text.slice(at));
  });
};

const quotations = (claim: Claim): Claim[] => {
  const text = claim.quote?.text;
  if (text === undefined) return [];
  const middle = Math.floor(text.length / 2);
  return [
    text.replace(/\d/, (digit) => String((Number(digit) + 3) % 10)),
    text.slice(0, middle) + text.slice(middle + 2),
    `${text.slice(0, middle)}真not${text.slice(middle)}`,
    text.split(/ +/).length > 3 ? text.split(' ').reverse().join(' ') : `${text.slice(-4)}${text.slice(0, -4)}`,
  ].flatMap((changed) => withQuote(claim, changed));
};

const speakers = (claim: Claim, card: HandwrittenCard): Claim[] =>
  card.posts
    .filter(({ key }) => !claim.cites.includes(key))
    .flatMap(({ handle }) => edit(claim, claim.text.replace(/@\w+/, `@${handle}`)));

const hedges = (claim: Claim, index: number, card: HandwrittenCard): Claim[] =>
  (card.hedges ?? [])
    .filter((hedge) => hedge.claim === index && hedge.with !== '')
    .flatMap((hedge) => edit(claim, claim.text.replace(hedge.with, hedge.without)))
    // A liar calls it a fact as well.
    .flatMap((bare): Claim[] => [bare, { ...bare, kind: 'fact' }]);

/** Every mutant of every claim of a card. */
export const mutantsOf = (card: HandwrittenCard): Mutant[] =>
  card.claims.flatMap((claim, index) => {
    const { language } = card;
    const others = card.posts.filter(({ key }) => !claim.cites.includes(key)).map(({ key }) => key);
    const made: Readonly<Record<Mutation, readonly Claim[]>> = {
      'altered quotation': quotations(claim),
      'invented citation': [
        { ...claim, cites: [...claim.cites, 'P99'] },
        { ...claim, cites: ['z'] },
      ],
      'swapped citation': others.map((key) => ({ ...claim, cites: [key] })),
      number: numbers(claim),
      unit: UNIT_SWAPS.flatMap(([from, to]) => edit(claim, claim.text.replace(from, to))),
      'date or ordinal': dates(claim),
      version: versions(claim),
      entity: entities(claim),
      'added country': countries(claim, language),
      superlative: SUPERLATIVE[language].flatMap((words) => edit(claim, claim.text + words)),
      forecast: FORECAST[language].flatMap((words) => edit(claim, claim.text + words)),
      'hedge dropped': hedges(claim, index, card),
      'other speaker': speakers(claim, card),
      negation: edit(claim, NOT[language](claim.text)),
    };
    return MUTATIONS.flatMap((mutation) =>
      made[mutation].map((changed) => ({ mutation, language, original: claim, claim: changed })),
    );
  });
