// Words that decide whether two nearly equal texts say the same: opposites, words of time and of doubt, and words that say one thing. Data.

/** Han words in which a character that denies or counts does neither: 非常, 未来, 百度, 半导体; 十分 is a degree. */
export const HAN_WORDS =
  '非常 非洲 非凡 未来 未來 无人 無人 无线 無線 无限 無限 无数 無數 无论 無論 无疑 無疑 无缝 無縫 无比 無比 無料 無事 不错 不錯 不断 不斷 不仅 不僅 不只 不但 不过 不過 不少 不管 不愧 没想 沒想 十分 十足 百度 百科 千问 千問 万一 萬一 万物 半导 半導 两者 两边'.split(
    ' ',
  );

/**
 * Words of which one in the other's place turns a statement into another one: sides of a pair, by language. Each pair of lists
 * is divided by `|`; Han and kana are looked for within words, the others are whole words.
 */
export const OPPOSITES: readonly (readonly [string, string])[] = [
  [
    'up rise rises rose risen rising gain gains gained climbs climbed jumps jumped surges surged soars soared',
    'down fall falls fell fallen falling loses lost drops dropped declines declined plunges plunged sinks sank slumps slumped',
  ],
  [
    'increase increases increased raises raised higher more above grows grew',
    'decrease decreases decreased cuts cut lowers lowered lower less fewer below shrinks shrank',
  ],
  ['buy buys bought bullish long', 'sell sells sold bearish short'],
  ['win wins won beats beat passes passed succeeds succeeded', 'lose loses lost fails failed'],
  ['before', 'after'],
  [
    'open opens opened starts started launches launched adds added',
    'closed closes shut shuts stops stopped ends ended removes removed withdraws withdrew',
  ],
  [
    'allows allowed approves approved accepts accepted confirms confirmed',
    'bans banned blocks blocked rejects rejected denies denied',
  ],
  ['true real safe best better good cheaper faster', 'false fake unsafe worst worse bad pricier slower'],
  ['today', 'yesterday tomorrow'],
  ['may might could reportedly allegedly', 'will has have did'],
  ['涨 漲 升 增 提高 高于', '跌 降 减 減 降低 低于'],
  ['新', '旧 舊 老'],
  ['买 買', '卖 賣 売'],
  ['赢 贏 胜 勝 成功 通过 通過', '输 輸 败 敗 失败 失敗 落选'],
  ['支持 允许 允許 同意 批准 证实 確認', '反对 反對 禁止 拒绝 拒絕 驳回 否认 否認'],
  ['开放 上线 上線 发布 發布 发表 推出 启动 開始', '关闭 關閉 下线 下線 下架 撤回 停止 取消 终止 終了'],
  ['更多 更高 更强 更快 更好 最强 最好 最高 最大', '更少 更低 更弱 更慢 更差 最弱 最差 最低 最小'],
  ['今天 今日 本周', '昨天 昨日 明天 明日 上周 下周'],
  ['可能 或许 也许 疑似 据传 计划 拟', '已经 已 正式 确认'],
  ['上昇 増加 上回', '下落 減少 下回'],
  ['상승 증가 급등', '하락 감소 급락'],
  ['sube suben subió aumenta aumentó gana', 'baja bajan bajó disminuye disminuyó pierde'],
];

/** Chinese words that say the same in each other's place, a row each; the first row says nothing by itself. */
export const SAME_WORDS: readonly string[] = [
  '了 的 地 得 吧 啊 呢 呀 哦 嘛 就 才 又 还 也 真 真的 确实 其实',
  '今天 今日',
  '刚刚 刚 刚才 现在 现已 目前',
  '正式 已经 已 终于',
  '非常 十分 特别 很 太 超 超级 相当 极其 极为 格外 尤其',
  '和 与 及 以及 跟 同',
  '发布 推出 发表 公布 上线 放出 发布了 推出了',
  '宣布 表示 称 说 指出 透露',
  '不错 很好 好用 出色 优秀 厉害 强 强大 惊艳 惊人 亮眼 给力',
  '全新 新 最新',
  '支持 能够 可以 能 可',
  '大家 各位 朋友们 小伙伴们',
  '试试 试一试 试一下 体验 体验一下',
  '推荐 建议',
  '效果 表现',
  '使用 用 采用 运用',
  '因为 由于',
  '但 但是 不过 然而 可是',
  '如果 要是 假如',
  '免费 不要钱',
  '我们 咱们',
  '一个 一款 一种',
  '需要 要',
  '以后 之后 后',
];
