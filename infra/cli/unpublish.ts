// The command `unpublish`: takes a post out of every published report.
import * as z from 'zod';
import { siteUrlFromEnvironment } from '../../shared/env.ts';
import { BrokenPromiseError } from '../../shared/errors.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { clockOf, type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

export type UnpublishOptions = Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'now' | 'json'>;

const resultSchema = z.object({
  key: z.string(),
  reports: z.array(z.object({ slug: z.string(), revision: z.number() })),
  drafts: z.array(z.string()).optional(),
  byHand: z.array(z.string()).optional(),
});

/** Where Publish keeps it; found by its name, as handlers are. */
const UNPUBLISH_URL = new URL('../../functions/publish/unpublish.ts', import.meta.url);

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** Takes the post out and tells which reports have a new revision. Throws what exit.ts tells. */
export const unpublish = async (post: string, options: UnpublishOptions, terminal: Terminal): Promise<ExitCode> => {
  const settings = await settingsOf(options, terminal);
  const now = clockOf(options.now) ?? terminal.now();
  const key = /^\d+$/.test(post) ? `twitter:${post}` : post;
  const module: Record<string, unknown> = await import(UNPUBLISH_URL.href);
  if (typeof module.unpublish !== 'function') {
    throw new BrokenPromiseError('functions/publish/unpublish.ts exports no function unpublish.');
  }
  const result = resultSchema.parse(await module.unpublish(openStore(settings), key, now, siteUrlFromEnvironment()));
  if (options.json) terminal.out(`${JSON.stringify(result)}\n`);
  else {
    const { reports, drafts = [], byHand = [] } = result;
    const lines = [
      ...reports.map(({ slug, revision }) => `  ${slug} is revision ${revision} now\n`),
      ...drafts.map((slug) => `  The draft ${slug} is another version now\n`),
      ...byHand.map(
        (slug) => `  The blog post of ${slug} was changed by hand and stays as it is: look whether it holds the post\n`,
      ),
    ].join('');
    terminal.out(printable(`${key} is taken out of ${plural(reports.length, 'report')}.\n${lines}`));
  }
  return EXIT.done;
};
