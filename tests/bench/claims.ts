// `npm run bench -- claims --file FILE`: false alarms and falsehoods noticed, on labelled claims and sentences of reports.
import { parseArgs } from 'node:util';
import { regionFromEnvironment, topicsFolderFromEnvironment } from '../../shared/env.ts';
import { BadInputError } from '../../shared/errors.ts';
import { openModel } from '../../shared/model/open-model.ts';
import { type Names, NO_NAMES } from '../../shared/text/compile-names.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { checkSentence } from '../../shared/verify/check-sentence.ts';
import { isVerbatim } from '../../shared/verify/quotes-match.ts';
import { askAuditor } from './claims-auditor.ts';
import { type LabelledClaim, readClaims } from './claims-file.ts';
import { type Judged, type Objection, scoreOf } from './claims-score.ts';
import { namesOfTopic } from './topic-names.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** What the rules have against a claim, and against the quotation that a card's claim may bring. */
const byRules = ({ sentence, packet, line }: LabelledClaim, names: Names): Objection[] => {
  const { quote } = line.claim;
  const source = quote == null ? undefined : packet.get(quote.post);
  const quoted =
    quote == null || (source !== undefined && isVerbatim(quote.text, source))
      ? []
      : [{ rule: 'V4', message: `The quotation does not stand in the post ${quote.post}.` }];
  return [...checkSentence(sentence, packet, { names }).vetoes, ...quoted];
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

/** The names of a topic's pack; without a topic none are known. */
const namesOf = async (name: string | undefined): Promise<Names> => {
  if (name === undefined) return NO_NAMES;
  const folder = topicsFolderFromEnvironment() ?? 'topics';
  return namesOfTopic(folder, await loadTopic(folder, name));
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
  const names = await namesOf(values.topic);
  const claims = readClaims(values.file, names);
  const rules = claims.map((claim) => ({ claim, objections: byRules(claim, names) }));
  const model =
    values.auditor === undefined
      ? undefined
      : openModel(values.auditor, { region: regionFromEnvironment(), modelUrl: values.auditor });
  const asked = model === undefined ? undefined : await askAuditor(claims, model);
  const auditor = claims.map((claim) => ({ claim, objections: asked?.found.get(claim.number) ?? [] }));
  const both = claims.map((claim, at) => ({
    claim,
    objections: [...(rules[at]?.objections ?? []), ...(auditor[at]?.objections ?? [])],
  }));
  const heldOut = (judged: readonly Judged[]): Judged[] => judged.filter(({ claim }) => claim.heldOut);
  if (values.json) {
    const alone =
      asked === undefined ? {} : { rules: scoreOf(rules), auditor: scoreOf(auditor), problems: asked.problems };
    say(JSON.stringify({ ...scoreOf(both), heldOut: scoreOf(heldOut(both)), ...alone }));
    return;
  }
  if (values.show || values['show-held-out']) printLines(both, values['show-held-out']);
  for (const [title, judged] of asked === undefined
    ? ([['rules', rules]] as const)
    : ([
        ['rules', rules],
        ['auditor', auditor],
        ['both', both],
      ] as const)) {
    printScore(title, judged);
    printScore(`${title}, held out`, heldOut(judged));
  }
  for (const problem of asked?.problems ?? []) say(problem);
};
