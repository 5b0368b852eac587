// The bench of suspicion: which posts of a file look like attacks, each to be read by eye, and how many in a thousand.
import { parseArgs } from 'node:util';
import { suspicionOf } from '../../shared/text/attacks.ts';
import { visibleText } from '../../shared/text/escape-visible.ts';
import { readPosts } from './labelled.ts';

const HELP = `npm run bench -- suspicion FILE… [--json]

Lists every post that is set aside as an attack (certain) or kept from the model's sight (suspected), and their share.`;

const LONGEST_LINE = 240;

/** The command `bench suspicion`. */
export const benchSuspicion = async (args: readonly string[]): Promise<void> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  for (const file of positionals) {
    const posts = readPosts(file);
    const found = posts.flatMap(({ id, text }) => {
      const suspicion = suspicionOf(text);
      return suspicion === undefined ? [] : [{ id, suspicion, text }];
    });
    const certain = found.filter(({ suspicion }) => suspicion === 'certain').length;
    const inThousand = Math.round((found.length / posts.length) * 1e5) / 100;
    if (values.json) {
      process.stdout.write(`${JSON.stringify({ file, posts: posts.length, certain, inThousand, found })}\n`);
      continue;
    }
    process.stdout.write(
      `${file}: ${found.length} of ${posts.length} posts, ${inThousand} in 1,000; ${certain} of them certain\n`,
    );
    for (const { id, suspicion, text } of found)
      process.stdout.write(
        `  ${suspicion} ${id} ${visibleText(text.replaceAll('\n', ' ⏎ ')).slice(0, LONGEST_LINE)}\n`,
      );
  }
};
