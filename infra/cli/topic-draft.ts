// A new topic file from what a person says and a look proposes: only what differs from the defaults stands in it.
import { titleCase } from '../../shared/text/labels.ts';
import { type Topic, topicSchema } from '../../shared/topic.ts';
import type { Look } from './topic-look.ts';

/** What a person says of a new topic, by flags or in answer to questions. */
export interface Said {
  readonly displayName?: string | undefined;
  readonly platform?: string | undefined;
  readonly timezone?: string | undefined;
  readonly language?: Topic['language'] | undefined;
  /** Words that X is searched for. */
  readonly xSearch?: readonly string[] | undefined;
  /** Accounts on X whose posts are read. */
  readonly xAccounts?: readonly string[] | undefined;
  readonly feeds?: readonly string[] | undefined;
  /** Words that Hacker News is searched for. */
  readonly hackernews?: readonly string[] | undefined;
  readonly bluesky?: readonly string[] | undefined;
  /** Posts files that are read each day; {date} stands for the day. */
  readonly files?: readonly string[] | undefined;
}

const some = <T>(values: readonly T[] | undefined): values is readonly T[] => values !== undefined && values.length > 0;

const sourcesOf = ({ xSearch, xAccounts, feeds, hackernews, bluesky, files }: Said): object[] => [
  ...(some(xSearch) || some(xAccounts)
    ? [
        {
          name: 'x',
          type: 'x',
          ...(some(xSearch) ? { queries: [{ anyOf: xSearch }] } : {}),
          ...(some(xAccounts) ? { accounts: xAccounts.map((account) => account.replace(/^@/, '')) } : {}),
        },
      ]
    : []),
  ...(some(hackernews) ? [{ name: 'hackernews', type: 'hackernews', queries: hackernews }] : []),
  ...(some(bluesky)
    ? [{ name: 'bluesky', type: 'bluesky', accounts: bluesky.map((account) => account.replace(/^@/, '')) }]
    : []),
  ...(some(feeds) ? [{ name: 'feeds', type: 'feed', urls: feeds }] : []),
  ...(some(files) ? [{ name: 'files', type: 'file', paths: files }] : []),
];

/** A topic file's object, of which `topicSchema` knows whether it is one. Keys in the order in which a person reads them. */
export const draftOf = (name: string, said: Said, zone: string, look?: Look): Record<string, unknown> => {
  const sources = sourcesOf(said);
  const displayName = said.displayName ?? titleCase(name);
  return {
    topic: name,
    ...(said.platform === undefined || said.platform === 'twitter' ? {} : { platform: said.platform }),
    ...(displayName === titleCase(name) ? {} : { displayName }),
    timezone: said.timezone ?? zone,
    language: said.language ?? look?.language ?? 'en',
    ...(some(look?.ownWords) ? { ownWords: look.ownWords } : {}),
    ...(some(look?.lexicon) ? { lexicon: look.lexicon } : {}),
    ...(some(look?.specialTopics) ? { specialTopics: look.specialTopics } : {}),
    ...(sources.length > 0 ? { sources } : {}),
  };
};

/** Whether an object is a topic; what is wrong with it, else. */
export const checkDraft = (draft: unknown) => topicSchema.safeParse(draft);
