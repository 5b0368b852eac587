// Command: writes the sample day or a planted day, `node samples/generate.ts --day sample|1..10 --out DIR [--seed WORD]`.
import { parseArgs } from 'node:util';
import { writeDay } from './files.ts';
import { defaultSeed, generateDay } from './generate-day.ts';
import type { DayName } from './types.ts';

const usage = 'usage: node samples/generate.ts --day sample|1..10 --out DIR [--seed WORD]';

function readDay(word: string | undefined): DayName | undefined {
  if (word === 'sample') return 'sample';
  return ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).find((day) => String(day) === word);
}

function main(): number {
  const { values } = parseArgs({
    options: { day: { type: 'string' }, out: { type: 'string' }, seed: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const day = readDay(values.day);
  if (day === undefined || values.out === undefined) {
    console.error(usage);
    return 2;
  }
  const generated = generateDay(day, values.seed ?? defaultSeed);
  for (const name of writeDay(generated, values.out)) console.log(name);
  console.log(`${generated.posts.length} posts, ${generated.stories.length} stories, ${generated.date}`);
  return 0;
}

process.exitCode = main();
