// What the owner of a blog says of its reports: drafts or not, what never goes in, and whom to read first.
import * as z from 'zod';
import { timeOfDaySchema } from './time-of-day.ts';
import type { SourceSettings, SourceType } from './topic-sources.ts';

export const publishSchema = z
  .union([
    z.enum(['auto', 'draft']),
    z.strictObject({
      draftUntil: timeOfDaySchema.describe(
        'A draft that comes out at this time of the zone of the topic, HH:MM, unless it is stopped before',
      ),
    }),
  ])
  .default('auto')
  .describe('auto: a report goes out when it is made; draft: it waits for `dawn-chorus release`');
export type PublishMode = z.infer<typeof publishSchema>;

const account = z
  .string()
  .regex(/^[^\s@]\S*$/, 'is no account such as asterlabs or bluesky:ann.bsky.social, without @')
  .describe("Name or id of an account, on the topic's platform or on another one: bluesky:ann.bsky.social");

export const neverSchema = z
  .strictObject({
    accounts: z.array(account).default([]).describe('Accounts whose posts, reposted ones too, stay out'),
    words: z
      .array(z.string().trim().min(1))
      .default([])
      .describe('Words whose posts stay out, and that no picture shows'),
  })
  .refine(({ accounts, words }) => accounts.length + words.length > 0, 'names no account and no word');
export type Never = z.infer<typeof neverSchema>;

export const alwaysSchema = z.strictObject({
  accounts: z.array(account).min(1).describe('Accounts that are read before all others, while the budget lasts'),
});
export type Always = z.infer<typeof alwaysSchema>;

/** An account as a name that tells it from those of other platforms: `twitter:asterlabs`. */
export const accountKey = (account: string, platform: string): string =>
  (account.includes(':') ? account : `${platform}:${account}`).toLowerCase();

/** Accounts that a topic can't both leave out and read first. */
export const inBoth = (never: Never | undefined, always: Always | undefined, platform: string): string | undefined => {
  const out = new Set(never?.accounts.map((name) => accountKey(name, platform)));
  return always?.accounts.find((name) => out.has(accountKey(name, platform)));
};

/** Sources that ask for accounts by name, by the platform that the accounts are of. */
export const ACCOUNT_PLATFORMS: Readonly<Partial<Record<SourceType, string>>> = { x: 'twitter', bluesky: 'bluesky' };

/** An account that is to be read first and that no source can read. */
export const unreadable = (
  always: Always | undefined,
  platform: string,
  sources: readonly Pick<SourceSettings, 'type'>[],
): string | undefined => {
  const read = new Set(sources.flatMap(({ type }) => ACCOUNT_PLATFORMS[type] ?? []));
  return always?.accounts.find((name) => !read.has(accountKey(name, platform).split(':')[0] ?? ''));
};
