// The few questions about a new topic, to a person at the terminal. What flags have said is not asked.
import { type CANCEL_SYMBOL, confirm, isCancel, multiselect, note, select, text } from '@clack/prompts';
import { titleCase } from '../../shared/text/labels.ts';
import { isTimezone } from '../../shared/topic.ts';
import { type Prompts, printable } from './terminal.ts';
import type { Said } from './topic-draft.ts';
import type { Look } from './topic-look.ts';

/** The person stopped answering. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

const answered = <T>(answer: T | typeof CANCEL_SYMBOL): T => {
  if (isCancel(answer)) throw new StoppedError('Stopped; nothing was written.');
  return answer;
};

const listOf = (answer: string): string[] =>
  answer
    .split(/[,，、\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** Kinds of sources, with the question that each needs. */
const SOURCES = [
  { value: 'xSearch', label: 'X, by words', message: 'Words to search X for, parted by commas' },
  { value: 'xAccounts', label: 'X, by accounts', message: 'Accounts on X, parted by commas' },
  { value: 'feeds', label: 'Blogs and news (RSS, Atom)', message: 'URLs of the feeds, parted by commas' },
  { value: 'hackernews', label: 'Hacker News, by words', message: 'Words to search Hacker News for, parted by commas' },
  { value: 'bluesky', label: 'Bluesky, by accounts', message: 'Accounts on Bluesky, parted by commas' },
  {
    value: 'files',
    label: 'Files of posts',
    message: 'Paths of posts files ({date} stands for the day), parted by commas',
  },
] as const;

/** Asks what has not been said: name, language, zone and where posts come from. Throws StoppedError. */
export const askAbout = async (name: string, said: Said, zone: string, prompts: Prompts): Promise<Said> => {
  const displayName =
    said.displayName ??
    answered(
      await text({ ...prompts, message: 'What is the topic called in headings?', initialValue: titleCase(name) }),
    );
  const language =
    said.language ??
    answered(
      await select<'en' | 'zh-CN'>({
        ...prompts,
        message: 'In which language is the report?',
        options: [
          { value: 'en', label: 'English' },
          { value: 'zh-CN', label: '中文' },
        ],
      }),
    );
  const timezone =
    said.timezone ??
    answered(
      await text({
        ...prompts,
        message: 'In which time zone do its days begin and end?',
        initialValue: zone,
        validate: (value) => (isTimezone(value ?? '') ? undefined : 'That is no IANA zone such as Europe/Paris.'),
      }),
    );
  const isSaid = SOURCES.some(({ value }) => said[value] !== undefined);
  const kinds = isSaid
    ? []
    : answered(
        await multiselect({
          ...prompts,
          message: 'Where do its posts come from? (Space chooses, Enter goes on; none: you give files with --posts.)',
          options: SOURCES.map(({ value, label }) => ({ value, label })),
          required: false,
        }),
      );
  const sources: Record<string, string[]> = {};
  for (const { value, message } of SOURCES)
    if (kinds.includes(value)) sources[value] = listOf(answered(await text({ ...prompts, message, defaultValue: '' })));
  return { ...said, displayName, language, timezone, ...sources };
};

/** Shows what a look proposes and asks what of it to keep. Throws StoppedError. */
export const askAboutLook = async (look: Look, prompts: Prompts): Promise<Look> => {
  const lexicon = answered(
    await multiselect({
      ...prompts,
      message: `Words of the field, from ${look.posts.toLocaleString('en')} posts: which ones make a post belong to it?`,
      options: look.lexicon.map((word) => ({ value: word, label: printable(word) })),
      initialValues: [...look.lexicon],
      maxItems: 12,
      required: false,
    }),
  );
  if (look.specialTopics.length === 0) return { ...look, lexicon };
  note(
    look.specialTopics.map(({ title, words }) => printable(`${title}: ${words.join(', ')}`)).join('\n'),
    'Special analyses, from words that go together',
    prompts,
  );
  const wanted = answered(await confirm({ ...prompts, message: 'Shall the report have them?', initialValue: true }));
  return { ...look, lexicon, specialTopics: wanted ? look.specialTopics : [] };
};
