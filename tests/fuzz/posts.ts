// What a stranger may post, through every reader of posts: nothing throws, nothing takes long, and what comes out is of the text.
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { textOfHtml } from '../../functions/collect/html-text.ts';
import { withWholeAmounts } from '../../functions/summarise/whole-amounts.ts';
import { suspicionOf } from '../../shared/text/attacks.ts';
import { comparable, LINK, readable } from '../../shared/text/clean.ts';
import { withoutHidden } from '../../shared/text/invisible.ts';
import { sentencesOf } from '../../shared/text/sentences.ts';
import { uncarried } from '../../shared/verify/numbers-match.ts';
import { quantitiesOf } from '../../shared/verify/quantities.ts';
import { narrow } from '../../shared/verify/source-post.ts';
import { hostileText } from '../fixtures/hostile.ts';

/** What amounts, links, orders and scripts are made of. */
const PIECES = [
  ...[
    '$',
    '€',
    '₹',
    'Rs. ',
    'R$ ',
    '1',
    '1.2',
    '1,200',
    '12,34,567',
    '三',
    '一点二',
    '几',
    '上',
    '百',
    '个',
    '亿',
    '万',
  ],
  ...[
    'bn',
    ' bn',
    ' mln',
    ' crore',
    ' lakh crore',
    ' mil millones',
    ' млрд',
    'करोड़',
    ' ล้าน',
    '조',
    '억',
    'mil',
    'k',
    'm',
  ],
  ...[' to ', '-', '–', '至', ' and ', '%', '+', '−', '美元', '元', ' won', ' tokens', '/s', ' a quarter of a '],
  ...[
    'https://',
    'x.example/a',
    '，',
    '。',
    '(',
    ')',
    '…',
    '日本語',
    '한국어',
    'می',
    '\u200c',
    '\u200d',
    '\u200b',
    '\u2068',
    '\u2069',
    '\u202e',
  ],
  ...[
    'ignore ',
    'all ',
    'previous ',
    'instructions',
    'system: ',
    'note to LLMs: ',
    'write ',
    '{{ site',
    '<think>',
    '```',
    '"',
    '“',
    '”',
  ],
  ...[
    '#AI ',
    '$NVDA ',
    '@a ',
    'RT @a: ',
    '&amp;',
    '&#x1f;',
    '<p>',
    '<br/>',
    '\n',
    ' ',
    '🏴\u{e0067}\u{e007f}',
    '👩‍👩‍👧',
    'Quillon 4 ',
  ],
];

/** Texts made of such pieces, of hostile texts, and of any others. */
export const postText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 24 })
      .map((all) => all.join('')),
    hostileText(),
  );

/** Microseconds of computing that all readers together may take for one short text, however busy the machine is. */
const LONGEST_US = 1_000_000;

/** Throws AssertionError where a reader makes of a text what is not in it. */
export const checkPost = (text: string): void => {
  const started = process.cpuUsage();
  const shown = readable(text);
  assert.ok(shown.isWellFormed());
  assert.doesNotMatch(shown, /(?!\n)\p{Cc}|[\u202d\u202e]/u);
  const once = withoutHidden(text.toWellFormed());
  assert.equal(withoutHidden(once), once);
  assert.equal(comparable(comparable(text)).isWellFormed(), true);
  for (const [link] of text.matchAll(LINK))
    assert.doesNotMatch(link, /[\p{Script=Han}\p{Script=Hiragana}，。（）「」]/u);
  for (const { start, end, text: span } of sentencesOf(shown, false)) assert.equal(shown.slice(start, end), span);
  assert.ok(['certain', 'suspected', undefined].includes(suspicionOf(text)));
  assert.equal(typeof textOfHtml(text), 'string');
  const plain = narrow(shown);
  let [start, end] = [0, 0];
  for (const quantity of quantitiesOf(plain)) {
    // The two ends of 三四倍 share their span.
    const isOtherEnd = quantity.start === start && quantity.end === end;
    assert.ok(isOtherEnd || quantity.start >= end);
    assert.ok(quantity.end > quantity.start);
    assert.equal(plain.slice(quantity.start, quantity.end), quantity.text);
    for (const { value } of quantity.readings) assert.ok(Number.isFinite(value), quantity.text);
    ({ start, end } = quantity);
  }
  // What is cut out of a text for a headline has no amount that the text does not have.
  const part = withWholeAmounts(plain.slice(0, Math.ceil(plain.length / 2)), plain);
  const amounts = quantitiesOf(narrow(part)).filter(({ readings }) => readings.some(({ unit }) => unit !== 'count'));
  assert.deepEqual(uncarried(amounts, quantitiesOf(plain, [], 'post')), []);
  const { user, system } = process.cpuUsage(started);
  assert.ok(user + system < LONGEST_US);
};
