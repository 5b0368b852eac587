// Names of languages in the six languages of posts, by the code that a post's `lang` begins with. Data.

export interface LanguageNames {
  /** In English, with a capital. */
  readonly english: string;
  /** In any of the languages, as a post may name it: a pattern. */
  readonly any: string;
}

export const LANGUAGE_NAMES: Readonly<Record<string, LanguageNames>> = {
  zh: {
    english: '(?:Chinese|Mandarin|Cantonese)',
    any: '中文|汉语|漢語|普通话|华语|中国語|중국어|\\bchin[oa]\\b|\\bchinois\\b',
  },
  en: { english: 'English', any: '英语|英文|英語|영어|\\bingl[ée]s\\b|\\banglais\\b' },
  ja: { english: 'Japanese', any: '日语|日文|日語|日本語|일본어|\\bjapon[ée]s\\b|\\bjaponais\\b' },
  ko: { english: 'Korean', any: '韩语|韩文|韓語|韓国語|한국어|\\bcoreano\\b|\\bcor[ée]en\\b' },
  es: {
    english: '(?:Spanish|Castilian)',
    any: '西班牙语|西班牙文|西语|スペイン語|스페인어|\\bespañol\\b|\\bcastellano\\b|\\bespagnol\\b',
  },
  fr: { english: 'French', any: '法语|法文|フランス語|프랑스어|\\bfranc[ée]s\\b|\\bfrançais\\b' },
  de: { english: 'German', any: '德语|德文|ドイツ語|독일어|\\balem[áa]n\\b|\\ballemand\\b|\\bdeutsch\\b' },
  pt: { english: 'Portuguese', any: '葡萄牙语|葡语|ポルトガル語|포르투갈어|\\bportugu[ée]s\\b|\\bportugais\\b' },
  it: { english: 'Italian', any: '意大利语|意大利文|イタリア語|이탈리아어|\\bitaliano\\b|\\bitalien\\b' },
  ru: { english: 'Russian', any: '俄语|俄文|ロシア語|러시아어|\\bruso\\b|\\brusse\\b' },
  uk: { english: 'Ukrainian', any: '乌克兰语|ウクライナ語|우크라이나어|\\bucraniano\\b|\\bukrainien\\b' },
  ar: { english: 'Arabic', any: '阿拉伯语|阿拉伯文|アラビア語|아랍어|\\b[áa]rabe\\b' },
  hi: { english: 'Hindi', any: '印地语|ヒンディー語|힌디어|\\bhindi\\b' },
  vi: { english: 'Vietnamese', any: '越南语|越南文|ベトナム語|베트남어|\\bvietnamita\\b|\\bvietnamien\\b' },
  th: { english: 'Thai', any: '泰语|泰文|タイ語|태국어|\\btailand[ée]s\\b|\\bthaï\\b' },
  in: {
    english: 'Indonesian',
    any: '印尼语|印度尼西亚语|インドネシア語|인도네시아어|\\bindonesio\\b|\\bindonésien\\b',
  },
  tr: { english: 'Turkish', any: '土耳其语|トルコ語|터키어|\\bturco\\b|\\bturc\\b' },
  nl: { english: 'Dutch', any: '荷兰语|オランダ語|네덜란드어|\\bneerland[ée]s\\b|\\bnéerlandais\\b' },
  pl: { english: 'Polish', any: '波兰语|ポーランド語|폴란드어|\\bpolaco\\b|\\bpolonais\\b' },
  he: { english: 'Hebrew', any: '希伯来语|ヘブライ語|히브리어|\\bhebreo\\b|\\bhébreu\\b' },
  fa: { english: '(?:Persian|Farsi)', any: '波斯语|ペルシア語|페르시아어|\\bpersa\\b|\\bpersan\\b' },
};
