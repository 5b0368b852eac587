// The report's words in English. Data.
import type { Phrases } from './phrases.ts';

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const en: Phrases = {
  comma: ', ',
  listComma: ', ',
  semicolon: '; ',
  stop: '.',
  some: 'some authors',
  andOthers: ' and others',
  likes: (likes) => `${likes} likes`,
  inBrackets: (text) => ` (${text})`,
  official: 'official',
  title: (shortName, days) => `${shortName} daily ${days}`,
  days: (from, to) => (from === to ? from : `${from} to ${to}`),
  noKeyPoints: (collected, dropped) =>
    `Of ${plural(collected, 'post')}${dropped === '' ? '' : ` (${dropped})`} none tells news that could stand by itself`,
  noViews: 'No two authors discussed the same topic directly that day',
  noEvents: 'Nothing beside the key points was worth a line of its own',
  noSpecial: 'Nothing that day belongs to the special subjects',
  nothingToWatch: 'The posts of this report give nothing to act on',
  answered: 'Confirmed or denied since',
  coverage: {
    window: 'Period',
    posts: 'Posts',
    writing: 'Writing',
    missing: 'Missing',
    evidence: 'Evidence',
    data: 'Data',
    windowText: (start, end, timezone, isOver) =>
      `${start} to ${end} (${timezone})${isOver ? '' : ', which is not over'}`,
    readText: (collected) => `${plural(collected, 'post')} read`,
    keptText: (kept) => `${kept} kept`,
    citedText: ['', ' cited'],
    quotesText: ['', ' quotations verbatim'],
    costText: (usd) => `reading cost $${usd.toFixed(2)}`,
    leftOut: (reasons) => `the rest: ${reasons}`,
    reason: {
      bad: 'unreadable',
      duplicateId: 'the same id twice',
      sameId: 'the same id twice',
      seenBefore: 'seen on an earlier day',
      repost: 'reposts',
      copy: 'the same content',
      nearCopy: 'nearly the same content',
      offTopic: 'off the topic',
      lowInfo: 'too little said',
      spam: 'adverts',
      template: 'sent in bulk',
      selfPromotion: 'self-promotion',
      injection: 'orders to machines',
    },
    reasonText: (reason, n) => `${n} ${reason}`,
    neverText: (n) => `${plural(n, 'post')} left out by the topic`,
    suspectedText: (n) => `${plural(n, 'post')} like orders to a model, not shown to it`,
    unreadText: (n) => `${plural(n, 'group')} of posts not shown to the model for want of room`,
    writtenText: ({ models, costUsd, written, repaired, dropped, audit }) =>
      `written by ${models.join(', ')} for $${costUsd}; of ${plural(written, 'sentence')} the checks had ${repaired} mended and ${dropped} dropped${audit === 'done' ? ', and a model read the result against the posts' : audit === 'failed' ? '; the result was not read again (not audited)' : ''}`,
    noModelText: 'no model, $0',
    withoutMetricsText: (n) => `${plural(n, 'post')} without metrics`,
    truncatedText: (n) => `${plural(n, 'post')} seemingly cut by the source`,
    failedText: (sources) => `no answer from ${sources.join(', ')}`,
    lackText: ({ source, cut, last, problems, gapSeconds }) =>
      [
        ...(cut === 'edge'
          ? []
          : [
              `${source} was read until ${{ budget: 'the budget was used', time: 'the time was over', error: 'an error' }[cut]}${last === undefined ? '' : `, its last post being of ${last}`}`,
            ]),
        ...(problems === 0 ? [] : [`${plural(problems, 'thing')} that ${source} could not give`]),
        ...(gapSeconds === 0
          ? []
          : [`${plural(Math.ceil(gapSeconds / 3600), 'hour')} before that ${source} was never read for`]),
      ].join(', '),
    memoryText: (missingDays) => `${missingDays} of the 7 days before have no record`,
    evidenceText: 'posts and checks of every sentence in ',
    moreText: 'more in ',
  },
};
