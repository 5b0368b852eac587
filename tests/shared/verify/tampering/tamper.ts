// Ways to change a published report after the fact: one word of one sentence of its Markdown at a time.
import type { Evidence } from '../../../../shared/report.ts';
import { LINK } from '../../../../shared/verify/page.ts';
import { findAiNames } from '../../../fixtures/ai-names.ts';

export const CHANGES = [
  'number',
  'unit',
  'name',
  'version',
  'quotation',
  'citation',
  'hedge',
  'superlative',
  'country',
  'forecast',
  'speaker',
] as const;
export type Change = (typeof CHANGES)[number];

export interface Tampered {
  readonly change: Change;
  readonly line: number;
  readonly markdown: string;
}

const isQuotation = (line: string): boolean => /^ *> /.test(line);

/** Lines that make claims: items, paragraphs and quotations with a link, and what stands right above a quotation. */
const isClaim = (line: string, next: string): boolean =>
  /^(?:\d+\. |- |> | +> |[^#\-!>\s])/.test(line) && (/\[\[\d+\]\]\(/.test(line) || isQuotation(next));

const words = (line: string): string => line.replaceAll(LINK, (link) => ' '.repeat(link.length));

/** Replaces what a pattern finds first in the words of a line, never in its links. */
const change = (line: string, pattern: RegExp, to: (found: string) => string): string => {
  const match = pattern.exec(words(line).replace(/^ *(?:\d+\. |- |> )/, (marker) => ' '.repeat(marker.length)));
  if (match === null) return line;
  return line.slice(0, match.index) + to(match[0]) + line.slice(match.index + match[0].length);
};

const before = (line: string, insertion: string): string => line.replace(/(?=\[\[\d+\]\]\()/, insertion);
const nextDigit = (digit: string): string => String((Number(digit) % 9) + 1);

const NAMES: readonly string[] = [
  'OpenAI',
  'Google',
  'Anthropic',
  'Alibaba',
  'NVIDIA',
  'Claude',
  'Codex',
  'Gemini',
  'DeepSeek',
  'Kimi',
  'ChatGPT',
  'Qwen',
  'Cursor',
];

const versioned = (line: string): string => {
  const mention = findAiNames(words(line)).find(({ kind }) => kind === 'versioned');
  if (mention === undefined) return line;
  const name = line.slice(mention.start, mention.end);
  return line.slice(0, mention.start) + name.replace(/\d(?=\D*$)/, nextDigit) + line.slice(mention.end);
};

/** What each change makes of a line of claims; the line itself where it can't be applied. */
const changed = (line: string, evidence: Evidence): Readonly<Record<Change, readonly string[]>> => {
  const links = [...line.matchAll(LINK)].map(([, , url = '']) => url);
  const elsewhere = Object.values(evidence.posts).find(({ url }) => !links.includes(url))?.url ?? '';
  const inline = /“([^“”]{8,})”/u.exec(line);
  const sentence = !isQuotation(line);
  return {
    number: [
      change(line, /(?<![A-Za-z\d.#;_@&-])\d+(?=位作者|条推文|条相同|%|[BMK]|\s|、|GB|亿|万|美元)/u, (n) =>
        n.replace(/\d/, nextDigit),
      ),
    ],
    unit: [
      change(line, /(?<=\d)(?:%|GB|B(?![a-z])|亿|万|美元|位|条)/u, (unit) =>
        unit === '亿' ? '万' : unit === '%' ? '倍' : '年',
      ),
    ],
    name: [change(line, new RegExp(NAMES.join('|')), (name) => (name === 'Google' ? 'Tesla' : 'Google'))],
    version: [versioned(line)],
    quotation: isQuotation(line)
      ? [
          change(line, /(?<=[\p{L}])(?=\p{L})/u, () => 'x'),
          change(line, /\b(?:is|are|can|will|的|了)\b|[的了]/u, (word) => `${word} not`),
        ]
      : inline === null
        ? []
        : [line.replace(inline[1] ?? '', `${(inline[1] ?? '').slice(0, -3)}不是`)],
    citation:
      links.length === 0
        ? []
        : [
            line.replace(links[0] ?? '', elsewhere),
            ...(sentence ? [line.replace(links[0] ?? '', 'https://x.com/i/status/1234567890123456789')] : []),
          ],
    hedge: [
      line.replace('（传闻）', ''),
      line.replace('传闻**', '发布**'),
      line.replace('，仅一个来源', ''),
      line.replace('，说法有争议', ''),
      line.replace(/据称|据传|或将|可能/u, ''),
    ],
    superlative: sentence ? [before(line, '，全球首个'), before(line, '，超越所有对手')] : [],
    country: sentence ? [line.replace(/\*\*(?=\p{L})/u, '**中国'), line.replace(/，/u, '，印度')] : [],
    forecast: sentence ? [before(line, '，预计未来将成为行业标准')] : [],
    speaker: [line.replace(/@[A-Za-z]\w{2,}/, '@somebodyelse')],
  };
};

/** Every change of every line of claims, one at a time. */
export const tamperings = (markdown: string, evidence: Evidence): Tampered[] => {
  const lines = markdown.split('\n');
  return lines.flatMap((line, at) => {
    if (!isClaim(line, lines.slice(at + 1).find((other) => other !== '') ?? '')) return [];
    const made = changed(line, evidence);
    return CHANGES.flatMap((name) =>
      made[name]
        .filter((other) => other !== line)
        .map((other) => ({ change: name, line: at + 1, markdown: lines.with(at, other).join('\n') })),
    );
  });
};
