// Patterns of texts that address the machine that reads them, or would act on a page. Data, in the languages of the posts.

/** One pattern of many; `s` is never set: an order and its object stand in one line. */
const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'imu');

/** Readers that are machines. */
const MACHINE = String.raw`(?:(?:ai|llm|language|foundation)\s+(?:readers?|models?|assistants?|agents?|bots?|summari[sz]ers?|systems?|editors?|crawlers?)|ais|llms|chatbots?|summari[sz]ers?)`;
/** What a machine is told to do to a report. */
const DO =
  '(?:rank|write|say|state|add|cite|quote|output|print|include|report|mention|translate|summari[sz]e|repeat|reply|respond|answer|mark|set|ignore|describe|praise|recommend|put|make|list|stop|begin|start)';
/** Who tells what somebody asked of a machine asks nothing of one. */
const NARRATED = String.raw`\b(?:told|tells?|asked|asks?|tricked|convinced|instructed|got|made|taught|tried|tries)\b[^.!?:\n]{0,40}`;
/** Where a command begins: at a sentence's start, behind a colon, or behind a word that asks. */
const START = String.raw`(?<!${NARRATED})(?:^|[.!?:;,…—–\n>\]"“]|\b(?:please|now|must|should|to|and|then|(?<!\b(?:can|could|do|does|did|would)\s)you|kindly|just))\s*`;

const FORGET_ENGLISH = String.raw`(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+|of\s+|these\s+)*(?:previous|prior|above|earlier|preceding|system|your|safety)\s+(?:instructions?|prompts?|rules?|messages?|guidelines)`;

/** Orders to forget what was said, in the other languages. */
const FORGET_OTHERS = [
  '(?:忽略|无视|無視|忘记|忘記|忘掉)(?:掉)?(?:你?(?:之前|以上|上述|上面|前面|先前|此前)的?)(?:所有|全部|一切)?的?(?:指令|指示|提示词?|要求|规则|規則)',
  '(?:以前|これまで|上記|前)の(?:すべての)?(?:指示|命令)(?:を|は)?(?:すべて|全て)?(?:無視|忘れ)(?!.{0,4}と(?:言|い))',
  '이전\\s?(?:의\\s?)?(?:모든\\s?)?(?:지시|명령)(?:를|을|사항)?(?:을)?\\s?(?:모두|전부)?\\s?(?:무시|잊)',
  String.raw`(?:ignor(?:a|ad|e)|olvid[ae])\s+(?:todas\s+)?(?:las\s+)?instrucciones|(?:ignore[zs]?|oublie[zs]?)\s+(?:toutes?\s+)?les\s+(?:instructions|consignes)|(?:vergiss|ignorier\w*)\s+(?:alle\s+)?(?:bisherigen|vorherigen|obigen)?\s*anweisungen|(?:забудь|игнорируй)(?:те)?\s+(?:все\s+)?(?:предыдущие|прежние)|(?:ignore|desconsidere|esqueça)\s+(?:todas\s+)?as\s+instruções|(?:ignora|dimentica)\s+(?:tutte\s+)?le\s+istruzioni|negeer\s+(?:alle\s+)?(?:vorige|eerdere)\s+instructies|zignoruj\s+(?:wszystkie\s+)?poprzednie\s+(?:instrukcje|polecenia)|abaikan\s+(?:semua\s+)?(?:instruksi|perintah)\s+sebelumnya|bỏ qua\s+(?:mọi|tất cả|các)\s+(?:hướng dẫn|chỉ dẫn|lệnh)|önceki\s+(?:tüm\s+)?(?:talimatları|komutları)\s+(?:yok say|unut|görmezden)`,
  'تجاهل\\s+(?:جميع\\s+|كل\\s+)?التعليمات|(?:पिछले|पहले के)\\s+(?:सभी\\s+)?निर्देशों\\s+को\\s+(?:अनदेखा|भूल)|התעלם\\s+מ(?:כל\\s+)?ההוראות|ละเว้นคำสั่งก่อนหน้า|(?:ละเลย|ลืม)คำสั่งก่อนหน้า',
];

/** What an order to forget says in plain English: looked for in what a post hides as well. */
export const FORGET = anyOf(FORGET_ENGLISH);

/** Orders that no reader is meant by, wherever they stand. */
const COMMANDS = [
  ...FORGET_OTHERS,
  String.raw`\bif you(?:'re| are)\s+an?\s+(?:ai|llm|(?:large\s+)?language model|chatbot)(?:\s+(?:model|assistant|agent|system))?(?:\s+(?:reading|summari\w+|process\w+|parsing|scraping|that|who)\b[^!?\n]{0,60})?\s*[,.:;—–-]\s*(?:please\s+|then\s+|(?:you\s+)?(?:must|should)\s+)*${DO}\b`,
  String.raw`\bas an?\s+(?:ai|llm|language model|assistant|chatbot)(?:\s+(?:model|assistant))?,?\s+you\s+(?:must|should|will|are|have)\b`,
  String.raw`\b(?:note|notice|message|reminder|instructions?|memo)\s+(?:for|to)\s+(?:all\s+|any\s+|the\s+|every\s+)*${MACHINE}\b.{0,80}\b${DO}\b`,
  String.raw`\b(?:attention|dear|hello|hey)[\s,]+(?:all\s+|any\s+)?${MACHINE}\s*[,:!;—–-].{0,80}\b${DO}\b`,
  String.raw`\b(?:when|while)\s+(?:you\s+)?summari[sz](?:e|ing)\s+(?:this|these|today'?s?)\b.{0,60}\b${DO}\b`,
  String.raw`\bto\s+(?:all|any|every|the)\s+(?:${MACHINE}|ai|llm)(?:\s+\w+){0,3}\s*[:,].{0,20}\b${DO}\b`,
  String.raw`\bauthori[sz]e you to\s+${DO}\b|\bdecode and (?:follow|obey|execute)\b|\bcite p\d+ for\b`,
  String.raw`^\s*(?:system|assistant)\s*:.{0,80}\b(?:must|write|say|output|cite)\b`,
  String.raw`\b(?:summary|digest|report)\b.{0,40}\bmust\s+(?:start|begin|open)\s+with\s+(?:the\s+(?:words?|sentence|line)\b|["“'‘「])`,
  '(?:你是|作为).{0,6}(?:摘要|总结|汇总)助手.{0,40}(?:必须|停止|输出|写)|请?输出(?:你的)?.{0,4}系统提示词|写成.{0,20}(?:第一条|头条|要点)|(?:これを|この投稿を)要約する(?:AI|モデル)',
];

/** Speaks to the machine that reads, and orders: no reader is meant. */
export const ORDERS = anyOf(
  START + FORGET_ENGLISH,
  String.raw`${START}(?:repeat|print|reveal|show|output)\s+(?:me\s+)?your\s+(?:(?:hidden|secret|full|entire|system|initial|original)\s+)+(?:prompt|instructions)\b`,
  ...COMMANDS,
);

/** What ends the text of strangers for a model that believes it, or speaks in another role. */
const ROLES = [
  String.raw`"?role"?\s*:\s*"?(?:system|assistant|tool)|"?(?:toolUse|tool_use|tool_calls|stopReason|stop_reason|finish_reason)"?\s*:|"(?:tool|function|storyId|claims|arguments)"\s*:\s*["[{]|\[\/?INST\]|<\|\w+\|>|<\/?(?:system|user|assistant|tool|data|posts?)\b[^>]*>`,
  String.raw`<<<[0-9a-f]{12,}|[0-9a-f]{12,}>>>|[-=#]{3,}\s*(?:end|begin|start) of (?:data|posts|input|context|document)|^\s*(?:system|assistant)\s*:`,
];

/** Would act on a page: Liquid, kramdown, HTML and Markdown. */
const MARKUP = [
  String.raw`<\/[a-z]\w*\s*>|<(?:script|iframe|img|svg|style|div|meta|object|b|a)\b[^>]*>|\bon(?:click|error|load|mouse\w+|focus)\s*=|javascript:(?!\w{2,}\.|\s)|<javascript`,
  String.raw`\{\{-?\s*(?:site|page|layout|content|include|post|paginator)\b|\{%|\{:{1,2}[\w\s.#"'=/-]*\/?\}|^\[[^\]\n]+\]:\s|\[\w+\]: (?!https?:)\w+:|^\*\[[^\]\n]+\]:|!\[[^\]\n]*\]\(|\[[^\]\n]*\]\([^)\s]*:|\|\s*-{3,}\s*\||-{3,}\s\|\s-{3,}|^---\s*$[\s\S]*?^\w+:\s|^(?:layout|permalink|title):\s.*$[\s\S]*?^(?:layout|permalink|title):\s|^\s{0,3}#{1,6}\s\S`,
];

/** Looks like an attack, and may be an honest post about one, or about a page or a prompt. */
export const SUSPICIOUS = anyOf(
  ...COMMANDS,
  FORGET_ENGLISH,
  ...ROLES,
  ...MARKUP,
  String.raw`\b(?:when|while)\s+(?:you\s+)?summari[sz](?:e|ing)\s+(?:this|today|these)\b|\bauthori[sz]e you to\b|(?:new|updated)\s+(?:system\s+)?instructions?:|system\s?(?:prompt|message|override)\s*:|\b(?:cite|quote) (?:this (?:post|tweet)|p\d+)\b|(?<!(?:n[o'’]t|never) )\bcite me\b|\brot13\b`,
  String.raw`\b(?:note|notice|message|reminder|attention|dear|hello)\b(?:\s+(?:for|to))?[\s,]+(?:all\s+|any\s+)?${MACHINE}\s*[,:!]`,
  String.raw`\b(?:your|this|the)\s+(?:summary|digest|report|output)\s+(?:must|should|has to)\b.{0,30}\b(?:say|state|start|begin|mention|include)\b`,
  String.raw`\b(?:print|reveal|show|repeat|output)\s+(?:me\s+)?your\b.{0,20}\b(?:system|hidden|secret|initial|original)\s.{0,10}prompt\b|\b(?:automated|robot|machine)[- ](?:editors?|reporters?|summari[sz]ers?|readers?|curators?)\b`,
  String.raw`(?:ignore|disregard|forget)\s+(?:everything|all|the)\s+(?:above\b(?!\s+[$\d])|before\s+this|you\s+(?:were|have\s+been)\s+told)|\bstop\s+summari[sz]ing\b|\bnew\s+task\s*:|\byour\s+new\s+task\s+is\b|^(?:ai|llms?|assistant)\s*[:,].{0,60}\byou\s+must\b|\byou\s+are\s+now\s+in\s+\w+\s+mode\b`,
  '^\\s*系统\\s*[:：].{0,20}(?:必须|输出|写)|(?:给|致)(?:所有|任何)?.{0,4}(?:AI|模型)(?:读者|助手|工具)?的?(?:提示|指令|注意)?[:：]',
  '输出.{0,6}系统提示词|引用(?:本推文|这条推文|我的推文)|(?:你是|作为)(?:一个)?(?:语言模型|大模型|AI助手|人工智能助手)，?(?:你)?(?:必须|停止|只能)',
);

/** Runs that only a decoder reads. */
export const ENCODED = /(?<![\w/.+=-])[A-Za-z0-9+/]{24,}={0,2}(?![\w/.+=-])/g;

/** Latin letters and the Cyrillic and Greek ones that look like them. */
export const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    ԁ: 'd',
    һ: 'h',
    к: 'k',
    т: 't',
    м: 'm',
    ı: 'i',
    ο: 'o',
    α: 'a',
    ε: 'e',
    ι: 'i',
    ν: 'v',
    υ: 'u',
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    Х: 'X',
    І: 'I',
    Ѕ: 'S',
    Ј: 'J',
    Α: 'A',
    Β: 'B',
    Ε: 'E',
    Ι: 'I',
    Ο: 'O',
  }),
);
