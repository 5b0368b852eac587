// Patterns of spam, of bait, and of texts that address the machine that reads them. Data, in the languages of the posts.

/** Sells, promises or lures. */
export const SPAM =
  /\b(?:giveaway|airdrop|whitelist|presale|referral (?:code|link)|promo code|use (?:my )?code|dm (?:me|us|for)|link in bio|drop your wallet|claim (?:your|now)|100x gem|next 100x|passive income|zero experience|trading bot|follow (?:me |us )?(?:and|&|\+) (?:rt|retweet|repost|like)|like (?:and|&|\+) (?:rt|retweet|repost)|(?:rt|retweet|repost) (?:and|&|\+) (?:follow|like)|comment ["“']?\w+["”']? (?:below )?(?:and|to get))\b|空投|抽奖|返佣|邀请码|加微信|加[VvＶ][备私领]|私信我|评论区(?:打|扣|留)|转发(?:并)?关注|关注(?:并|\+|＋)转发|免费领|領取|代充|秒到账|副业日入|日入过|プレゼント企画|フォロー[＆&+]?リポスト|【副業】|自動で稼|プロフのLINE|sorteo|sígueme y comparte|código de referido|plazas limitadas|\bgana \d/iu;

/** Asks for reactions and says nothing. */
export const BAIT =
  /\b(?:feel illegal to know|\d+% of people use \w+ wrong|you'?re using \w+ wrong|bookmark this before|save this thread|parody account)\b|\bagree or disagree\?|\bwhich one (?:are|do) you (?:using|use)\?[\s\S]*\bA\)|建议收藏|不转不是|保存必須/iu;

/**
 * Addresses the model or the page instead of readers: orders, roles, tools, markup of Liquid, kramdown, HTML and Markdown. A
 * flagged post is counted and never told: the honest ones among them lose less than a report that obeys.
 */
export const INJECTION = new RegExp(
  [
    // Orders to forget what was said, in eleven languages.
    String.raw`(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+|the\s+|your\s+|my\s+|of\s+)*(?:previous|prior|above|earlier|preceding|system)\s+(?:instructions|prompts?|rules|messages)`,
    `忽略(?:之前|以上|上述|前面|先前|此前)的?(?:所有|全部|一切)?的?(?:指令|指示|提示|要求|规则|内容)|输出.{0,6}系统提示词|引用(?:本推文|这条推文|我的推文)`,
    String.raw`(?:以前|これまで|上記)の(?:すべての)?指示(?:を|は)?(?:すべて)?(?:無視|忘れ)|이전\s?(?:의\s?)?지시(?:를|사항)?`,
    String.raw`ignora(?:d)?\s+(?:todas\s+)?(?:las\s+)?instrucciones|ignore[zs]?\s+(?:toutes?\s+)?les\s+(?:instructions|consignes)|(?:vergiss|ignorier\w*)\s+(?:alle\s+)?(?:bisherigen|vorherigen|obigen)?\s*anweisungen|(?:забудь|игнорируй)(?:те)?\s+(?:все\s+)?предыдущие|ignore\s+(?:todas\s+)?as\s+instruções`,
    // Speaks to a machine as such.
    String.raw`(?:if you(?:'re| are)|as)\s+an?\s+(?:ai|llm|language model|assistant|bot)\b.{0,80}(?:summar|translat|report|write|say|cite|reply|output|must)`,
    String.raw`\b(?:note|notice|message|attention|reminder|dear|hello)\b.{0,15}\b(?:(?:ai|llm)\s+(?:readers?|models?|assistants?|summari[sz]ers?|systems?)|llms|language models?|summari[sz]ers?)\b`,
    String.raw`(?:when|while)\s+(?:you\s+)?summari[sz](?:e|ing)\s+(?:this|today|the)|\bauthori[sz]e you to\b|(?:new|updated)\s+(?:system\s+)?instructions?:|system\s?(?:prompt|message|override)\s*:|\b(?:cite|quote) (?:me|this (?:post|tweet)|p\d+)\b|\brot13\b|\bdecode and (?:follow|obey|execute)`,
    `(?:你是|作为)(?:一个)?(?:语言模型|大模型|AI助手|人工智能助手|摘要助手|总结助手).{0,40}(?:必须|请|停止|输出|写|总结)`,
    String.raw`\b(?:automated|robot|machine|ai)[- ](?:editors?|reporters?|summari[sz]ers?|readers?|writers?|curators?)\b|\b(?:print|reveal|show|repeat|output)\b.{0,20}\b(?:hidden|secret|system|initial) prompt\b|\b(?:every|each|the) (?:sentence|point|item|report|summary|digest)\b.{0,40}\bmust\b|\byour (?:report|summary|digest|output)\b.{0,20}\b(?:must|should|has to)\b`,
    // Roles, tools and tags of prompts.
    String.raw`"?role"?\s*:\s*"?(?:system|assistant|tool)|\{\s*"\w+"\s*:|\[\/?INST\]|<\|\w+\|>|<\/[a-z]\w*\s*>|<(?:script|iframe|img|svg|style|div|meta|object|system|user|assistant|tool|b|a)\b[^>]*>|\bon(?:click|error|load|mouse\w+|focus)\s*=|javascript:`,
    // Liquid, kramdown and Markdown that would act on the page.
    String.raw`\{\{|\{%|\{:{1,2}[\w\s.#"'=/-]*\/?\}|^\[[^\]]+\]:\s|^\*\[[^\]]+\]:|!\[[^\]]*\]\(|\]\(|\|\s*-{3,}\s*\||-{3,}\s\|\s-{3,}|^---\s*$[\s\S]*?^\w+:\s|^\s{0,3}#{1,6}\s\S`,
    // Long runs that only a decoder reads.
    String.raw`(?<![\w/.])[A-Za-z0-9+]{40,}={0,2}(?![\w/.])`,
  ].join('|'),
  'imu',
);
