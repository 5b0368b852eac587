// A card by a model: its checked claims, its quotations with translations, on the computed facts of the extractive card.
import type { Card, Story, View } from '../../shared/story.ts';
import { NEGATIVE, POSITIVE } from '../../shared/text/cues.data.ts';
import type { Claim } from '../../shared/verify/claims.ts';
import type { Checked } from './check-answer.ts';

/** Above all quotations that were found by rule. */
const CHOSEN_BY_MODEL = 100;

const polarityOf = (text: string): View['polarity'] => {
  const positive = POSITIVE.test(text);
  return positive === NEGATIVE.test(text) ? 'neutral' : positive ? 'positive' : 'negative';
};

const viewOf = ({ quote }: Claim, story: Story): View[] => {
  const post = story.posts.find(({ key }) => key === quote?.post);
  if (quote === undefined || post === undefined) return [];
  const { text, translation } = quote;
  return [{ post: post.key, text, lang: post.lang, score: CHOSEN_BY_MODEL, translation, polarity: polarityOf(text) }];
};

/** Joins the model's claims to a card. What the model quotes comes first; the rest of the card was computed and stays. */
export const withClaims = (extractive: Card, { passed, stance }: Checked, story: Story): Card => {
  const chosen = passed.flatMap((claim) =>
    viewOf(claim, story).map((view) => ({ view, opinion: claim.kind === 'opinion' })),
  );
  const posts = new Set(chosen.map(({ view }) => view.post));
  const official = new Set(story.posts.filter(({ organisation }) => organisation !== undefined).map(({ key }) => key));
  const views = chosen.filter(({ view, opinion }) => opinion && !official.has(view.post)).map(({ view }) => view);
  return {
    ...extractive,
    origin: 'model',
    claims: passed,
    quotations: [
      ...chosen.filter(({ opinion }) => !opinion).map(({ view: { polarity: _, ...quotation } }) => quotation),
      ...extractive.quotations.filter(({ post }) => !posts.has(post)),
    ],
    views: [...views, ...extractive.views.filter(({ post }) => !posts.has(post))],
    contested: extractive.contested || stance === 'contested' || stance === 'mocked',
    invitation: extractive.invitation || stance === 'promotional',
  };
};
