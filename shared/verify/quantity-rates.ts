// Finds what a number is for: `per month`, `a week`, `每天`, `/s`, `per million`.
import { matchesOf } from '../text/matches.ts';
import type { Quantity, Reading } from './quantities.ts';

/** What stands before the unit; `per GPU-hour` and `/seat-mo` say of what besides. */
const PER =
  '(?:\\b(?:per[\\s-](?:\\p{L}{2,6}-)?|(?:an?|por|par|al?|à la|each|every)\\s)|/\\s?(?:\\p{L}{2,6}-)?|[每毎](?:个|個)?|매\\s?)';
const RATES: readonly (readonly [RegExp, Reading])[] = (
  [
    ['second', 1, 'seconds?|secs?|s|segundos?|secondes?|秒|초', ''],
    ['second', 60, 'minutes?|mins?|minutos?|分钟|分|분', ''],
    ['second', 3600, 'hours?|hrs?|h|horas?|heures?|小时|小時|時間|시간', 'hourly|时薪'],
    ['second', 86_400, 'days?|d[íi]as?|jours?|天|日|일', 'daily|DAUs?|diari[oa]|日均|日活|quotidien\\w*|일일'],
    ['second', 604_800, 'weeks?|wks?|semanas?|semaines?|周|週|주', 'weekly|WAUs?|周活|週間|semanal\\w*|hebdo\\w*|주간'],
    [
      'month',
      1,
      'months?|mos?|mth|mes(?:es)?|mois|月|개?월',
      'monthly|MAUs?|月付|月费|月活|包月|月額|mensual\\w*|mensuel\\w*|월간',
    ],
    [
      'month',
      12,
      'years?|yrs?|a[ñn]os?|an(?:s|n[ée]es?)?|年|년',
      'annual(?:ly)?|yearly|ARR|年付|年费|包年|年間|anual\\w*|annuel\\w*|연간',
    ],
    ['count', 1e3, 'thousands?|mil|mille|千|천', ''],
    ['count', 1e6, '(?:1 ?)?millions?(?: de)?|mill[óo]n|百万|백만|100万|(?:1 ?)?M', ''],
    ['count', 1e9, 'billions?|milliards?|十亿|10亿', ''],
  ] as const
).map(([unit, value, names, adverbs]) => [
  new RegExp(
    `${PER}(?:${names})(?!\\p{Script=Latin}|(?<=\\p{Script=Latin})\\d)${adverbs === '' ? '' : `|(?<![\\p{Script=Latin}])(?:${adverbs})(?![\\p{Script=Latin}])`}`,
    'giu',
  ),
  { unit, value },
]);

/** `每秒出多少token` asks for a number and gives none. */
const ASKS = /^\p{Script=Han}{0,4}(?:多少|几)/u;

/** `per month`, `a week`, `/s`: what a source says for one of a unit, which a claim may write with a 1. */
export const ratesOf = (text: string): Quantity[] =>
  RATES.flatMap(([pattern, reading]) =>
    matchesOf(text, pattern)
      .map((match) => ({
        text: match[0],
        start: match.index,
        end: match.index + match[0].length,
        readings: [reading],
      }))
      .filter(({ end }) => !ASKS.test(text.slice(end, end + 6))),
  );
