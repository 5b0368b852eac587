// A model's claims as sentences: checked once more with the citations that are shown, each with its quotation.
import type { Quote, Sentence } from '../../shared/report.ts';
import { type Claim, checkClaim, TRUTH_RULES } from '../../shared/verify/claims.ts';
import { type Source, toSource } from '../../shared/verify/source-post.ts';
import type { Desk, Material } from './desk.ts';
import type { Phrases } from './phrases.ts';

/** Links that a sentence may have. */
const MOST_LINKS = 3;

/** Rules that a claim has passed when it stands in the report. */
const PASSED = TRUTH_RULES.filter((rule) => rule !== 'V1' && rule !== 'V3' && rule !== 'V4' && rule !== 'V2');

const packetOf = ({ story }: Material): ReadonlyMap<string, Source> =>
  new Map(
    story.posts.map(({ key, handle, organisation, lang, text, createdAt }) => [
      key,
      toSource({ key, handle, organisation, lang, text, createdAt }),
    ]),
  );

/** The post of the quotation first, so that it is among the links that are shown. */
const shownCites = ({ cites, quote }: Claim): string[] =>
  [...new Set([...(quote === undefined ? [] : [quote.post]), ...cites])].slice(0, MOST_LINKS);

/** Claims that hold with the links that a sentence may have, best first. */
export const claimsOf = (material: Material): Claim[] => {
  const claims = material.card.claims ?? [];
  if (claims.length === 0) return [];
  const packet = packetOf(material);
  return claims
    .map((claim) => ({ ...claim, cites: shownCites(claim) }))
    .filter((claim) => checkClaim(claim, packet).length === 0);
};

const quoteOf = (claim: Claim, material: Material, desk: Desk, intro: string): Quote | undefined => {
  const { quote } = claim;
  if (quote === undefined) return undefined;
  const lang = material.story.posts.find(({ key }) => key === quote.post)?.lang ?? '';
  const { post, text, translation } = quote;
  return desk.quote([{ post, text, lang, score: 0, ...(translation === undefined ? {} : { translation }) }], intro);
};

/** Sentences of a story's claims, opinions aside, which speak among the views: at most `most`, one with a quotation. */
export const claimSentences = (
  material: Material,
  section: string,
  most: number,
  desk: Desk,
  phrases: Phrases,
): Sentence[] => {
  let quoted = false;
  return claimsOf(material)
    .filter(({ kind }) => kind !== 'opinion')
    .slice(0, most)
    .map((claim) => {
      const quote = quoted
        ? undefined
        : quoteOf(claim, material, desk, claim.quote?.translation === undefined ? phrases.quoted : phrases.translated);
      quoted ||= quote !== undefined;
      return desk.sentence({
        section,
        role: 'claim',
        material,
        stretches: [{ text: claim.text }],
        quotes: quote === undefined ? [] : [quote],
        cites: claim.cites,
        passed: PASSED,
      });
    });
};
