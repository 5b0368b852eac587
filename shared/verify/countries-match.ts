// Rule V8: countries of a claim must be those of the posts that it cites, by name, organisation or script.
import { COUNTRIES } from './claim-cues.data.ts';
import type { Span } from './own-words.ts';
import type { Source } from './source-post.ts';

/** Hours by a city's clock name no country. */
const CLOCK_OF = /(?:北京|上海|东京|東京|伦敦|巴黎)时间|\b(?:Beijing|Shanghai|Tokyo|London|Paris) time\b/gu;

const countriesOf = (text: string): string[] => {
  const rest = text.replace(CLOCK_OF, '');
  return Object.entries(COUNTRIES)
    .filter(([, pattern]) => pattern.test(rest))
    .map(([code]) => code);
};

/** Cities and the like are named as they are, whatever country is meant. */
const PLACE =
  /^(?:Beijing|Shanghai|Shenzhen|Hangzhou|San|Francisco|New|York|California|Silicon|Valley|Bay|Area|Wall|Street|White|House|Pentagon|Tokyo|Seoul|London|Paris|Berlin|Abu|Dhabi|Dubai)$/;
const PART_OF = /(?:^|\s)((?:North|South|East|West)(?:ern)?)\s$/u;

/** Where a text names countries that its posts name too, in whichever language: `Spain` of España, `South Korean`. */
export const sharedCountrySpans = (text: string, sources: readonly Source[]): Span[] => {
  const shared = new Set(countriesOf(text).filter((code) => sources.some((source) => carriesCountry(source, code))));
  return [...shared].flatMap((code) =>
    [...text.matchAll(new RegExp(COUNTRIES[code]?.source ?? '$^', `g${COUNTRIES[code]?.flags ?? 'u'}`))]
      .filter(([word]) => !word.split(' ').every((part) => PLACE.test(part)))
      .map((match) => ({
        start: match.index - (PART_OF.exec(text.slice(0, match.index))?.[1]?.length ?? -1) - 1,
        end: match.index + match[0].length,
      })),
  );
};

/** What a post says of its own country without naming it. */
const HOME: Readonly<Record<string, RegExp>> = { CN: /国内|我国|中文/u, JP: /国内/u, KR: /국내|우리나라/u };
const homeOf = ({ normal, lang }: Source): string[] =>
  Object.entries(HOME)
    .filter(([code, pattern]) => pattern.test(normal) && (code === 'JP') === (lang === 'ja'))
    .map(([code]) => code);

/** Words of an account that join a country: `LumenJapan`, `lumen_jp`. */
const handleWords = (handle: string): string =>
  handle.replace(/(?<=\p{Ll})(?=\p{Lu})|_/gu, ' ').replace(/ jp$/iu, ' Japan');

/** Whether a post names a country, or an organisation of it. */
const carriesCountry = (source: Source, code: string): boolean =>
  source.countries.has(code) ||
  homeOf(source).includes(code) ||
  countriesOf(`${source.normal} ${source.name ?? ''} ${handleWords(source.handle)}`).includes(code);

/** Scripts of one country alone: who writes in one, or is called so, is of it as far as readers can tell. */
const SCRIPT_OF: Readonly<Record<string, RegExp>> = {
  JP: /[\p{Script=Hiragana}\p{Script=Katakana}]{2}/u,
  KR: /\p{Script=Hangul}{2}/u,
  IL: /\p{Script=Hebrew}{2}/u,
};
/** Somebody who speaks, behind the country: 日本开发者, `Japanese users`. */
const SOMEBODY =
  /^(?:的|有|也有)?(?:一|两|几|多)?(?:位|名|个)?(?:开发者|工程师|程序员|研究[者员]|学者|教授|老师|设计师|画师|作者|作家|博主|账号|用户|网友|网民|推友|玩家|读者|学生|律师|医生|记者|创业者|投资人|团队|人(?![工形类才口民]))|^\s(?:\p{Ll}+ )?(?:developer|engineer|researcher|scholar|professor|designer|artist|author|writer|blogger|account|user|reader|player|founder|investor)s?\b/iu;

/** Whether a claim names a country only as that of somebody, and a post is of such an author by its script. */
const isOfAuthor = (claim: string, code: string, sources: readonly Source[]): boolean => {
  const script = SCRIPT_OF[code];
  const named = COUNTRIES[code];
  if (script === undefined || named === undefined) return false;
  const places = [...claim.matchAll(new RegExp(named.source, `g${named.flags}`))];
  return (
    places.every(({ 0: word, index }) => SOMEBODY.test(claim.slice(index + word.length))) &&
    sources.some(({ normal, name = '' }) => script.test(`${normal} ${name}`))
  );
};

/** Countries that a text and a post both name. */
export const sharedCountries = (text: string, { normal }: Source): string[] => {
  const own = countriesOf(text);
  return own.length === 0 ? [] : countriesOf(normal).filter((code) => own.includes(code));
};

/** V8: countries of a claim that its posts neither name nor imply by an organisation or by the author's script. */
export const addedCountries = (claim: string, sources: readonly Source[]): string[] => {
  const claimed = countriesOf(claim);
  if (claimed.length === 0) return [];
  return claimed.filter(
    (code) => !sources.some((source) => carriesCountry(source, code)) && !isOfAuthor(claim, code, sources),
  );
};
