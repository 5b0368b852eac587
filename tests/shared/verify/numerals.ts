// Numbers and months in words, for properties over generated values.
const ONES_EN =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS_EN = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ONES_ES =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  );
const TENS_ES = '- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ');
const ONES_FR =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const TENS_FR = '- - vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ');
const HAN = '零一二三四五六七八九';

export const english = (n: number): string =>
  n < 20 ? (ONES_EN[n] ?? '') : `${TENS_EN[Math.floor(n / 10)]}${n % 10 === 0 ? '' : `-${ONES_EN[n % 10]}`}`;
export const spanish = (n: number): string =>
  n < 30 ? (ONES_ES[n] ?? '') : `${TENS_ES[Math.floor(n / 10)]}${n % 10 === 0 ? '' : ` y ${ONES_ES[n % 10]}`}`;
export const french = (n: number): string => {
  if (n < 20) return ONES_FR[n] ?? '';
  const ten = Math.floor(n / 10);
  const rest = n - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10;
  if (rest === 0) return ten === 8 ? 'quatre-vingts' : (TENS_FR[ten] ?? '');
  return `${TENS_FR[ten]}${rest % 10 === 1 && ten < 8 ? ' et ' : '-'}${ONES_FR[rest]}`;
};
export const han = (n: number): string =>
  n < 10 ? (HAN[n] ?? '') : `${n < 20 ? '' : HAN[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : HAN[n % 10]}`;

export const MONTHS: Readonly<Record<'en' | 'es' | 'fr', readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
};
