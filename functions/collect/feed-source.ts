// Feeds as a paged source: each feed is a page, and one that fails is recorded and does not stop the others.
import { SourceRefusedError, SourceUnavailableError } from '../../shared/errors.ts';
import type { SourceOf } from '../../shared/topic-sources.ts';
import { parseFeedItems } from './feed-items.ts';
import { textFrom } from './http-faults.ts';
import type { Request } from './request.ts';
import { type PagedSource, RateLimitedError, type Reading } from './source.ts';

const ACCEPT = 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5';
const TRIES = 2;

const reasonOf = (error: unknown): string | undefined =>
  error instanceof SourceUnavailableError || error instanceof SourceRefusedError || error instanceof RateLimitedError
    ? error.message.replace(/\.$/, '')
    : undefined;

/** Readings of one feed; a single bad record where it can't be had, even at a second try, or is no feed. */
const readFeed = async (address: string, source: string, request: Request): Promise<Reading[]> => {
  const bad = (reason: string): Reading[] => [{ bad: { place: address, reason, beginning: '' } }];
  for (let tried = 1; ; tried++) {
    let text: string;
    try {
      text = await textFrom(new URL(address), { headers: { accept: ACCEPT }, follow: true }, request);
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      if (error instanceof SourceUnavailableError && tried < TRIES) continue;
      return bad(reason);
    }
    try {
      return parseFeedItems(text, address, source);
    } catch {
      return bad('it is no feed: neither RSS, Atom, RDF nor JSON Feed');
    }
  }
};

/** The feeds of a source, in the topic's order. */
export const feedSource = (settings: SourceOf<'feed'>, request: Request): PagedSource => ({
  fetchPage: async (cursor, { posts }) => {
    if (posts <= 0) return 'budget';
    const n = Number(cursor ?? 0);
    const all = await readFeed(settings.urls[n]!, settings.name, request);
    const readings = all.slice(0, posts);
    const failed = readings.length === 1 && 'bad' in readings[0]! && readings[0].bad.place === settings.urls[n];
    return {
      readings,
      next: n + 1 < settings.urls.length ? String(n + 1) : undefined,
      costUsd: 0,
      short: readings.length < all.length,
      problems: failed ? 1 : 0,
    };
  },
});
