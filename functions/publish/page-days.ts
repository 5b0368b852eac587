// What a day's page says of other days: the one before and the one after, and when else its stories were told. Pure.
import { type ComponentChild, h } from 'preact';
import { render } from 'preact-render-to-string';
import type { Report } from '../../shared/report.ts';
import { htmlId, htmlText } from '../../shared/text/escape-html.ts';
import { storyAnchor } from './page-claims.ts';
import { PAGE_WORDS, type PageWords } from './page-words.data.ts';
import { stampAt } from './stamp.ts';
import { daysThatTell, type StoryDay, type StoryTold } from './stories.ts';

/** What is known of the days around a day. */
export interface KnownDays {
  /** All days of the topic that have a report, earliest first. */
  readonly days: readonly { readonly slug: string; readonly day: string }[];
  /** What the days near it tell. */
  readonly told: readonly StoryDay[];
}

/** Whose page it is, and how much of other days it may say. */
export interface PageOfDay {
  readonly slug: string;
  readonly day: string;
  readonly timezone: string;
  readonly language: Report['language'];
  /**
   * stable: the page beside the stable copies, written anew whenever a day near it changes. revision: the page in `r{n}/`,
   * which stays, and so says nothing in another day's words, since those may be taken back.
   */
  readonly page: 'stable' | 'revision';
}

/** Places for what is known only when other days are: empty until `fillDays`. */
export const daysSlot = (kind: 'nav' | 'p', label?: string): ComponentChild =>
  h(kind, { class: 'days', 'aria-label': label });
export const storySlot = (storyId: string): ComponentChild =>
  h('div', { class: 'told', id: `told-${htmlId(storyId)}` });

const toDay = (slug: string, page: PageOfDay['page'], storyId?: string): string =>
  `${page === 'stable' ? '../' : '../../'}${slug}/index.html${storyId === undefined ? '' : `#${storyAnchor(storyId)}`}`;

/** The days before and after; empty where there are none. */
const neighbours = ({ days }: KnownDays, { day, page, language }: PageOfDay): string => {
  const words = PAGE_WORDS[language];
  const [before, after] = [days.findLast((other) => other.day < day), days.find((other) => other.day > day)];
  const link = (to: typeof before, rel: string, text: (day: string) => string): ComponentChild =>
    to === undefined ? null : h('a', { rel, href: toDay(to.slug, page) }, text(to.day));
  return render(
    h('div', null, link(before, 'prev', words.previous), ' ', link(after, 'next', words.following)),
  ).replace(/^<div>\s*|\s*<\/div>$/g, '');
};

/** What was new of a story on a day. */
const news = ({ novelty, newFacts }: StoryTold, { newOn }: PageWords): string =>
  novelty === 'update' && newFacts.length > 0 ? newOn(newFacts) : '';

/** The civil day of an instant in a zone; empty where the instant is none. */
const dayOf = (instant: string, timezone: string): string => {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? '' : stampAt(new Date(time), timezone).slice(0, 'YYYY-MM-DD'.length);
};

/** Since when a story is told and what was new each day; empty where no other day tells it and it is not known from before. */
const history = (story: StoryTold, { told }: KnownDays, of: PageOfDay): string => {
  const words = PAGE_WORDS[of.language];
  const others = daysThatTell(told, of.day, new Set([story.storyId])).flatMap(({ slug, day, stories }) => {
    const there = stories.find(({ storyId }) => storyId === story.storyId);
    return there === undefined ? [] : [{ slug, day, there }];
  });
  const isOld = story.novelty === 'update' || story.novelty === 'continuing';
  if (others.length === 0 && !isOld) return '';
  const first = [dayOf(story.firstSeen ?? '', of.timezone), ...others.map(({ day }) => day), of.day]
    .filter((day) => day !== '')
    .reduce((one, other) => (one < other ? one : other));
  const since = words.since(first, others.length);
  if (others.length === 0) return first < of.day ? render(h('p', { class: 'meta' }, since)) : '';
  const lines = [...others, { slug: of.slug, day: of.day, there: story }]
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ slug, day, there }): ComponentChild => {
      const isHere = slug === of.slug;
      const says = of.page === 'stable' && !isHere ? there.headline : '';
      const fresh = of.page === 'stable' || isHere ? news(there, words) : '';
      return h(
        'li',
        null,
        isHere ? `${day}${words.thisPage}` : h('a', { href: toDay(slug, of.page, story.storyId) }, day),
        says === '' ? '' : ` ${htmlText(says)}`,
        fresh === '' ? null : h('span', { class: 'meta' }, ` ${htmlText(fresh)}`),
      );
    });
  return render(h('details', { class: 'history' }, h('summary', null, since), h('ol', null, lines)));
};

/** Our own markup alone can look so: in texts every `<` is an entity. */
const SLOT = /(<(nav|p) class="days"[^>]*>)(.*?)(<\/\2>)/g;
const STORY_SLOT = /(<div class="told" id="told-([\w-]*)">)(.*?)(<\/div>)/g;

/** A page with what is known of other days, in place of what it said of them before. */
export const fillDays = (html: string, known: KnownDays, of: PageOfDay): string => {
  const around = neighbours(known, of);
  const own = known.told.find(({ slug }) => slug === of.slug)?.stories ?? [];
  const stories = new Map(own.map((story) => [htmlId(story.storyId), story]));
  return html
    .replaceAll(SLOT, (_, open: string, _kind, _content, close: string) => open + around + close)
    .replaceAll(STORY_SLOT, (_, open: string, id: string, _content, close: string) => {
      const story = stories.get(id);
      return open + (story === undefined ? '' : history(story, known, of)) + close;
    });
};
