// The report's words in Chinese. Data.
import type { Phrases } from './phrases.ts';

export const zhCN: Phrases = {
  comma: '，',
  listComma: '、',
  semicolon: '；',
  stop: '。',
  some: '有人',
  title: (shortName, days) => `${shortName}日报 ${days}`,
  days: (from, to) => (from === to ? from : `${from} 至 ${to}`),
  noKeyPoints: (collected, dropped) =>
    `收到${collected}条推文${dropped === '' ? '' : `，其中${dropped}`}，没有可以单独成条的消息`,
  noViews: '当日没有两位以上作者正面讨论同一话题',
  noEvents: '当日没有要点之外的事件达到收录标准',
  noSpecial: '当日没有属于各专项的内容',
  nothingToWatch: '收录的推文没有给出可照做的事',
  answered: '此前待证实',
  coverage: {
    window: '时段',
    posts: '推文',
    writing: '撰写',
    missing: '缺失',
    evidence: '证据',
    data: '数据',
    windowText: (start, end, timezone, isOver) => `${start}至${end}（${timezone}）${isOver ? '' : '，时段尚未结束'}`,
    readText: (collected) => `读${collected}条推文`,
    keptText: (kept) => `收录${kept}条`,
    citedText: ['引用', '条'],
    quotesText: ['', '处引文与原文逐字一致'],
    costText: (usd) => `读取费用${usd.toFixed(2)}美元`,
    leftOut: (reasons) => `其余是${reasons}`,
    reason: {
      bad: '格式错误',
      duplicateId: '重复编号',
      sameId: '重复编号',
      seenBefore: '前几天已出现',
      repost: '转发',
      copy: '相同内容',
      nearCopy: '近似重复',
      offTopic: '与主题无关',
      lowInfo: '信息不足',
      spam: '广告',
      template: '群发模板',
      selfPromotion: '自我推广',
      injection: '对机器下指令',
    },
    reasonText: (reason, n) => `${reason}${n}条`,
    neverText: (n) => `按主题设置不收录${n}条`,
    suspectedText: (n) => `另有${n}条像是对模型下指令，未给模型看`,
    unreadText: (n) => `${n}组推文因篇幅未给模型看`,
    writtenText: ({ models, costUsd, written, repaired, dropped, audit }) =>
      `由${models.join('、')}撰写，费用${costUsd}美元；写出${written}句，核对中改写${repaired}句、弃用${dropped}句${audit === 'done' ? '，成稿由模型对照原文复读' : audit === 'failed' ? '，成稿未经复核' : ''}`,
    noModelText: '未用模型，费用0美元',
    withoutMetricsText: (n) => `${n}条推文没有互动数据`,
    truncatedText: (n) => `${n}条推文被来源截断`,
    failedText: (sources) => `来源${sources.join('、')}没有应答`,
    lackText: ({ source, cut, last, problems, gapSeconds }) =>
      [
        ...(cut === 'edge'
          ? []
          : [
              `来源${source}${{ budget: '止于预算上限', time: '止于时间上限', error: '因出错中止' }[cut]}${last === undefined ? '' : `，最后一条是${last}的`}`,
            ]),
        ...(problems === 0 ? [] : [`来源${source}有${problems}处未能提供`]),
        ...(gapSeconds === 0 ? [] : [`来源${source}此前有${Math.ceil(gapSeconds / 3600)}小时未读取`]),
      ].join('，'),
    memoryText: (missingDays) => `前7天中有${missingDays}天没有记录`,
    evidenceText: '每句的出处和核对结果见',
    moreText: '详见',
  },
};
