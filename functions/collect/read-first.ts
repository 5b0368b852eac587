// The accounts that a topic reads before all others, as its sources ask for them. Pure.
import type { Topic } from '../../shared/topic.ts';
import { ACCOUNT_PLATFORMS, accountKey } from '../../shared/topic-hand.ts';
import type { SourceSettings } from '../../shared/topic-sources.ts';

type Asking = Pick<Topic, 'always' | 'platform' | 'sources'>;

/** Names of a platform's accounts that are read first, in the topic's order. */
const namesOn = (wanted: string, { always, platform }: Asking): string[] =>
  (always?.accounts ?? []).flatMap((account) => {
    const [of, ...name] = accountKey(account, platform).split(':');
    return of === wanted ? name.join(':') : [];
  });

const accountsOf = (source: SourceSettings): readonly string[] =>
  source.type === 'x' || source.type === 'bluesky' ? source.accounts : [];

const lists = (source: SourceSettings, name: string): boolean =>
  accountsOf(source).some((account) => account.toLowerCase() === name);

/**
 * The accounts that a source reads first: those of the topic's that it names, and, of the first source of its kind, those that
 * none of them names.
 */
export const readFirst = (source: SourceSettings, topic: Asking): string[] => {
  const platform = ACCOUNT_PLATFORMS[source.type];
  if (platform === undefined) return [];
  const alike = topic.sources.filter(({ type }) => type === source.type);
  return namesOn(platform, topic).filter(
    (name) => lists(source, name) || (alike[0]?.name === source.name && !alike.some((other) => lists(other, name))),
  );
};

/** A source with the accounts that it reads first before its others. */
export const withFirst = <S extends SourceSettings>(source: S, first: readonly string[]): S => {
  if (first.length === 0) return source;
  const others = accountsOf(source).filter((account) => !first.includes(account.toLowerCase()));
  return { ...source, accounts: [...first, ...others] };
};
