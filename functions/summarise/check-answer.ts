// A model's answer against all rules: what passes becomes claims, what fails comes back with its rules.
import { issueOf } from '../../shared/issue.ts';
import type { ModelAnswer } from '../../shared/model/model.ts';
import { findMentions } from '../../shared/text/names.ts';
import { type Breach, type Claim, checkClaim } from '../../shared/verify/claims.ts';
import { contradictions } from '../../shared/verify/contradictions.ts';
import { uncleanReason } from '../../shared/verify/hygiene.ts';
import { quantitiesOf } from '../../shared/verify/quantities.ts';
import { latinWords, type Source, toSource } from '../../shared/verify/source-post.ts';
import { answerSchema, toClaims } from './answer.ts';
import type { Packet } from './packet.ts';
import type { Failure } from './prompt.ts';

export interface Checked {
  readonly passed: readonly Claim[];
  readonly failures: readonly Failure[];
  readonly stance: 'neutral' | 'contested' | 'mocked' | 'promotional';
}

/** The packet's posts as the rules read them. */
export const sourcesOf = (packet: Packet): ReadonlyMap<string, Source> =>
  new Map(
    packet.posts.map(({ key, post }) => {
      const { handle, organisation, lang, text, createdAt } = post;
      return [key, toSource({ key, handle, organisation, lang, text, createdAt })] as const;
    }),
  );

/** V12 on everything that is shown; a quotation of a post is the post's own business, its translation is not. */
const hygieneBreaches = (claim: Claim, language: string, boundary: string): Breach[] =>
  [claim.text, claim.quote?.translation].flatMap((text): Breach[] => {
    const reason = text === undefined ? undefined : uncleanReason(text, language, [boundary]);
    if (reason !== undefined && text !== undefined) return [{ rule: 'V12', text, message: reason }];
    return text !== undefined && /[。\n]./u.test(text) && text === claim.text
      ? [{ rule: 'V1', text, message: 'A claim is one sentence.' }]
      : [];
  });

/** V3: a claim that names nothing, counts nothing and quotes nothing can't be checked, so it is not believed. */
const emptyBreaches = ({ text, quote }: Claim): Breach[] => {
  const names = findMentions(text).filter(({ kind }) => kind !== 'concept');
  const checkable = names.length + quantitiesOf(text).length + latinWords(text).length > 0 || quote !== undefined;
  return checkable ? [] : [{ rule: 'V3', text, message: 'The claim holds no name, number or quotation to check.' }];
};

/** Checks an answer. An answer without the schema's form fails as a whole, by V1. */
export const checkAnswer = (
  { stop, value, stopReason }: Pick<ModelAnswer, 'stop' | 'value' | 'stopReason'>,
  packet: Packet,
  language: string,
): Checked => {
  const parsed = stop === 'complete' ? answerSchema.safeParse(value) : undefined;
  if (parsed?.success !== true) {
    const message =
      parsed === undefined
        ? `The answer ended with ${stopReason}.`
        : `The answer is not of the form asked: ${issueOf(parsed.error)}.`;
    return {
      passed: [],
      failures: [{ claim: { text: '' }, breaches: [{ rule: 'V1', text: '', message }] }],
      stance: 'neutral',
    };
  }
  const sources = sourcesOf(packet);
  const judged = toClaims(parsed.data, packet).map((claim) => ({
    claim,
    breaches: [
      ...hygieneBreaches(claim, language, packet.boundary),
      ...emptyBreaches(claim),
      ...checkClaim(claim, sources),
    ],
  }));
  const good = judged.filter(({ breaches }) => breaches.length === 0).map(({ claim }) => claim);
  const doubled = new Set(contradictions(good.map(({ text }) => text)).map(([, second]) => second));
  const repeated = good.map(({ text }, at) => good.findIndex((other) => other.text === text) < at);
  return {
    passed: good.filter((_, at) => !doubled.has(at) && repeated[at] !== true),
    failures: [
      ...judged.filter(({ breaches }) => breaches.length > 0),
      ...good
        .filter((_, at) => doubled.has(at))
        .map((claim) => ({
          claim,
          breaches: [
            { rule: 'V14' as const, text: claim.text, message: 'Another claim gives another value for the same.' },
          ],
        })),
    ],
    stance: parsed.data.stance,
  };
};
