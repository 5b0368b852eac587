// Cues in texts: what kind of event a sentence tells, hedges, denials, opinions, in English, Chinese, Japanese and Spanish. Data.

export interface EventCue {
  /** Key of the language pack's word for it. */
  readonly event: EventKind;
  readonly pattern: RegExp;
}

export type EventKind =
  | 'release'
  | 'openSource'
  | 'update'
  | 'pricing'
  | 'partnership'
  | 'acquisition'
  | 'acquisitionOption'
  | 'funding'
  | 'leaderboard'
  | 'paper'
  | 'rumour'
  | 'lawsuit'
  | 'people'
  | 'deprecation'
  | 'security'
  | 'deployment';

/** In order of how specific they are: the first that fits a sentence wins. */
export const EVENT_CUES: readonly EventCue[] = [
  {
    event: 'rumour',
    pattern:
      /\b(?:rumou?r(?:s|ed)?|leak(?:s|ed)|reportedly|i'?m hearing|word is|allegedly)\b|传闻|据传|爆料|网传|疑似|听说|噂|リーク|rumores?\b|se rumorea/iu,
  },
  {
    event: 'acquisitionOption',
    pattern:
      /\boption to (?:buy|acquire)|right to (?:buy|acquire)|收购(?:选择权|期权|权)|买下.{0,6}选择权|opción de (?:compra|comprar)/iu,
  },
  {
    event: 'acquisition',
    pattern:
      /\b(?:acquir(?:es?|ed|ing)|acquisition|to buy|buys|bought|takeover)\b|收购|收購|买下|併購|并购|買収|\badquiere\b|\bcompra\b|\bha comprado\b/iu,
  },
  { event: 'lawsuit', pattern: /\b(?:sues?|sued|suing|lawsuit|court ruling)\b|起诉|诉讼|提訴|demanda judicial/iu },
  {
    event: 'funding',
    pattern:
      /\b(?:raise[sd]?|raising) \$?\d|\bseries [a-f]\b|\bfunding round\b|融资|资金調達|資金調達|ronda de financiaci[oó]n/iu,
  },
  {
    event: 'deprecation',
    pattern:
      /\b(?:deprecat(?:e[sd]?|ing|ion)|sunset(?:s|ting)?|shut(?:s|ting)? down|discontinu(?:e[sd]?|ing)|end of life|retir(?:es?|ing|ed))\b|下线|停服|停止服务|弃用|提供終了|サービス終了/iu,
  },
  {
    event: 'openSource',
    pattern:
      /\bopen[- ]?sourc(?:ed|es|ing)\b|\b(?:is|now|fully|are) open[- ]source|\bopen[- ]source (?:model|release|tool|framework|version|dense)|\bopen[- ]weights?\b|\bweights (?:are )?(?:on|now|available)|开源(?:了|发布|版|模型|项目|啦|，|！|。)|正式开源|宣布开源|已开源|オープンソース(?:化|で公開|として)|código abierto|pesos abiertos/iu,
  },
  {
    event: 'partnership',
    pattern:
      /\bpartner(?:s|ed|ing|ship)\b|\bteam(?:s|ed|ing)? up\b|\bcollaborat(?:e|es|ed|ing|ion) with\b|\bjoin(?:s|ed|ing)? forces\b|合作|携手|联手|提携|\bcolabora(?:ción)?\b|\balianza\b|\bse al[ií]an?\b/iu,
  },
  {
    event: 'pricing',
    pattern:
      /\b(?:pric(?:ed at|ing|e (?:cut|drop|hike|increase|change))|(?:cuts?|raises?|lowers?|slash(?:es|ed)?) (?:the |its )?prices?|subscriptions?|rate limits?|usage limits?|quotas?|(?:pro|max|plus|free|go|team) (?:plan|tier)s?|\$\d+\s?(?:\/|per |a )\s?(?:mo|month|seat|user))\b|套餐|定价|降价|涨价|额度|限额|限流|订阅价|每月\s?\d+|料金|値下げ|値上げ|月額|baja(?:n|da)? (?:el|de) precio|suscripción/iu,
  },
  {
    event: 'leaderboard',
    pattern:
      /#1\b|\bno\. ?1\b|\branked? (?:#|no|first|1st)|\bleaderboard\b|\btops? the\b|登顶|榜首|排名第一|榜单|夺冠|首位|1位/iu,
  },
  {
    event: 'deployment',
    pattern:
      /\bdeploy(?:s|ed|ing|ment)?\b|\brolled out\b|\bon patrol\b|\bpatrol(?:s|ling)?\b|部署|落地|上岗|巡逻|配備|導入|despliegue|desplieg(?:a|an)|patrulla/iu,
  },
  {
    event: 'paper',
    pattern:
      /\b(?:(?:new|our|this) paper|paper:|arxiv|preprint|researchers (?:from|at)|(?:new|joint) (?:study|research))\b|论文|論文|研究(?:显示|发现|表明)|artículo cient[ií]fico|nuevo estudio/iu,
  },
  {
    event: 'update',
    pattern:
      /\b(?:updat(?:e|es|ed)|upgrad(?:e|es|ed)|new (?:version|feature|features)|improv(?:es|ed|ements?)|now supports?|gets? (?:a |an |new |production ))|更新|升级|升級|新增|アップデート|アップグレード|actualiza(?:ción)?\b/iu,
  },
  {
    event: 'release',
    pattern:
      /\b(?:introduc(?:es?|ed|ing)|launch(?:es|ed|ing)?|releas(?:e[sd]?|ing)|announc(?:ed|ing)|unveil(?:s|ed|ing)?|shipp(?:ed|ing)|(?:just|has|have) dropped|dropped (?:a|an|its|their|the|today|on)|rolling out|now available|available (?:today|now|in)|is (?:here|live|out|now)|are (?:here|live|out)|meet (?=[A-Z])|debut(?:s|ed)?|presenting)\b|发布|發佈|發表|推出|上线|上線|亮相|问世|正式版|リリース|公開|発表|登場|\blanza(?:n|do|miento)?\b|\bpresenta(?:n|do)?\b|\bya disponible\b/iu,
  },
  { event: 'security', pattern: /\bvulnerabilit(?:y|ies)\b|\bexploit(?:s|ed)?\b|漏洞|脆弱性|vulnerabilidad/iu },
  {
    event: 'people',
    pattern:
      /\b(?:steps? down|stepping down|appointed (?:as|ceo|to)|i'?m (?:joining|leaving)|joins? \w+ as|has left|new ceo)\b|离职|加入了|入职|出任|卸任|退任|就任/iu,
  },
];

/** The author says that the sentence before is not so: what stands before must not be quoted. */
export const DENIAL =
  /^(?:no\b|nope|not true|not really|wrong\b|false\b|actually,? no|didn'?t|it (?:did|does|is|was)n'?t|this is (?:false|wrong|not)|that'?s (?:false|wrong|not)|just kidding|jk\b|psych|sike|不是|并不是|并非|才不|假的|错了|不对|没有的事|骗你|开玩笑|嘘です|違い?ます|そんなことはない|no es (?:verdad|cierto)|mentira|falso)/iu;

/** Opens with a word that points back to something outside the sentence. */
export const POINTS_BACK =
  /^(?:now (?:they|it|he|she)|they|it|its|it's|this|these|those|that|that's|he|she|him|her|his|their|there|here's why|but|and|or|so|also|however|because|which|where|then|instead|另外|但是?|而且|所以|因此|不过|然而|其中|它|他|她|这|那|此|该|其|それ|これ|あれ|しかし|でも|また|pero|esto|eso|también|además)(?![\p{L}])/iu;
export const POINTS_BACK_HAN =
  /^(?:另外|但|而且|所以|因此|不过|然而|其中|它|他|她|这|那|此外|该|其|同时|还有|それ|これ|あれ|しかし|でも|また)/u;

/** Greetings, prompts, calls to action: nothing that a report quotes. */
export const NO_STATEMENT =
  /^(?:hi|hello|hey|gm|good morning|thanks|thank you|wow|omg|lol|haha|congrat|breaking\b.{0,3}$|thread\b|link\b|links? (?:below|in)|details|more (?:here|info|below)|read (?:more|the|our)|learn more|watch|hear (?:how|from)|see (?:below|how|the|it)|check (?:it|out|this)|try (?:it|out|today|now)|join|sign up|subscribe|follow|register|download|get started|drop|comment|tag|share|retweet|rt\b|dm\b|click|vote|order|buy|grab|don'?t miss|stay tuned|let me know|tell me|what do you think|guide:|paper:|blog|github|code:|repo|prompt|source:|via\b|cc\b|ps\b|p\.s|video made|made with|(?:introducing|meet|announcing) [^,，]{0,40}$|(?:makes|looks|sounds|seems|feels|turns out|asked|got|gonna|love|loving)\b|快来|点击|链接|关注|转发|欢迎|感谢|谢谢|哈哈|卧槽|早安|早上好|提示词|来源|详情|评论区|分享一下|原文|论文(?:链接|地址)|项目地址|开源地址|体验地址|おはよう|ありがとう|詳細は|こちら|gracias|hola|buenos d[ií]as)/iu;

/** A speaker's own view: what a section on views quotes. */
export const OPINION =
  /\b(?:i (?:think|believe|feel|don'?t think|doubt|suspect|expect|love|hate|prefer|bet)|imo|imho|in my (?:opinion|view|experience)|my (?:take|view)|we (?:should|need|must)|should(?:n'?t)?|overrated|underrated|overhyped|the (?:real|problem|point|truth)|better than|worse than|impressive|disappoint(?:ed|ing)|dumb(?:est)?|mistake|wrong|surprising(?:ly)?|amazing|incredible|great|terrible|useless|game[- ]changer|hype|honestly|shock(?:ed|ing)?|hope|wish|glad|crazy|insane|wild|useful|annoying|frustrat\w+|worth|can'?t believe|must|powerful|beautiful|sad|smart(?:est)?|intelligent|obvious(?:ly)?|clearly|exactly)\b|我(?:觉得|认为|感觉|相信|怀疑)|个人(?:觉得|认为|感觉)|应该|不应该|真正的|最好的?|不如|太(?:贵|强|差|慢|好)|失望|牛逼|厉害|没意思|翻车|吹(?:过头|牛)|说实话|老实说|关键是|其实|と思う|と感じ|べき|すごい|微妙|creo que|opino|deber[ií]a|impresionante|decepcionante/iu;

/** Praise and blame so plain that two of them side by side are a difference of opinion. */
export const POSITIVE =
  /\b(?:love (?:it|this|how)|loving|great|amazing|incredible|impressive|excellent|(?:the|my) best|best (?:\w+ )?(?:i'?ve|model|tool)|fantastic|awesome|huge win|game[- ]changer|works (?:great|well)|blown away|mind[- ]?blow\w*|superb|remarkable|stunning|so good|really good|worth (?:it|every))\b|牛逼|厉害|惊艳|很强|太强|真香|好用|不错|绝了|靠谱|惊喜|爆表|我服|封神|すごい|素晴らし|最高|感動|impresionante|excelente|increíble|genial|una maravilla/iu;
export const NEGATIVE =
  /\b(?:hate|worst|terrible|awful|disappoint\w*|useless|overrated|overhyped|broken|can'?t (?:do|handle|even)|still (?:fails|can'?t|struggles)|stubborn|wacky|dumb\w*|annoying|scam|nonsense|not (?:good|great|convinced|impressed|there yet|worth)|skeptical|sceptical|misleading|worse than|unacceptable|keeps? (?:failing|breaking|getting worse))\b|太贵|不便宜|失望|翻车|不行|难用|垃圾|吹牛|不做人|太差|退步|变差|变笨|质疑|别信|没用|不如|ひどい|残念|微妙|使えない|高すぎ|decepcionante|inútil|exagerado|una estafa/iu;
/** Laughing at a claim, or saying that it does not hold. */
export const MOCKERY =
  /\b(?:clown|delusion(?:al|s)?|crank|grift(?:er|ing)?|laughable|mania|psychosis|debunked|nonsense|bullshit|snake oil|crackpot|embarrassing|lol no|(?:is|was|are|why it)(?:n'?t| isn'?t| not)(?: a| an| the| even a)* (?:proof|one|evidence|true|real|progress|science)|no (?:referee|evidence|peer review|error bars)|assumes the conclusion|cherry[- ]picked|own homework|mock(?:ed|ing)? |(?:before|while) they laugh|symptom|doesn'?t survive|unkind|cruel about|whose own|own benchmark)\b|🤡|笑死|离谱|笑话|吹牛|民科|骗人|忽悠|标题党|嘲笑|刻薄|存疑|不可信|别转|不是.{0,8}证明|同行评议|自己出的|自家(?:出题|的题)|自助餐吗|草生える|笑った|嘘くさい|トンデモ|査読を待|察して|自社.{0,8}有利|jaja|charlat[aá]n|delirio|no es una demostraci[oó]n|sin revisi[oó]n/iu;
/** Cries news: from anyone but the maker it is bait until another says so. */
export const ALARM =
  /^(?:\W*\b(?:breaking|just in|urgent|exclusive|última hora|urgente)\b|[^\p{L}]*(?:突发|震惊|重磅|独家|【?速報))/iu;
/** Words that make a claim no more than likely. */
export const HEDGE =
  /\b(?:rumou?r|reportedly|allegedly|might|may|could|possibly|perhaps|seems?|apparently|i guess|hearing|unconfirmed|leak)\b|传闻|据说|据传|可能|疑似|也许|或许|听说|网传|噂|らしい|かもしれ|rumor|quizás|podría/iu;

/** Invitations and adverts of an account's own doings: meetups, courses, podcasts, hiring. No news of the field. */
export const INVITATION =
  /\b(?:join us|register|registration|meetup|webinar|tune in|podcast|episode|early[- ]bird|short course|new course|workshop|save the date|countdown to|schedule|submissions? (?:close|open)|festival|hackathon|we'?re hiring|apply (?:now|by|to)|discord|tickets?|booth|keynote|sessions? at|meet the|spotlight(?:ing)?|on stage|livestream|live ?stream|summit|conference|fireside|panel|giving a talk|speaking at|excited to speak|upvote|product hunt)\b|报名|直播|课程|训练营|招聘|大会|沙龙|活动预告|セミナー|参加登録|inscr[ií]bete|regístrate/iu;
