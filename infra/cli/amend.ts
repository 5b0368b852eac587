// The command `amend`: a sentence of a report, or of a draft, in words by hand, or taken out.
import * as z from 'zod';
import { siteUrlFromEnvironment } from '../../shared/env.ts';
import { BadInputError, BrokenPromiseError } from '../../shared/errors.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { clockOf, type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

export interface AmendOptions extends Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'now' | 'json'> {
  readonly text?: string;
  readonly drop?: boolean;
}

const resultSchema = z.object({
  slug: z.string(),
  sentence: z.string(),
  was: z.string(),
  says: z.string().optional(),
  note: z.string().optional(),
  alsoGone: z.number().int(),
  revision: z.number().int().optional(),
  draft: z.literal(true).optional(),
  postByHand: z.literal(true).optional(),
});
type Result = z.infer<typeof resultSchema>;

/** Where Publish keeps it; found by its name, as handlers are. */
const AMEND_URL = new URL('../../functions/publish/amend.ts', import.meta.url);

const describe = ({ slug, sentence, was, says, note, alsoGone, revision, draft, postByHand }: Result): string => {
  const where = draft === true ? `The draft ${slug} is amended` : `${slug} is revision ${revision} now`;
  const gone = alsoGone > 0 ? `, with ${alsoGone} more that can't stand without it` : '';
  const lines = [
    `${where}: ${sentence} ${says === undefined ? `is taken out${gone}` : 'is reworded'}.`,
    `  Was        ${was}`,
    ...(says === undefined ? [] : [`  Says       ${says}`]),
    ...(note === undefined ? [] : [`  Marked     as the editor's note, since its posts don't carry it: ${note}`]),
    ...(postByHand === undefined ? [] : ['  Left alone the post in _posts/, which was changed by hand']),
  ];
  return `${lines.join('\n')}\n`;
};

/** Amends a sentence and tells what it says now. Throws what exit.ts tells. */
export const amend = async (
  slug: string,
  sentence: string,
  { text, drop, ...options }: AmendOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  if ((text === undefined) === (drop !== true))
    throw new BadInputError('Give the new words with --text, or take the sentence out with --drop, and not both.');
  const settings = await settingsOf(options, terminal);
  const now = clockOf(options.now) ?? terminal.now();
  const module: Record<string, unknown> = await import(AMEND_URL.href);
  if (typeof module.amend !== 'function')
    throw new BrokenPromiseError('functions/publish/amend.ts exports no function amend.');
  const wish = { slug, sentence, text };
  const result = resultSchema.parse(await module.amend(openStore(settings), wish, now, siteUrlFromEnvironment()));
  terminal.out(options.json === true ? `${JSON.stringify(result)}\n` : printable(describe(result)));
  return EXIT.done;
};
