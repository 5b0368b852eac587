// Words that say nothing about a day: grammar of four languages, and the words of announcements, hype and the platform. Data.

/** Splits a list written with blanks. */
const list = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

const ENGLISH = list(`
a about above across actually after again against ago all almost alone along already also although always am amid among an and
another any anybody anymore anyone anything anyway anywhere are aren't around as ask asked asking at away back based be became
because become becomes been before began behind being below best better between beyond big bit both but by call called came can
can't cannot cause certain certainly clear close come comes coming completely could couldn't course day days deal did didn't
different do does doesn't doing don't done down due during each early easy either else end enough entire especially etc even ever
every everybody everyone everything everywhere exactly example face fact far fast faster feel few fewer find first five for found
four from full fully further gave get gets getting give given gives giving go goes going gone gonna good got gotta great had half
happen happened happening happens hard has hasn't have haven't having he he'd he'll he's her here here's hers herself high him
himself his hold how however hundred i i'd i'll i'm i've idea if important in inside instead into is isn't it it'd it'll it's its
itself just keep keeps kept kind knew know known knows large last late later least leave left less let let's letting level like
likely line little ll long longer look looking looks lot lots low made main make makes making many matter matters may maybe me mean
means meant might million mind mine minute minutes moment month months more most mostly move much must my myself near nearly need
needed needs never next nice no nobody none nor not nothing now number of off often oh ok okay old on once one ones only open opened
or order other others otherwise our ours ourselves out outside over own part parts past people per percent perhaps person piece
place plus point points possible pretty probably problem put puts question quick quickly quite rather re reach reached reason recent
recently right run running said same saw say saying says second see seeing seem seems seen self sense set seven several shall she
she'd she'll she's short should shouldn't show showed showing shows side similar simple simply since single six small so some somebody
someone something sometimes somewhere soon sort start started starting starts stay step steps still stop stuff such sure take taken
takes taking talk talking tell ten than that that's thats the their theirs them themselves then there there's these they they'd they'll
they're they've thing things think thinking thinks this those though thought thousand three through time times to together told too
took top total toward towards tried true truly turn turned turns two type under understand unless until up upon us use used user users
uses using usually various ve very want wanted wants was wasn't way ways we we'd we'll we're we've week weeks well went were weren't
what what's whatever when where whether which while who who's whole whose why wide will with within without woman word words work
worked working works world worth would wouldn't write wrong yeah year years yes yesterday yet you you'd you'll you're you've your yours
yourself able add added adding allow allows apply bad bring brings bringing case cases company companies complex continue critical
current currently designed directly easier enable enables experience explore feels focus forward function future general growing hit
human humans idea ideas improve improved improves improvement improvements improving include included includes including interesting
issue issues life latest major meet modern multiple name native note numbers plan plans process progress project projects provide
provides questions ready really register rely reliable result results role rolling scale shift story support supports system systems
task tasks team teams trying useful usage value version biggest capable capabilities capability problems examples impact
ahead address adding blowing break event events play book chat check docs tech text community
dont cant wont im ive youre thats isnt didnt doesnt lets
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
november december morning afternoon evening night hour hours am pm utc est pst
`);

const ENGLISH_HYPE = list(`
new introducing introduce introduced today tomorrow tonight real source prompt prompts insane live via try announce announced
announcing announcement breaking news update updates launch launched launching launches release released releases releasing available
access free link links join check watch read reading thread threads bio dm dms follow following followers retweet rt repost like
likes comment comments reply replies share shared sharing subscribe subscribed bookmark tweet tweets post posts posted posting video
videos image images photo pic gif twitter x click sign signup download details learn discover excited exciting thrilled proud happy
amazing awesome incredible wow huge massive crazy wild mind-blowing mindblowing game-changer gamechanger cool love loved fun lol lmao
omg hype hot viral must-read game changer revolutionary ultimate powerful super perfect favorite favourite beautiful stunning
impressive unbelievable finally literally honestly basically simply guys bro folks man dude friends hey hi hello thanks thank
please congrats congratulations welcome yall stay tuned giveaway airdrop alert hiring newsletter podcast episode blog article
pro max plus full-time feature features build building built builds create created creating creates tool tools
change changes changed changing help helps helping ship shipped shipping drop dropped drops coming-soon world's
`);

const CHINESE = list(`
的 了 和 是 在 我 有 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 他 她 它 我们 你们 他们 她们 它们 咱们 大家 这个 那个 这些
那些 这样 那样 这种 那种 这里 那里 这么 那么 什么 怎么 怎样 怎么样 如何 为什么 哪里 哪个 哪些 多少 几个 谁 因为 所以 但是 但 可是 不过 然而 而且 并且 或者
还是 如果 假如 虽然 即使 只要 只有 除非 除了 无论 不管 于是 然后 接着 最后 首先 其次 另外 此外 同时 以及 及其 与 及 或 而 则 且 之 其 其中 其实 其他 其它
可以 可能 能够 能 应该 必须 需要 想要 想 愿意 已经 正在 曾经 将 将要 刚刚 刚才 马上 立刻 一直 总是 经常 常常 有时 有时候 从来 从不 还 还有 又 再 再次 也许
大概 大约 左右 非常 特别 十分 相当 比较 更 更加 最 太 极其 有点 有些 一些 一点 一下 一种 一样 一起 一次 一定 一般 一切 一旦 一天 一年 两个 三个 每个 每天
每次 各种 各个 很多 许多 不少 大量 部分 全部 所有 整个 任何 某个 某些 对 对于 关于 至于 由于 根据 按照 通过 经过 随着 为了 为 被 把 让 使 给 向 往 从 自
自从 直到 以 以来 以后 以前 之后 之前 之间 之一 以上 以下 以内 以外 当时 当 当然 现在 目前 今天 明天 昨天 今年 去年 明年 今晚 早上 晚上 上午 下午 最近
未来 过去 时候 时间 时 年 月 日 天 小时 分钟 周 星期 里 里面 外 外面 中 中间 内 前 前面 后 后面 下 左 右 东西 事情 事 问题 方面 情况 地方 方式 方法
不是 不要 不会 不能 不用 不行 不错 不同 不到 不了 没 没什么 并不 并不是 并没有 是否 是不是 有没有 能不能 会不会 就是 就会 就能 就要 都是 都有 也是 也有
还会 还能 不仅 不仅仅 而是 只是 只能 只 甚至 尤其 包括 比如 例如 譬如 等等 等 成为 变成 作为 属于 进行 出现 发生 存在 得到 看到 看见 听到 知道 认为 觉得
感觉 发现 表示 指出 认识 了解 理解 开始 结束 继续 完成 做 做到 做出 去做 来说 来看 说明 直接 完全 真正 确实 实际 实际上 基本 基本上 主要 重要 简单 容易
困难 快速 快 慢 多 少 大 小 高 低 新 旧 好的 第一 第二 第三 第一次 本身 自身 本 该 此 各 每 某 起来 出来 下来 下去 过来 过去 上去 进去 回来 来 过 得 地
吗 呢 吧 啊 呀 哦 嗯 哈 哈哈 哈哈哈 嘛 呗 啦 哎 唉 喂 哇 却 仍 仍然 依然 仅 仅仅 便 才 刚 那就 这就 似乎 好像 像 如 如此 如下 万 亿 个 位 名 种 次
条 件 家 款 项 张 篇 句 块 点 些 倍 元 美元 年前 个月 一边 一方面 越来越 来自 基于 针对 用于 以及 能力 使用 用 用户 工作 内容 公司 朋友 孩子 老师
选择 支持 提供 实现 增加 提升 提高 减少 带来 影响 结果 原因 关系 过程 水平 程度 机会 建议 意思 想法 世界 生活 社会 国家 一家 一款 几乎 核心 逻辑
居然 竟然 明显 清楚 肯定 反而 起码 至少 至今 之类 期间 差不多 换句话说 说白了 总之 总结 整体 具体 相关 不断 逐渐 彻底 轻松 普通 普通人 自动 使得 终于 真实 原来 时代 有意思 没想到 回复 处理 操作 效果 信息 系统 服务 平台 版本 产品
`);

const CHINESE_HYPE = list(`
真的 卧槽 分享 提示词 评论区 免费送 发布 免费 关注 转发 点赞 评论 收藏 私信 抽奖 链接 推荐 推文 推特 帖子 视频 图片 文章 教程 干货 合集 全网 首发 重磅 震惊 官方 全新 同步 系列 类似 感受
炸裂 牛逼 牛 厉害 绝了 太强 太强了 爆火 火爆 神器 必看 必备 保姆级 手把手 一键 最新 最强 最全 速看 快讯 突发 官宣 正式 上线 推出 宣布 更新 消息 新闻 微博 超话 网页链接 转载 弹幕 热搜
体验 试试 试用 试了 下载 注册 地址 网站 网址 官网 公众号 粉丝 群 加群 福利 领取 限时 优惠 感谢 谢谢 恭喜 欢迎 兄弟 兄弟们 家人们 小伙伴 朋友们 各位
希望 期待 喜欢 有趣 好玩 好用 强大 惊艳 完美 绝对 搞定 搞 聊聊 看看 说说 记录 整理 盘点 今日 每日 日报 早报 周报 功能 工具 项目 博主 作者 大佬 网友
`);

const JAPANESE = list(`
の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため その あっ よう また もの という あり まで られ なる へ か
だ これ によって により おり より による ず なり られる において ば なかっ なく しかし について せ だっ その後 できる それ う ので なお のみ でき き つ における および
いう さらに でも ら たり その他 に関する たち ます ん なら に対して 特に せる 及び これら とき では にて ほか ながら うち そして とともに ただし かつて それぞれ または
です ました ません でした ください さん ちゃん みんな わたし 私 僕 俺 あなた 何 誰 どこ いつ なぜ どう こう そう ああ ここ そこ あそこ やっぱり とても すごい すごく
本当 本当に 今日 明日 昨日 今年 今 時間 人 方 中 前 後 的 よく もう まだ ずっと ちょっと かなり たぶん けど だけ しか くらい ぐらい みたい らしい って
ところ わけ はず まま 感じ 思う 思い 思っ 言う 言っ 見る 見 使う 使っ 使い やる やっ 出る 出 行く 来る 来 笑 更新 公開 発表 紹介 開始 記事 動画 投稿 情報 最新 無料
新作 新商品 入荷 再入荷 予約 発売 販売 商品 店舗 購入 在庫 送料 当選 応募 抽選 手渡し 可愛 セット 人気 限定 開催 本日 明日から
フォロー リツイート いいね ツイート プレゼント キャンペーン おすすめ ありがとう ありがとうございます お願い よろしく おはよう 最高 ぜひ 皆さん こちら
`);

const SPANISH = list(`
el la los las un una unos unas y o u pero porque que de del al en por para con sin sobre entre hasta desde como cuando donde quien
cual este esta esto estos estas ese esa eso esos esas aquel aquella lo le les se me te nos mi tu su sus mis tus nuestro nuestra ser es
son era fue han ha he hay está están estar muy más menos ya no sí si también tan tanto todo toda todos todas otro otra otros otras nada
algo alguien nadie cada mismo misma así aquí ahí allí ahora hoy ayer mañana siempre nunca después antes solo sólo hacer hace puede
pueden tiene tienen tengo va van ir qué cómo cuándo dónde quién uno dos tres años día días vez veces parte gracias nuevo nueva hola
gratis sorteo síguenos comparte
`);

/** Words of announcements, hype and the platform, lower-cased: not even a topic's lexicon brings them into the cloud. */
export const NOISE_WORDS: ReadonlySet<string> = new Set([ENGLISH_HYPE, CHINESE_HYPE].flat());

/** Words that never stand in the cloud, lower-cased. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  [ENGLISH, ENGLISH_HYPE, CHINESE, CHINESE_HYPE, JAPANESE, SPANISH].flat(),
);
