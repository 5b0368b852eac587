// The command `sync`: brings posts and pictures into a blog's checkout, and leaves alone what was changed there by hand.
import { openStore } from '../../shared/store/open-store.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type RunOptions, settingsOf } from './run-options.ts';
import { type Synced, syncBlog } from './sync-blog.ts';
import { printable, type Terminal } from './terminal.ts';

export interface SyncOptions extends Pick<RunOptions, 'out' | 'store' | 's3Endpoint' | 'json'> {
  readonly drafts?: boolean;
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

const describe = (checkout: string, { written, removed, unchanged, byHand }: Synced): string => {
  const counts = [
    `${plural(written.length, 'file')} written`,
    ...(removed.length === 0 ? [] : [`${removed.length} removed`]),
    `${unchanged} as they were`,
  ];
  const left = byHand.map(
    (path) => `  ${path} was changed by hand and stays as it is; delete it to have the published one again\n`,
  );
  return `${checkout}: ${counts.join(', ')}, ${byHand.length} left alone.\n${left.join('')}`;
};

/** Fills a checkout and tells what was done and what was left alone. Throws what exit.ts tells. */
export const sync = async (checkout: string, options: SyncOptions, terminal: Terminal): Promise<ExitCode> => {
  const store = openStore(await settingsOf(options, terminal));
  const synced = await syncBlog(store, checkout, options.drafts === true);
  terminal.out(options.json === true ? `${JSON.stringify(synced)}\n` : printable(describe(checkout, synced)));
  return EXIT.done;
};
