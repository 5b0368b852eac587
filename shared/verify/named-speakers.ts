// Who speaks by name in a section of views, by form alone: rule F-V1 and whoever keeps it count the same speakers.
import { labelsOf } from '../text/labels.ts';

/** Verbs behind a speaker's name, in the languages of reports. */
const SAYS_ZH =
  '(?:说|称|认为|觉得|表示|指出|写道|提醒|担心|担忧|主张|看重|看好|看中|看到|形容|介绍|建议|反驳|质疑|强调|回应|承认|感叹|叹道?|预测|预计|估计|想|相信|希望|怀疑|发现|举出|举例|警告|批评|追问|问|把|拿|道贺|喜欢|不喜欢|不认为|不同意|不信|不看好|反对|支持|赞同|嫌|抱怨|调侃|提出|提到|解释|补充|透露|宣布|推荐|主推|判断|设想|等着|要看|要的|要求|更愿|宁愿|只|也|则|却|还|又|就|都|劝|笑|骂|夸|赞|回答|总结|描述|比作|归于|归因)';
const SAYS_EN =
  "(?:says?|said|thinks?|thought|argues?|argued|believes?|believed|writes?|wrote|notes?|noted|finds?|found|calls?|called|warns?|warned|adds?|added|asks?|asked|replies|replied|disagrees?|disagreed|agrees?|agreed|doubts?|doubted|expects?|expected|wants?|wanted|sees?|saw|likes?|liked|prefers?|preferred|predicts?|predicted|reports?|reported|claims?|claimed|counters?|countered|points?|pointed|describes?|described|complains?|complained|suggests?|suggested|recommends?|recommended|tells?|told|puts?|holds?|held|worries|worried|hopes?|hoped|praises?|praised|reckons?|estimates?|estimated|objects?|objected|questions?|questioned|dismisses|dismissed|welcomes?|welcomed|compares?|compared|jokes?|joked|admits?|admitted|explains?|explained|insists?|insisted|urges?|urged|would|does(?: not|n't)|did(?: not|n't)|has|is(?: not|n't)?)";

/** What stands behind a name: `（OpenAI）`, ` (OpenAI)`. */
const ROLE = '(?:\\s?[（(][^（）()]{1,40}[）)])?';
const LATIN_NAME = "@?[A-Za-z][\\w.'’-]*(?: \\p{Lu}[\\p{L}\\w.'’-]*){0,3}";
/** One of many is no name. */
const NOBODY =
  /^(?:一|有|两|三|几|多|不少|许多|另|某|其|他|她|它|我|你|这|那|该|大家|人们|用户|作者|网友|开发者|官方|报告|论文|推文|公司|模型|研究|收录)|(?:用户|作者|网友|开发者|们|人|者)$/u;
const NO_NAME_EN =
  /^(?:@?(?:it|he|she|they|we|i|you|who|that|this|these|those|one|some|many|others?|another|both|nobody|everyone|someone|users?|developers?|authors?|people|posts?|the|a|an|and|but|or|what|which|there))\b/iu;

const ZH = [
  new RegExp(`(?<![A-Za-z0-9@_])(${LATIN_NAME})${ROLE}${SAYS_ZH}`, 'gu'),
  new RegExp(`(?<=^|[，。；、：“”])(\\p{Script=Han}{2,4}?)${ROLE}${SAYS_ZH}`, 'gu'),
];
const EN = [
  new RegExp(
    `(?<![\\w@])(@\\w+|\\p{Lu}[\\p{L}\\w.'’-]*(?: \\p{Lu}[\\p{L}\\w.'’-]*){0,3})${ROLE},? ${SAYS_EN}\\b`,
    'gu',
  ),
  new RegExp(`\\b${SAYS_EN} (@\\w+|\\p{Lu}[\\p{L}\\w.'’-]*(?: \\p{Lu}[\\p{L}\\w.'’-]*){1,3})`, 'gu'),
];

/** A line that opens with its speaker: `Ada Byron（Aster Labs）：…`. */
const OPENS_ZH = /^([^\s，。；：“”（）()][^，。；：“”（）()\n]{1,30})(?:\s?（[^（）\n]{1,60}）)?：(?=\S)/gmu;
const OPENS_EN = /^([@\p{Lu}][^,;:“”().?!\n]{1,40})(?: \([^()\n]{1,60}\))?: (?=\S)/gmu;

/** Speakers whom a text has say something under their name, each once; a line of it that opens with a name and a colon is that one's. */
export const namedSpeakers = (given: string, language: 'zh-CN' | 'en'): string[] => {
  const patterns = language === 'en' ? [...EN, OPENS_EN] : [...ZH, OPENS_ZH];
  const { judgement } = labelsOf(language);
  const text = given.replaceAll(new RegExp(`^${RegExp.escape(judgement)}`, 'gmu'), '');
  const names = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name.replace(/^@/, '')),
  );
  return [...new Set(names.filter((name) => !NOBODY.test(name) && !NO_NAME_EN.test(name)))];
};

const QUOTED = /“[^“”]+”|"[^"]+"/u;

/** Rule F-V1: a view holds a verbatim quotation, or two named speakers. */
export const holdsView = (texts: readonly string[], language: 'zh-CN' | 'en'): boolean =>
  texts.some((text) => QUOTED.test(text)) || namedSpeakers(texts.join('\n'), language).length >= 2;
