// The path of a sentence in words, for a terminal.
import type { ExplainedPost, Explanation } from './explanation.ts';

const indent = (text: string, by = '     '): string => text.replaceAll('\n', `\n${by}`);

const postLines = (post: ExplainedPost, at: number): string[] => {
  const { key, url, handle, name, organisation, createdAt, quotes, spans, text } = post;
  const who = [name, organisation].filter((each) => each !== undefined && each !== '').join(', ');
  return [
    `  ${at + 1}. @${handle}${who === '' ? '' : ` (${who})`} ${createdAt} ${url === '' ? key : url}`,
    ...quotes.map((quote) => `     quoted: ${indent(quote.text)}`),
    ...quotes.flatMap(({ translation }) =>
      translation === undefined ? [] : [`     translated: ${indent(translation)}`],
    ),
    ...spans.map((span) => `     for ${span.for}: ${indent(span.text)}`),
    ...(text === undefined ? [] : [`     whole post: ${indent(text)}`]),
  ];
};

const checkLines = ({ checks, warnings }: Explanation): string[] => {
  const failed = Object.entries(checks).filter(([, outcome]) => outcome === 'fail');
  const passed = Object.entries(checks).filter(([, outcome]) => outcome === 'pass');
  return [
    `Checks: ${passed.length} passed${passed.length === 0 ? '' : ` (${passed.map(([rule]) => rule).join(', ')})`}, ${failed.length} failed${failed.length === 0 ? '' : ` (${failed.map(([rule]) => rule).join(', ')})`}`,
    ...warnings.map(({ rule, text, message }) => `  warned by ${rule}: ${message}${text === '' ? '' : ` (${text})`}`),
  ];
};

const auditLines = ({ audit }: Explanation): string[] => {
  if (audit === undefined) return [];
  const { outcome, model, findings } = audit;
  if (outcome !== 'done') return [`Auditor: ${outcome}`];
  return [
    `Auditor${model === undefined ? '' : ` ${model}`}: ${findings.length === 0 ? 'no finding' : ''}`.trimEnd(),
    ...findings.map(({ words, reason, outcome: done }) => `  ${done}: "${words}": ${reason}`),
  ];
};

const rawLines = ({ raw }: Explanation): string[] =>
  raw.flatMap(({ file, answer, path, model, text, likeness }) => [
    `Raw answer of ${model}, ${file}, answer ${answer}, ${path}${likeness === 1 ? '' : `, ${Math.round(likeness * 100)} % alike`}:`,
    `  ${indent(text, '  ')}`,
  ]);

/** The explanation as lines, from the page down to the raw answer. */
export const describeExplanation = (explanation: Explanation): string => {
  const { slug, revision, run, id, section, role, kind, text, lead, posts, searched, background, missing } =
    explanation;
  const kinds = kind === undefined || kind === role ? role : `${role}, ${kind}`;
  const lines = [
    `${slug}, revision ${revision}, run ${run}`,
    `Sentence ${id} of ${section} (${kinds})${lead === undefined ? '' : ` under "${lead}"`}:`,
    `  ${text}`,
    posts.length === 0 ? 'Posts: none' : `Posts that carry it: ${posts.length}`,
    ...posts.flatMap(postLines),
    ...(searched.length === 0 ? [] : [`Searched for in the day's posts: ${searched.join(', ')}`]),
    ...background.map(({ name, text: about }) => `Background (name pack): ${name}, ${about}`),
    ...checkLines(explanation),
    ...auditLines(explanation),
    ...rawLines(explanation),
    ...missing,
  ];
  return `${lines.join('\n')}\n`;
};
