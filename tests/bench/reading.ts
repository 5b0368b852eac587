// The reading bench: what reports are like to read, as far as a program can say.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { evidenceSchema } from '../../shared/report.ts';
import { type BoldLine, type Reading, readReport } from './reading-text.ts';

const HELP = `npm run bench -- reading FILE… [--json]

FILE is a cited.md, any other Markdown in its form, or the report.json or folder beside which it lies. Of each: bold lines that
are statements with a verb (sure, or likely: a bare verb behind a noun may be a label), facts told twice (two sentences that cite a
common post and share half of the shorter one's content), sentences without links, bare handles, the length of each section (a Han
character or group of digits 1, a Latin word 2), and from evidence.json beside it what the rules dropped and what the model cost.`;

const SHOWN = 60;

interface Told extends Reading {
  readonly file: string;
  /** Sentences that rules refused after the repair, by rule; absent without evidence of a model. */
  readonly dropped?: Readonly<Record<string, number>>;
  readonly costUsd?: number;
}

const markdownOf = (file: string): string => {
  if (!existsSync(file))
    throw new BadInputError(`There is no report ${file}; give a cited.md, a report.json or their folder.`);
  if (statSync(file).isDirectory()) return join(file, 'cited.md');
  return file.endsWith('.json') ? join(dirname(file), 'cited.md') : file;
};

const evidenceBeside = (markdown: string): Pick<Told, 'dropped' | 'costUsd'> => {
  const file = join(dirname(markdown), 'evidence.json');
  if (!existsSync(file)) return {};
  const parsed = evidenceSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success)
    throw new BadInputError(`${file} is no evidence of a report: ${issueOf(parsed.error)}; remove it.`);
  const { model } = parsed.data;
  return model === undefined ? {} : { dropped: model.dropped, costUsd: model.costUsd };
};

const tell = (file: string): Told => {
  const markdown = markdownOf(file);
  if (!existsSync(markdown))
    throw new BadInputError(`There is no ${markdown} beside ${file}; give the Markdown itself.`);
  return { file, ...readReport(readFileSync(markdown, 'utf8')), ...evidenceBeside(markdown) };
};

const count = (bold: readonly BoldLine[], verdict: BoldLine['verdict']): number =>
  bold.filter((line) => line.verdict === verdict).length;

const short = (text: string): string => ([...text].length > SHOWN ? `${[...text].slice(0, SHOWN).join('')}…` : text);

const print = ({ file, bold, repeats, sentences, unlinked, handles, lengths, dropped, costUsd }: Told): void => {
  const line = (name: string, value: string | number): boolean =>
    process.stdout.write(`  ${name.padEnd(34)}${value}\n`);
  process.stdout.write(`${file}\n`);
  line(
    'bold lines that are statements',
    `${count(bold, 'sure') + count(bold, 'likely')} of ${bold.length} (${count(bold, 'likely')} only likely)`,
  );
  for (const { text, line: at } of bold.filter(({ verdict }) => verdict === 'no'))
    line(`    no, line ${at}`, short(text));
  line('facts told twice', repeats.length);
  for (const { lines, texts, shared } of repeats)
    line(`    ${shared}, lines ${lines.join(' and ')}`, texts.map(short).join(' / '));
  line('sentences without links', `${unlinked.length} of ${sentences}`);
  for (const { text, line: at } of unlinked) line(`    line ${at}`, short(text));
  line('bare handles', `${handles.length}${handles.length > 0 ? `: ${handles.join(' ')}` : ''}`);
  const all = Object.values(lengths).reduce((sum, length) => sum + length, 0);
  line(
    'length',
    `${all}: ${Object.entries(lengths)
      .map(([name, length]) => `${name} ${length}`)
      .join(', ')}`,
  );
  if (dropped !== undefined)
    line(
      'dropped by rule',
      Object.entries(dropped)
        .map(([rule, n]) => `${rule} ${n}`)
        .join(', ') || 'none',
    );
  if (costUsd !== undefined) line('cost in dollars', costUsd);
};

/** Reads reports and prints what they are like, or JSON: one object for one file, a list for several. */
export const benchReading = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  if (positionals.length === 0) throw new BadInputError('No report is given; --help tells what may be one.');
  const told = positionals.map(tell);
  if (values.json) process.stdout.write(`${JSON.stringify(told.length === 1 ? told[0] : told)}\n`);
  else for (const one of told) print(one);
};
