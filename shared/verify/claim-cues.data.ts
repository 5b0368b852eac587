// Words that raise, lower or shift a claim, in six languages: superlatives, hedges, forecasts, countries, speech, negation. Data.

export interface Cue {
  readonly kind: string;
  readonly pattern: RegExp;
}

/** V9. A claim may raise a thing only as its posts do; words of one kind stand for each other across languages. */
export const SUPERLATIVES: readonly Cue[] = [
  {
    kind: 'first',
    pattern:
      /首个|首個|首款|首次|首家|首位(?!作者)|首创|首屆|首届|第一个|第一款|第一次(?!见|看|碰|遇|接触|用|试|玩|听|读|面对)|史上首|前所未有|\bfirst(?:[- ](?:ever|of its kind))?\b(?!\s?(?:$|[.,;:!?]))(?! \w+, then\b)(?! (?:on|in|with|by|from|at|and|then|before|when|for|as|if|because|of all|to\b|half|quarter|week|day|month|look|place|time(?:r|rs)\b))|\bunprecedented\b|\bnever before\b|世界初|史上初|業界初|日本初|初の|初めて|\bprimer[oa]?\b|\bpremi(?:er|[èe]re)\b|최초|첫 번째|사상 첫/iu,
  },
  {
    kind: 'best',
    pattern:
      /最强|最強|最佳|最好(?!在|先|能|别|不要|把|再|趁|也|给|让|用)|最优|最先进|最厉害|(?:顶尖|顶级|頂級)(?!的?(?:学术)?(?:会议|期刊|高校|院校|学府|人才))|领先(?!于)|領先|第一名|排名第一|榜首|登顶|夺冠|位居第一|\bbest\b|\bleading\b|\bstate[- ]of[- ]the[- ]art\b|\bSOTA\b|\btop(?:s|ped|ping)?\b(?! (?:of|up)\b|[- ](?:tier |academic )?(?:conferences?|journals?|venues?|universit(?:y|ies)|schools?)\b)|#1\b|\bno\. ?1\b|\bnumber one\b|\bfrontier\b|\bstrongest\b|\bmost (?:capable|advanced|powerful|intelligent)\b|世界一|最高(?:性能|峰|の)|トップ|首位|最先端|\bl[íi]der(?:es)?\b|\bel mejor\b|\bla mejor\b|\bmejores\b|\ble meilleur\b|\bla meilleure\b|\bmeilleure?s?\b|최고|1위|최강|최첨단/iu,
  },
  {
    kind: 'largest',
    pattern:
      /最大(?!化|限|努力|可|能|支持|达|到|\s?[\d约])|规模最大|史上最大|\blargest\b|\bbiggest\b|\bm[áa]s grande\b|\bmayor(?:es)?\b|\bplus (?:grande?|gros)\b|최대/iu,
  },
  {
    kind: 'fastest',
    pattern: /最快|最速|\bfastest\b|\bquickest\b|\bm[áa]s r[áa]pid[oa]s?\b|\bplus rapides?\b|가장 빠른/iu,
  },
  {
    kind: 'cheapest',
    pattern:
      /最便宜|最低价|最安|\bcheapest\b|\blowest[- ]cost\b|\bm[áa]s barat[oa]s?\b|\bmoins ch[eè]re?s?\b|가장 저렴/iu,
  },
  {
    kind: 'surpass',
    pattern:
      /超越|击败|擊敗|打败|碾压|完胜|领先于|胜过|优于|吊打|\bbeat(?:s|ing|en)?\b|\boutperform\w*\b|\bsurpass\w*\b|\bexceed\w*\b|\bbetter than\b|\bahead of\b|\bovertak\w+\b|\bcrush\w*\b|\bdefeat\w*\b|\bedges? out\b|\bpast\b(?= \p{L}+[- ]?\d)|上回(?=[らりるれろっ])|凌駕|超えた|超える|勝る|\bsuper(?:a|an|[óo]|ar|ando|ado)\b|\bmejor que\b|\bd[ée]pass\w+\b|\bsurclass\w+\b|\bmeilleur que\b|능가|뛰어넘|앞선|앞서/iu,
  },
  {
    kind: 'breakthrough',
    pattern:
      /突破(?!口)|革命性|划时代|里程碑|颠覆|\bbreakthroughs?\b|\brevolution\w*\b|\bgame[- ]chang\w+\b|\bmilestone\b|\bgroundbreaking\b|\bhistoric\b|画期的|革命的|ブレークスルー|\brevolucionari[oa]s?\b|\bavance hist[óo]rico\b|\bhito\b|\br[ée]volutionnaires?\b|\bperc[ée]e\b|혁명|획기적|돌파구/iu,
  },
  {
    kind: 'only',
    pattern:
      /唯一|独一无二|\bonly (?:one|model|company|open)\b|\bthe only\b|\bunique\b|唯一の|\b[úu]nic[oa]s?\b|\bseule?\b(?= (?:mod|ent|out))|유일/iu,
  },
  {
    kind: 'all others',
    pattern:
      /(?:所有|一切|其他)(?:的)?(?:对手|竞品|竞争|同类|模型|产品)|\b(?:all|every|any) (?:other|rivals?|competitors?|existing)\b|他社|すべての(?:競合|モデル)|\btodos los (?:dem[áa]s|rivales)\b|\ba todos\b|\btous les (?:autres|concurrents)\b|경쟁사|모든 (?:경쟁|모델)/iu,
  },
  {
    kind: 'world',
    pattern:
      /全球(?:最|首|第一|领先|唯一)|世界(?:最|首|第一|领先|级)|全网最|史上最|\bworld['’]?s\b|\bin the world\b|\bworld[- ](?:class|leading|first)\b|\bglobal(?:ly)? (?:leader|leading)\b|世界(?:一|初|最)|\bdel mundo\b|\bmundial\b|\bau monde\b|\bmondiale?s?\b|세계 (?:최|첫|1)/iu,
  },
];

/** V9 too: superlatives of any other adjective need one in a cited post. 最近, 最新, 最终 and the like raise nothing. */
export const OTHER_SUPERLATIVE =
  /最(?!近|新|上|下|前|里|外|左|右|底|顶|开|起|末|为|该|值|受|想|爱|怕|适|常|终|終|后|後|初|多|少|低|高|长|長|短|小|早|晚|好|大|强|強|佳|优|先|厉|快|速|便|安)\p{Script=Han}/u;
export const ANY_SUPERLATIVE =
  /最|极|太|首|唯一|\bmost\b|\bbest\b|\btop\b|\bonly\b|\brecord\b|\bnever\b|\bever\b|\bnumber one\b|#1\b|\bno\. ?1\b|\bstands? out\b|\bstandout\b|\b\w{3,}(?:i?est)\b|一番|もっとも|\bm[áa]s\b|\b(?:le|la|les) plus\b|가장|최/iu;

/** A source that speaks of the state of the art or of rank 1 calls a thing best in other words; beating all is leading. */
export const IMPLIES: Readonly<Record<string, readonly string[]>> = {
  best: ['best', 'surpass', 'largest', 'fastest', 'first'],
  surpass: ['surpass', 'best', 'first'],
  world: ['world', 'first', 'best', 'only'],
  first: ['first'],
};

const COMPARES =
  /\b(?:more|less|fewer|better|worse|\w{2,}er) (?:\w+ ){0,6}than\b|\bversus\b|\bvs\b|\bedges?\b|\bahead\b|\bwins?\b|\bwon\b|\btops?\b|比.{1,24}(?:更|还|强|好|高|快|多|少|低)|高于|强于|胜|赢|より|superior|m[áa]s \w+ que|plus \w+ que|보다/iu;
const ANYONE =
  /\bworld\b|\bglobal\w*\b|\bworldwide\b|\bplanet\b|\bearth\b|\bof all time\b|\bin (?:\w+ ){0,4}history\b|\bever\b|史上|de todos los tiempos|de la historia\b|de tous les temps|de l['’]histoire\b|역대|歴代|全球|世界|\bmundo\b|\bmonde\b|세계/iu;

/** V9: who leads is before all others. */
const LEADS =
  /\btop[- ]?(?:1|one)\b(?![%.\d])|\bleads?\b(?! (?:to|times?|author|engineer)\b)|\bin front\b|\bleadership\b|榜一/iu;

/**
 * V9: a superlative that holds nobody for the best: `even the strongest models`, 最强的模型也像初学者. Behind a name or a
 * `this` it does, and before 是 too.
 */
export const CONCEDED =
  /(?<=^|[，。；：、！？,;:“]|连|哪怕|就算|即[使便]|纵使)最(?:强大?|好|先进|厉害|聪明|优秀)的\p{Script=Han}{1,6}?(?:也|都|仍|照样)(?!是|叫|\s?[\p{Script=Latin}\d])|\beven (?:the|today['’]s) (?:best|strongest|smartest|most (?:capable|advanced|powerful|intelligent)) (?:\p{Ll}+ ){0,2}\p{Ll}+s\b/giu;

/** V9: what else in a post carries a kind: a comparison for what surpasses, any superlative for what is best. */
export const CARRIES: Readonly<Record<string, RegExp>> = {
  first:
    /\bfirst\b|\bdebut\w*\b|\bnew(?:est|ly)?\b|\binaugural\b|\bday (?:0|zero|one)\b|首|第一|初|\bprimer\w*\b|\bpremi[eè]re?\b|처음|최초|첫/iu,
  best: new RegExp(`${ANY_SUPERLATIVE.source}|${LEADS.source}`, 'iu'),
  largest: ANY_SUPERLATIVE,
  fastest: ANY_SUPERLATIVE,
  cheapest: ANY_SUPERLATIVE,
  surpass: COMPARES,
  only: /\bonly\b|\bsole\b|\b(?:one|an?) exception\b|例外|\bexcepci[óo]n\b|예외|\balone\b|\bexclusive\w*\b|唯|只有|独|だけ|のみ|s[óo]lo|\bseule?\b|유일/iu,
  'all others':
    /\b(?:all|every|any|each|every(?:one|body)|no (?:one|other)|none)\b|所有|全部|一切|任何|都|すべて|全て|tod[oa]s|tous|모든/iu,
  world: ANYONE,
  breakthrough:
    /\bbreak(?:s|ing)? (?:new )?(?:ground|through)\b|\bhuge\b|\b(?:big(?:ger|gest)?|major|great(?:er|est)?) (?:unlock|leap|step|jump|win|advance|moment)\w*\b|\bunlocks?\b|\b(?:subver|overt(?:urn|hrow|hrew)|upend|disrupt|uproot)\w*\b|推翻|逆转|覆|뒤집|\b(?:subvert|trastoc|bouleverse|renvers)\w*|\bchang\w+ everything\b|突破|革命|重大/iu,
};

/** V9: praise that is news only as somebody's word. */
export const BOAST =
  /最强|最強|最先进|最厉害|(?:顶尖|顶级)(?!的?(?:学术)?(?:会议|期刊|高校|院校|学府|人才))|史上最|(?:全球|世界)(?:首|最|第一|领先)|划时代|革命性|颠覆性|突破性|前所未有|创纪录|独一无二|无与伦比|无可匹敌|\bmost (?:capable|advanced|powerful|intelligent)\b|\bstrongest\b|\bworld['’]s (?:first|best|largest|fastest|most)\b|\bworld[- ](?:class|leading|first)\b|\bstate[- ]of[- ]the[- ]art\b|\bgroundbreaking\b|\brevolutionary\b|\bgame[- ]chang\w+\b|\bunprecedented\b|\bunrivall?ed\b|\bunmatched\b/iu;

/** Whose it is, where no verb of speech says so: its own best, in somebody's eyes, asked rather than stated. */
export const OWNED =
  /自家|自己|其(?:最|首)|旗下|迄今|目前为止|眼中|看来|觉得|相信|自称|号称|标榜|宣传|意外|惊讶|惊叹|吃惊|诧异|没想到|担心|担忧|怀疑|好奇|遗憾|佩服|質疑|质疑|反驳|否认|主张|赞|夸|批|调侃|笑|问|疑|比较|评|算不算|是不是|是否|能否|\bits (?:most|strongest|best|own)\b|\bour\b|\bin .{2,30}['’]s (?:view|words|eyes)\b|\bbelieves?\b|\bthinks?\b|\bpraises?\b|\bdoubts?\b|\bquestions?\b|\basks?\b|\bbills?\b|\btouts?\b|\bpitch\w*\b|\bsurpris\w+|\bworr(?:y|ies|ied)\b|\bfears?\b|\bamaz\w+|\bwonders?\b|\bregrets?\b|\bpuzzle[sd]\b|驚|心配|\bsorprend\w+|\bpreocup\w+|\bsurpr(?:is|end)\w*|\binqui[eè]t\w*|놀라|놀랍|걱정|우려|\bso[- ]called\b|\byet\b/iu;

/** V9: tables of places. */
export const RANKING =
  /榜|排行|\bleaderboards?\b|\brank(?:s|ed|ings?)?\b|\bcharts?\b|ランキング|リーダーボード|\bclasificaci[óo]n\b|\bclassement\b|순위|리더보드/iu;

/** V9 and V10: says that the statement is somebody's. */
export const ATTRIBUTION =
  /称|表示|据|宣布|承认|回应|认定|断言|提醒|建议|解释|说(?!明书)|觉得|相信|看好|主张|预告|预计|估计|猜|质疑|反驳|否认|追问|发问|批评|嫌|夸|赞|宣称|认为|介绍|指出|透露|官方|自述|消息来自|原文|写道|说[，：“]|\baccording to\b|\bsa(?:ys?|id)\b|\bclaim(?:s|ed)?\b|\bannounc\w+\b|\breport(?:s|ed)\b|\bwr(?:ote|ites)\b|\bargue[sd]?\b|\bnote[sd]\b|\badded\b|\bstate[sd]\b|\btold\b|\bcalls?\b|\bcalled\b|によると|と(?:述べ|発表|主張|説明|し|語)|としている|\bseg[úu]n\b|\bafirm\w+\b|\bdic\w*\b|\banunci\w+\b|\basegur\w+\b|\bselon\b|\baffirm\w+\b|\bannonc\w+\b|\bd[ée]clar\w+\b|에 따르면|밝혔|발표|주장|말했/iu;

/** V10: no more than likely. Words of the report. */
export const HEDGED =
  /据称|据说|据传|据悉|据报道?|传闻|传出|消息称|网传|爆料|疑似|可能|或将|或许|也许|似乎|预计|預計|有望|计划|拟(?=[^定合人])|打算|尚未(?:证实|确认)|未经(?:证实|官方)|未获证实|希望|目标是|争议|质疑|不确定|推测|估计|应该会|\breportedly\b|\brumou?r(?:s|ed)?\b|\ballegedly\b|\bmay\b(?! \d)|\bmight\b|\bcould\b|\bpossibl[ey]\b|\bperhaps\b|\bprobabl[ey]\b|\blikely\b|\bexpect(?:s|ed)?\b|\bplan(?:s|ned|ning)?\b|\bunconfirmed\b|\bapparently\b|\bseems?\b|\bappears? to\b|\bhop(?:es?|ing)\b|\baims?\b|\bsuggests?\b|\bclaims?\b|噂|らしい|とみられ|と見られ|見込み|見通し|予定|可能性|かもしれ|だろう|とされる|という情報|未確認|報じられ|\bsupuestamente\b|\bpodr[íi]an?\b|\brumor(?:es)?\b|\bse rumorea\b|\bse espera\b|\bprev[ée]\b|\bposible(?:mente)?\b|\bquiz[áa]s?\b|\bal parecer\b|\bplanea\b|\bsin confirmar\b|\bpourrai(?:t|ent)\b|\brumeurs?\b|\bpr[ée]voi(?:t|ent)\b|\bserai(?:t|ent)\b|\baurai(?:t|ent)\b|\bpeut-[êe]tre\b|\bprobablement\b|\bpr[ée]vue?s?\b|\benvisage\b|\bnon confirm[ée]e?s?\b|소문|전망|예정|가능성|것으로 (?:알려|보인|보이|예상|전해)|수 있|할 듯|추정|예상|미확인|라고 한다/iu;

/** V10: a post that passes on a rumour is sure of nothing. */
export const RUMOUR_SOURCE =
  /\breportedly\b|\brumou?r(?:s|ed)?\b|\ballegedly\b|\bi'?m hearing\b|\bword is\b|\bhearing that\b|\bunconfirmed\b|传闻|据传|网传|爆料|疑似|听说|噂|リーク情報|\brumor(?:es)?\b|\bse rumorea\b|\brumeurs?\b|소문|루머|카더라/iu;

/** V10: the posts themselves are not sure. Wider than the cues of the extractive cards, which choose events. */
export const UNSURE_SOURCE =
  /\breportedly\b|\brumou?r(?:s|ed)?\b|\ballegedly\b|\bmight\b|\bmay (?:be|have|soon|launch|release|get|come)\b|\bcould (?:be|come|launch|mean)\b|\bpossibly\b|\bperhaps\b|\bprobably\b|\bapparently\b|\bi'?m hearing\b|\bword is\b|\bhearing that\b|\bunconfirmed\b|\bleak(?:s|ed)?\b|\bi (?:think|guess|suspect|bet)\b|\bsupposedly\b|\bseems? (?:like|to)\b|传闻|据说|据传|据悉|可能|疑似|也许|或许|听说|网传|爆料|似乎|猜测?|噂|らしい|かもしれ|とみられ|可能性|リーク|\brumor(?:es)?\b|\bse rumorea\b|\bquiz[áa]s?\b|\bpodr[íi]an?\b|\bal parecer\b|\bsupuestamente\b|\brumeurs?\b|\bpourrai(?:t|ent)\b|\bserai(?:t|ent)\b|\bil para[îi]t\b|\bpeut-[êe]tre\b|소문|루머|듯하|것 같|가능성|추정|카더라/iu;

/** V11: says what is to come, as an announcement of dates and plans does too. */
export const FUTURE =
  /将(?!军|近|错|其|于|要|从|把|以|这|该|它|他|大|代|模|图|数|人|文|自|一|\d)(?=[\p{Script=Han}])|即将|\bwill\b|\bgoing to\b|予定|\bser[áa]n?\b|\bva[ns]? a\b|\bsera\b|예정/iu;

/** V11: foretells: expects, predicts, sees a future. */
export const FORECAST =
  /未来|未來|预计|預計|预期|有望|势必|必将|终将|迟早|前景|将会|将(?:成为|取代|改变|颠覆|主导|超过|达到)|(?<![看见遇想提])到20[2-9]\d年|今后|\bin the future\b|\bwill (?:soon )?(?:likely|probably|replace|dominate|become|change|transform|overtake|be the)\b|\b(?:is|are) (?:expected|set|poised|bound|likely) to\b|\bexpected to\b|\bby 20[2-9]\d\b|\bin the (?:next|coming)\b|\bforecasts?\b|\bpredict(?:s|ed)?\b|今後|将来|見通し|見込み|だろう|予測|\ben el futuro\b|\bse espera que\b|\bpredic\w+\b|\bprev[ée]\b|\ben los pr[óo]ximos\b|\bva a (?:reemplazar|cambiar|dominar)\b|(?:à|dans) l['’]avenir\b|\bdevrai(?:t|ent)\b|\bremplacera\b|\bdans les prochain\w+\b|\bd['’]ici 20[2-9]\d\b|전망|앞으로|향후|것으로 예상|할 것이다|될 것이다|예측/iu;

/** Something in a post that a forecast may rest on. */
export const FORECAST_SOURCE =
  /\bw(?:ill|ould)\b|\bwon'?t\b|['’]ll\b|\bgoing to\b|\bgonna\b|\bexpect\w*\b|\bpredict\w*\b|\bforecast\w*\b|\bby 20[2-9]\d\b|\bin the (?:next|coming)\b|\bnext (?:week|month|year|quarter|few)\b|\bfuture\b|\bsoon\b|\bupcoming\b|\bplan(?:s|ned|ning)?\b|\bcoming\b|\blikely\b|\bset to\b|\baim(?:s|ing)?\b|\bhope\w*\b|\bcommit\w*\b|\btarget\w*\b|未来|未來|预计|預計|预期|有望|将|會|会|即将|计划|打算|目标|很快|下周|下个?月|明年|今年|年底|迟早|估计|今後|将来|予定|見込み|見通し|だろう|来週|来月|来年|まもなく|予測|\bser[áa]n?\b|\bva[ns]? a\b|\bpr[óo]xim[oa]s?\b|\bprev[ée]\b|\bespera\w*\b|\bplanea\w*\b|\bfuturo\b|\bpronto\b|\w+r[áa]n?\b|\bbient[ôo]t\b|\bprochain\w*\b|\bpr[ée]v\w+\b|\bva\b|\bvont\b|\bavenir\b|\bdevrai(?:t|ent)\b|\w+er(?:a|ont)\b|예정|전망|앞으로|향후|곧|계획|것이다|내년|다음/iu;

/** V11: anything in a post that lets one look ahead, wider than what a forecast rests on. */
export const OPEN_SOURCE =
  /\b(?:may|might|could|should|can|if|until|till|before|after|toward|towards|path|road ?map|goal|vision|ready|next|later|ahead|tomorrow|eventually|someday|potential\w*|wait\w*|start\w*|begin\w*|schedul\w+|launch\w*|roll\w*|long[- ]term|20[2-9]\d|january|february|march|april|june|july|august|september|october|november|december)\b|底|前|后|後|想|要|希望|能|可以|开始|前に|まで|たい|予想|antes|despu[ée]s|hasta|avant|apr[èe]s|jusqu|까지|전에|후/iu;

/** V8: countries and their adjectives. `us` is a pronoun unless in capitals. */
export const COUNTRIES: Readonly<Record<string, RegExp>> = {
  CN: /中国|中國|中方|国产|國產|中企|北京|上海|深圳|杭州|\bChina(?:'s)?\b|\bChinese\b|\bBeijing\b|\bShenzhen\b|\bHangzhou\b|🇨🇳|\bchin[oa]s?\b|\bchinoise?s?\b|\bChine\b|중국/iu,
  US: /美国|美國|美方|美企|美军|美政府|白宫|硅谷|加州(?!理工|大学)|华盛顿|\bU\.?S\.?A?\.?(?![\p{L}])(?<=U\.?S\.?A?\.?)|\bUnited States\b|\bAmerica(?:n|ns|'s)?\b|\bWhite House\b|\bSilicon Valley\b|\bBay Area\b|\bSan Francisco\b|\bNew York\b|\bWall Street\b|\bPentagon\b|\bCalifornia\b|🇺🇸|アメリカ|米国|米政府|米(?=企業|軍|新興)|\bEstados Unidos\b|\bEE\.? ?UU\b|\bestadounidenses?\b|\b[ÉE]tats-Unis\b|\bam[ée]ricaine?s?\b|미국/u,
  JP: /日本|日企|日系|\bJapan(?:ese|'s)?\b|🇯🇵|\bTokyo\b|东京|東京|\bjapon[ée]s(?:a|es)?\b|\bJap[óo]n\b|\bNippon\b|ニッポン|にほん|にっぽん|ジャパン|\bjaponaise?s?\b|일본/iu,
  KR: /韩国|韓国|南韩|韩企|\bKorea(?:n|'s)?\b|\bSeoul\b|🇰🇷|\bcorean[oa]s?\b|\bCorea\b|\bCor[ée]e\b|\bcor[ée]enne?s?\b|한국|국내/iu,
  IN: /印度(?!尼西亚)|\bIndia(?:n|ns|'s)?\b|🇮🇳|インド(?!ネシア)|\bInde\b|\bindienne?s?\b|인도(?!네시아)/iu,
  GB: /英国|英國|英企|伦敦|\bU\.?K\.?\b|\bBritish\b|\bBritain\b|\bUnited Kingdom\b|\bLondon\b|🇬🇧|イギリス|\bReino Unido\b|\bbrit[áa]nic[oa]s?\b|\bRoyaume-Uni\b|\bbritanniques?\b|영국/u,
  FR: /法国|法國|法企|巴黎|\bFrance\b|\bFrench\b|\bParis\b|🇫🇷|フランス|\bfrancés\b|\bfrances(?:as?|es)\b|\bFrancia\b|\bfran[çc]aise?s?\b|프랑스/iu,
  DE: /德国|德國|德企|柏林|\bGerman(?:y|s|'s)?\b|\bBerlin\b|🇩🇪|ドイツ|\balem[áa]n(?:a|es)?\b|\bAlemania\b|\bAllemagne\b|\ballemande?s?\b|독일/iu,
  CA: /加拿大|\bCanad(?:a|ian)s?\b|🇨🇦|カナダ|\bcanadienses?\b|\bcanadienne?s?\b|캐나다/iu,
  RU: /俄罗斯|俄国|\bRussia(?:n|ns)?\b|🇷🇺|ロシア|\brus[oa]s?\b|\bRusia\b|\bRussie\b|\brusses?\b|러시아/iu,
  IL: /以色列|\bIsrael(?:i|is)?\b|🇮🇱|イスラエル|\bisrael[íi]\b|\bIsra[ëe]l\b|\bisra[ée]lienne?s?\b|이스라엘/iu,
  SG: /新加坡|\bSingapore\b|🇸🇬|シンガポール|\bSingapur\b|\bSingapour\b|싱가포르/iu,
  TW: /台湾|臺灣|台灣|\bTaiwan(?:ese)?\b|🇹🇼|\btaiwan[ée]s\b|대만/iu,
  HK: /香港|\bHong Kong\b|🇭🇰|홍콩/iu,
  EU: /欧洲|歐洲|欧盟|歐盟|\bEurope(?:an|ans)?\b|\bE\.?U\.?\b|🇪🇺|欧州|ヨーロッパ|\beurope[oa]s?\b|\bEuropa\b|\bUni[óo]n Europea\b|\beurop[ée]enne?s?\b|유럽/u,
  ES: /西班牙|\bSpain\b|\bSpanish\b|🇪🇸|スペイン|\bespa[ñn]ol(?:a|es|as)?\b|\bEspa[ñn]a\b|\bEspagne\b|\bespagnole?s?\b|스페인/iu,
  AE: /阿联酋|\bUAE\b|\bEmirates?\b|\bAbu Dhabi\b|\bDubai\b|🇦🇪|アラブ首長国|아랍에미리트/iu,
  SA: /沙特|\bSaudi\b|🇸🇦|サウジ|\bArabia Saud|\bsaoudi|사우디/iu,
  CH: /瑞士|\bSwitzerland\b|\bSwiss\b|🇨🇭|スイス|\bsuiz[oa]s?\b|\bSuiza\b|\bsuisses?\b|스위스/iu,
  AU: /澳大利亚|澳洲|\bAustralia(?:n|ns)?\b|🇦🇺|オーストラリア|\baustralian[oa]s?\b|\bAustralie\b|호주/iu,
  BR: /巴西|\bBra[sz]il(?:ian|e[ñn][oa])?s?\b|🇧🇷|ブラジル|\bBr[ée]sil\b|브라질/iu,
  VN: /越南|\bVietnam(?:ese)?\b|🇻🇳|ベトナム|베트남/iu,
  UA: /乌克兰|\bUkrain(?:e|ian)s?\b|🇺🇦|ウクライナ|우크라이나/iu,
};

/** V4: verbs with which a claim gives words to a speaker; the speaker stands before, or behind `according to`. */
export const SPEAKS_HAN =
  /([^，,。；;：:“”"「」、（）()]{1,30}?)(?:在(?:推文|帖子)中)?(?:公开)?(?:表示|宣称|声称|笑称|戏称|称|说|认为|认定|断言|指出|写道|透露|吐槽|宣布|评价|回应|强调|批评|质疑|追问|发问|反驳|主张|建议|提醒|调侃|猜测|担心|抱怨|感叹|看好|相信|觉得|呼吁|解释|承认|预计|预测|によると|は「|は、「|氏は|が述べ|은 |는 )/gu;
export const SPEAKS_LATIN =
  /(@?[\p{Lu}@][\p{L}\p{N}_.’'-]*(?: [\p{Lu}][\p{L}\p{N}_.’'-]*){0,3}) (?:says?|said|wrote|writes|claims?|claimed|argues?|argued|notes?|noted|told|posted|adds?|added|states?|stated|dice|dijo|afirm[aó]|asegur[aó]|escrib(?:e|ió)|señal[aó]|anunci[aó]|d[ée]clare|dit|a d[ée]clar[ée]|affirme|[ée]crit|annonce|a annonc[ée]|announced|announces)\b|(?:according to|seg[úu]n|selon|d['’]apr[èe]s) (@?[\p{Lu}@][\p{L}\p{N}_.’'-]*(?: [\p{Lu}][\p{L}\p{N}_.’'-]*){0,3})/gu;
export const SPEAKS_KANA =
  /(@?[\p{L}\p{N}_@・. ]{2,30}?)(?:氏)?(?:によると|によれば|(?:は|が)(?=[^。]{0,80}と(?:述べ|発表|語|主張|説明|明らか|し|書)))/gu;
export const SPEAKS_HANGUL =
  /(@?[\p{L}\p{N}_@. ]{2,30}?) ?(?:에 따르면|(?:은|는|이|가) (?=.{0,80}고 (?:밝혔|말했|전했|주장|했다|설명)))/gu;

/** Turns a statement round. Reported by the mutation score, not a rule. */
export const NEGATION =
  /不(?!仅|只|但|过|少|断|同|错)|没有|没|未(?!来|來)|无法|並非|并非|\bnot\b|n['’]t\b|\bno\b|\bnever\b|\bcannot\b|ない|ません|なかった|\bno\b|\bnunca\b|\bsin\b|\bne\b|\bn['’]|\bpas\b|\bjamais\b|않|못|없/iu;

/** V12: beginnings of what a system prompt says and a report never does. */
export const PROMPT_TALK =
  /\bas an ai\b|\bsystem prompt\b|\bmy instructions\b|\bignore (?:all|previous)\b|作为(?:一个)?(?:AI|人工智能|语言模型)|系统提示词?[:：]|忽略(?:以上|之前)|システムプロンプト[:：]/iu;
