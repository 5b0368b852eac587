// Feeds as a paged source: each feed is a page, and one that fails is recorded and does not stop the others.
import { SourceUnavailableError } from '../../shared/errors.ts';
import type { Lost } from '../../shared/run.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import { NO_TIME, parseFeedItems } from './feed-items.ts';
import { textOfHtml } from './html-text.ts';
import { textFrom } from './http-faults.ts';
import { lostOf, whyOf } from './lost.ts';
import type { Request } from './request.ts';
import type { PagedSource, Reading } from './source.ts';

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
const TRIES = 2;

/** What became of a feed: its readings, or a single bad record and the name of what was lost. */
interface Read {
  readonly readings: readonly Reading[];
  readonly lost?: Lost | undefined;
}

const WEB_PAGE = /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i;

/** What stands where a feed should: a page for people has a title, `Just a moment...`, that tells more than our words. */
const noFeed = (address: string, text: string): { reason: string; lost: Lost } => {
  if (!WEB_PAGE.test(text))
    return {
      reason: 'it is no feed: neither RSS, Atom, RDF nor JSON Feed',
      lost: lostOf(address, 'noFeed'),
    };
  const title = textOfHtml(/<title[^>]*>([\s\S]{0,500}?)<\/title>/i.exec(text)?.[1] ?? '');
  return {
    reason: 'it is a web page, and no feed',
    lost: lostOf(address, 'webPage', title === '' ? undefined : title),
  };
};

/** What is said of a feed half of whose items or more can't be read, or that has none. */
const lostIn = (address: string, readings: readonly Reading[]): Lost | undefined => {
  if (readings.length === 0) return lostOf(address, 'empty');
  const bad = readings.flatMap((reading) => ('bad' in reading ? [reading.bad] : []));
  if (bad.length * 2 < readings.length) return undefined;
  const times = bad.filter(({ reason }) => reason === NO_TIME).length;
  return lostOf(address, times * 2 > bad.length ? 'noTimes' : 'unreadable', bad[0]?.reason, bad.length);
};

/** Readings of one feed; a single bad record where it can't be had, even at a second try, or is no feed. */
const readFeed = async (address: string, source: string, request: Request): Promise<Read> => {
  const bad = (reason: string): Reading[] => [{ bad: { place: address, reason, beginning: '' } }];
  for (let tried = 1; ; tried++) {
    let text: string;
    try {
      text = await textFrom(new URL(address), { headers: { accept: ACCEPT }, follow: true }, request);
    } catch (error) {
      const why = whyOf(error);
      if (why === undefined || !(error instanceof Error)) throw error;
      if (error instanceof SourceUnavailableError && tried < TRIES) continue;
      const reason = error.message.replace(/\.$/, '');
      return { readings: bad(reason), lost: lostOf(address, why, reason) };
    }
    try {
      const readings = parseFeedItems(text, address, source);
      return { readings, lost: lostIn(address, readings) };
    } catch {
      const { reason, lost } = noFeed(address, text);
      return { readings: bad(reason), lost };
    }
  }
};

/** The feeds of a source, in the topic's order. */
export const feedSource = (settings: SourceOf<'feed'>, request: Request): PagedSource => ({
  fetchPage: async (cursor, { posts }) => {
    if (posts <= 0) return 'budget';
    const n = Number(cursor ?? 0);
    const { readings: all, lost } = await readFeed(settings.urls[n]!, settings.name, request);
    const readings = all.slice(0, posts);
    return {
      readings,
      next: n + 1 < settings.urls.length ? String(n + 1) : undefined,
      costUsd: 0,
      short: readings.length < all.length,
      problems: lost === undefined ? 0 : 1,
      lost: lost === undefined ? [] : [lost],
    };
  },
});
