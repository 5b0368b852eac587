// Names that a text holds, by form alone: capitals and digits, titles in their marks, katakana.

/** Names by form: runs of words with capitals or digits, titles in their marks, handles. */
const NAMES =
  /《[^》]{1,24}》|「[^」]{2,24}」|(?<![\p{Script=Latin}\p{N}@#])(?:\p{Lu}[\p{Script=Latin}\p{N}.+'’&-]*|\p{Ll}+\p{Lu}[\p{Script=Latin}\p{N}-]*|[A-Za-z]+[-.]?\d[\p{Script=Latin}\p{N}.-]*|CVE-\d{4}-\d+)(?: (?:of |de |& )?(?:\p{Lu}[\p{Script=Latin}\p{N}.+'’&-]*|v?\d+(?:\.\d+)*[\p{Script=Latin}]*(?![\p{Script=Latin}\p{N}])(?!%|,\d)))*|[\p{Script=Katakana}ー]{4,}/gu;
const NO_NAME =
  /^(?:I|We|You|He|She|It|They|The|A|An|This|That|These|Those|My|Our|Your|In|On|At|For|With|As|So|And|But|Or|If|When|After|Before|Just|Now|Today|Yes|No|Not|Here|How|Why|What|Who|Where|There|To|By|Of|From|Also|Even|New|All|Some|Most|One|First|More|Every|Everyone|Big|Great|Good|Is|Are|Was|Do|Does|Did|Can|Will|Would|Should|Could|Have|Has|Had|Let|Get|Got|Want|Still|Only|Really|Very|Big|Introducing|Announcing|Launching|Meet|Breaking|BREAKING|NEW|NEWS|Update|UPDATE|Via|RT|AM|PM|OK|GM|BTW|IMO|TL;DR|LOL|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Other|Others|Another|Both|Each|Such|Reality|Yesterday|Tomorrow|Tonight|Additionally|However|Meanwhile|Finally|Also|First|Second|Then|Over|Under|About|Around|Almost|Nearly|Still|Excited|Exciting|Recent|Thrilled|Available|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)$/u;

/** `We'll`, `That's`, `Feb 2025`: no names either. */
const CONTRACTION = /^(?:I|We|You|They|He|She|It|That|There|What|Who|Let|Here)['’]\p{Ll}+/u;
const DATE = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.? \d/u;

const LEADS_TO_NAME =
  /^(?:The|A|An|This|That|These|Those|My|Our|Your|In|On|At|For|With|As|So|And|But|Or|If|When|After|Before|Just|Now|Today|Introducing|Announcing|Launching|Meet|Breaking|BREAKING|NEW|Is|Are|Did|Does|Via|From|By|To|Both|While) +/u;

/** The first word of a sentence has a capital whatever it is. */
const PLAIN_WORD = /^\p{Lu}\p{Ll}+$/u;
const SHORT_TEXT = 3;
const WAIL = /(\p{L})\1\1/iu;

const isName = (name: string): boolean =>
  !NO_NAME.test(name) &&
  !CONTRACTION.test(name) &&
  !DATE.test(name) &&
  !WAIL.test(name) &&
  (name.length > 2 || /\d/.test(name)) &&
  !/^\d[\d.]*$/u.test(name);

/** Names that a text holds, by form, in its order, each once. */
export const namesIn = (text: string): string[] => {
  const isSentence = text.split(' ').length > SHORT_TEXT;
  const found = [...text.matchAll(NAMES)].flatMap(({ 0: name, index }) => {
    let bare = name.replace(/[.'’-]+$/u, '').replace(/['’]s$/u, '');
    while (LEADS_TO_NAME.test(bare)) bare = bare.replace(LEADS_TO_NAME, '');
    return isSentence && index === 0 && name.startsWith(bare) && PLAIN_WORD.test(bare) ? [] : [bare];
  });
  return [...new Set(found.filter(isName))];
};
