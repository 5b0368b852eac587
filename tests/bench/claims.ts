// `npm run bench -- claims --file FILE`: false alarms and falsehoods noticed, on labelled claims and sentences of reports.
import { parseArgs } from 'node:util';
import { BadInputError } from '../../shared/errors.ts';
import type { Names } from '../../shared/text/compile-names.ts';
import { FIELD_NAMES } from '../../shared/text/name-table.ts';
import { checkSentence } from '../../shared/verify/check-sentence.ts';
import { isVerbatim } from '../../shared/verify/quotes-match.ts';
import { type LabelledClaim, readClaims } from './claims-file.ts';
import { type Judged, type Objection, scoreOf } from './claims-score.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** What the rules have against a claim, and against the quotation that a card's claim may bring. */
const byRules = ({ sentence, packet, line }: LabelledClaim): Objection[] => {
  const { quote } = line.claim;
  const source = quote == null ? undefined : packet.get(quote.post);
  const quoted =
    quote == null || (source !== undefined && isVerbatim(quote.text, source))
      ? []
      : [{ rule: 'V4', message: `The quotation does not stand in the post ${quote.post}.` }];
  return [...checkSentence(sentence, packet).vetoes, ...quoted];
};

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

const printScore = (title: string, judged: readonly Judged[]): void => {
  const score = scoreOf(judged);
  say(
    `${title}: false alarms ${percent(score.falseAlarms)} of ${score.claims} supported, noticed ${percent(score.noticed)} of ${score.false} false`,
  );
  for (const [rule, { falseAlarms, noticed }] of Object.entries(score.byRule))
    say(`  ${rule.padEnd(16)} ${String(falseAlarms).padStart(3)} false alarms, ${String(noticed).padStart(3)} noticed`);
  for (const [type, { false: lines, noticed }] of Object.entries(score.byType))
    say(`  ${type.padEnd(16)} ${percent(noticed).padStart(7)} of ${lines}`);
};

const printLines = (judged: readonly Judged[], held: boolean): void => {
  for (const { claim, objections } of judged) {
    const { line, number } = claim;
    if (line.label === 'partly' || (claim.heldOut && !held)) continue;
    const refused = objections.length > 0;
    if (refused === (line.label !== 'supported')) continue;
    say(
      `${refused ? 'false alarm' : 'missed'} line ${number} ${line.type ?? ''} [${line.claim.cites.join()}] ${line.claim.text}${line.why == null || refused ? '' : ` (${line.why})`}`,
    );
    for (const { rule, message } of objections) say(`    ${rule} ${message}`);
  }
};

/** Judges a file of labelled claims by the rules, and by an auditor where one is given. */
export const benchClaims = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      file: { type: 'string' },
      topic: { type: 'string' },
      auditor: { type: 'string' },
      json: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
      'show-held-out': { type: 'boolean', default: false },
    },
  });
  if (values.file === undefined)
    throw new BadInputError('The bench of claims needs a file: npm run bench -- claims --file FILE.');
  const names: Names = FIELD_NAMES;
  const judged = readClaims(values.file, names).map((claim) => ({ claim, objections: byRules(claim) }));
  if (values.json) {
    say(JSON.stringify({ ...scoreOf(judged), heldOut: scoreOf(judged.filter(({ claim }) => claim.heldOut)) }));
    return;
  }
  if (values.show || values['show-held-out']) printLines(judged, values['show-held-out']);
  printScore('all', judged);
  printScore(
    'held out',
    judged.filter(({ claim }) => claim.heldOut),
  );
};
