// The command `topics new`: makes a topic file from flags or a few questions and, where posts are at hand, from a look at them.
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { BadInputError } from '../../shared/errors.ts';
import { issueOf } from '../../shared/issue.ts';
import { authorKey, handleOf } from '../../shared/post.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import type { DistinctPost } from '../../shared/story.ts';
import { repostedHandle } from '../../shared/text/clean.ts';
import { MIDNIGHT } from '../../shared/time-of-day.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { topicsFolder } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';
import { checkDraft, draftOf, type Said } from './topic-draft.ts';
import { type Look, type LookedPost, lookAt } from './topic-look.ts';
import { askAbout, askAboutLook, StoppedError } from './topic-questions.ts';
import { daysOf, lastDays, tryTopic } from './trial.ts';

export interface NewOptions extends Said {
  readonly posts?: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
  readonly yes?: boolean;
}

const NAME = /^[a-z0-9]+(_[a-z0-9]+)*$/;

const checkName = (name: string): void => {
  if (NAME.test(name)) return;
  throw new BadInputError(
    `The name ${JSON.stringify(name)} is not one of a topic: small letters and digits, words joined by _, such as data_centres.`,
  );
};

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

/** Posts that say nothing of the field by themselves: adverts, templates, attacks. */
const OUT: ReadonlySet<string> = new Set(['spam', 'template', 'selfPromotion', 'injection', 'suspected']);

const lookedOf = (post: DistinctPost): LookedPost => ({
  text: post.text,
  author: authorKey(post),
  handle: handleOf(post),
  lang: post.lang,
  engagement: (post.metrics.likes ?? 0) + (post.metrics.reposts ?? 0) + (post.metrics.replies ?? 0),
  reposts: repostedHandle(post.text),
});

/** Looks at posts files: their last month, copies folded and adverts left out as a run does. */
const lookAtFiles = async (
  name: string,
  { platform, timezone }: Said,
  zone: string,
  posts: readonly string[],
  terminal: Terminal,
): Promise<Look> => {
  const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-draft-'));
  try {
    const topicFile = join(folder, `${name}.json`);
    const draft = draftOf(name, { platform, timezone }, zone);
    await writeFile(topicFile, JSON.stringify(draft));
    const window = lastDays(await daysOf(posts, { timezone: timezone ?? zone, dayEndsAt: MIDNIGHT }));
    return await tryTopic({ topicFile, posts, ...window, until: 'Deduplicate' }, terminal, async (tried) => {
      const distinct = await readAllParts<DistinctPost>(tried.store, tried.deduplicated.parts);
      return lookAt(distinct.filter(({ flags }) => !flags.some((flag) => OUT.has(flag))).map(lookedOf));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The schema of topics for editors, as a path from the new file. */
const schemaFrom = (file: string): string => {
  const path = relative(dirname(file), join(import.meta.dirname, '../../topics/topic.schema.json')).replaceAll(
    '\\',
    '/',
  );
  return path.startsWith('.') ? path : `./${path}`;
};

const WIDTH = 100;

/** JSON as a person would write it: lists of words in lines, not a line a word. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /^( *)(.*)\[\n((?: *"(?:[^"\\]|\\.)*",?\n)+) *\]/gm,
    (_, indent: string, key: string, list: string) => {
      const words = list.trim().split(/,\n */);
      if (indent.length + key.length + words.join(', ').length + 3 <= WIDTH)
        return `${indent}${key}[${words.join(', ')}]`;
      const lines: string[] = [];
      for (const word of words) {
        const line = lines.at(-1);
        if (line === undefined || line.length + word.length + 3 > WIDTH) lines.push(`${indent}  ${word}`);
        else lines[lines.length - 1] = `${line}, ${word}`;
      }
      return `${indent}${key}[\n${lines.join(',\n')}\n${indent}]`;
    },
  );

const wordsOf = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const describe = (path: string, draft: ReturnType<typeof draftOf>, posts: readonly string[] | undefined): string => {
  const { data } = checkDraft(draft);
  const [words = 0, special = 0] = [data?.lexicon.length, data?.specialTopics.length];
  const sources = (data?.sources ?? []).map(({ name }) => name);
  const given = posts === undefined ? 'FILE' : posts.join(' ');
  const byHand = sources.length === 0 ? ` --posts ${given}` : '';
  return [
    `Wrote ${path}: ${wordsOf(words, 'word', 'words')}, ${wordsOf(special, 'special analysis', 'special analyses')}, ${sources.length === 0 ? 'no sources (posts are given by --posts)' : `sources ${sources.join(', ')}`}.`,
    'Next: look through it (docs/topics.md tells of every line), try it on posts, and make a report:',
    `  npm run dawn-chorus -- topics check ${path} --posts ${given}`,
    `  npm run dawn-chorus -- run ${data?.topic}${byHand}`,
    '',
  ].join('\n');
};

/** Makes a topic file. Asks at most what flags leave open, and only where a person sits at both ends of the terminal. */
export const topicsNew = async (name: string, options: NewOptions, terminal: Terminal): Promise<ExitCode> => {
  checkName(name);
  const path = options.out ?? join(topicsFolder(), `${name}.json`);
  if (options.force !== true && (await isThere(path)))
    throw new BadInputError(`There is a file ${path} already; --force replaces it, or give another name.`);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const prompts = options.yes === true ? undefined : terminal.prompts;
  const { posts, out: _, force: __, yes: ___, ...flags } = options;
  try {
    const look = posts === undefined ? undefined : await lookAtFiles(name, flags, zone, posts, terminal);
    const preset = { ...flags, language: flags.language ?? look?.language };
    const said = prompts === undefined ? preset : await askAbout(name, preset, zone, prompts);
    const kept = look === undefined || prompts === undefined ? look : await askAboutLook(look, prompts);
    const draft = draftOf(name, said, zone, kept);
    const { error } = checkDraft(draft);
    if (error !== undefined) throw new BadInputError(`That makes no topic: ${issueOf(error)}.`);
    await mkdir(dirname(resolve(path)), { recursive: true });
    await writeFile(path, `${jsonOf({ $schema: schemaFrom(resolve(path)), ...draft })}\n`);
    const here = relative('', path);
    terminal.out(printable(describe(here.startsWith('..') ? path : here, draft, posts)));
    if (kept !== undefined && (said.platform ?? 'twitter') === 'twitter' && said.xAccounts === undefined)
      terminal.out(printable(`Accounts that speak most of it there: ${kept.accounts.join(', ')}\n`));
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
    terminal.err(`${error.message}\n`);
    return EXIT.failed;
  }
};
