// What stands around a number: about, more than, less than; and whether it says that something rose or fell by it.
import type { Quantity } from './quantities.ts';

export type Direction = 'up' | 'down';

const BOUNDS: readonly (readonly [NonNullable<Quantity['bound']>, RegExp])[] = [
  [
    'under',
    /(?:不到|不足|少于|低于|未满|至多|最多|最高|under|below|less than|fewer than|at most|up to|as many as|as much as|menos de|hasta|moins de|jusqu['’]à|미만|최대|未満|以下|最大|nearly|almost|\bsub-|近|将近|接近|casi|près de)\s*[$€£¥]?$/iu,
  ],
  [
    'over',
    /(?:超过|超過|超|逾|多于|高于|至少|最少|over|above|more than|at least|exceed(?:s|ing)?|más de|al menos|plus de|au moins|최소)\s*[$€£¥]?$/iu,
  ],
  [
    'about',
    /(?:大约|大概|约|約|左右|差不多|およそ|about|around|roughly|some|approximately|~|≈|alrededor de|unos|unas|environ|약)\s*[$€£¥]?$/iu,
  ],
];
const AFTER_ABOUT = /^\s?(?:左右|上下|前后|ほど|程度|くらい|정도)/u;
const AFTER_OVER = /^\s?(?:以上|多|余|\+|이상|超)/u;
const AFTER_UNDER = /^\s?(?:以下|以内|未満|미만|이하)/u;
const HAS_MORE = /[多余餘来+＋]/u;

export const boundOf = (text: string, start: number, end: number): Quantity['bound'] => {
  const before = text.slice(Math.max(0, start - 16), start);
  const after = text.slice(end, end + 4);
  const found = BOUNDS.find(([, pattern]) => pattern.test(before))?.[0];
  if (found !== undefined) return found;
  if (AFTER_ABOUT.test(after)) return 'about';
  if (AFTER_UNDER.test(after)) return 'under';
  return AFTER_OVER.test(after) || HAS_MORE.test(text.slice(start, end)) ? 'over' : undefined;
};

const SIGNED = /(?:^|[\s(（:：,，、])([+＋\-−–])\s?$/u;
const UP_BEFORE =
  /(?:上涨|上升|升高|增长|增加|增幅|提高|提升|涨|升|高出|多出|rose|risen|up(?! to)|gain\w*|increas\w+|grew|grow\w*|jump\w*|climb\w*|surg\w+|soar\w*|sub[eió]+|aument\w+|crec\w+|hausse|augment\w+|progress\w+|증가|상승|増|上昇|伸び)(?:了|约|約|超过|by| de|为|達)?\s*(?:by |about |约|超过)?$/iu;
const DOWN_BEFORE =
  /(?:下跌|下降|下滑|降低|减少|缩减|缩短|下调|跌|降|减|fell|fallen|down(?! to)|drop\w*|declin\w+|decreas\w+|los[te]|lower\w*|cut\w*|reduc\w+|shrank|baj\w+|cae|cayó|disminu\w+|baiss\w+|chut\w+|recul\w+|감소|하락|減|下落|低下)(?:了|约|約|超过|by| de|为)?\s*(?:by |about |约|超过)?$/iu;
const UP_AFTER = /^\s?(?:higher|more|increase|growth|gain|rise|faster|up\b|の?増|の?上昇|증가|상승|上涨|增长)/iu;
const DOWN_AFTER =
  /^\s?(?:lower|less|fewer|smaller|decrease|decline|drop|reduction|cheaper|off\b|down\b|の?減|の?低下|감소|하락|下跌|下降)/iu;

/** Whether a change by a share is one upwards or downwards, where its sign or the words beside it say so. */
export const directionOf = (text: string, start: number, end: number): Direction | undefined => {
  const before = text.slice(Math.max(0, start - 20), start);
  const sign = SIGNED.exec(before)?.[1];
  if (sign !== undefined) return /[+＋]/.test(sign) ? 'up' : 'down';
  const after = text.slice(end, end + 12);
  if (DOWN_BEFORE.test(before) || DOWN_AFTER.test(after)) return 'down';
  return UP_BEFORE.test(before) || UP_AFTER.test(after) ? 'up' : undefined;
};
