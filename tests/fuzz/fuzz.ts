// Fuzzes the escaping doors, or what reads models or posts: `node tests/fuzz/fuzz.ts [strings] [seed] [doors|model|posts]`. Ends with 1 and the shortest string that fails.
import fc from 'fast-check';
import { hostileText } from '../fixtures/hostile.ts';
import { checkDoors } from './doors.ts';
import { checkModelAnswer, serverText } from './model-answers.ts';
import { checkPost, postText } from './posts.ts';

const BATCH = 10_000;
const [strings = 1_000_000, seed = Date.now() % 1_000_000_000] = process.argv.slice(2, 4).map(Number);
const properties = {
  doors: fc.property(hostileText(), checkDoors),
  model: fc.property(serverText(), checkModelAnswer),
  posts: fc.property(postText(), checkPost),
};
const [, , , , what = 'doors'] = process.argv;
const property = properties[what === 'model' || what === 'posts' ? what : 'doors'];
const started = Date.now();

for (let done = 0; done < strings; done += BATCH) {
  const numRuns = Math.min(BATCH, strings - done);
  const result = fc.check(property, { numRuns, seed: seed + done });
  if (result.failed) {
    console.error(fc.defaultReportMessage(result));
    process.exit(1);
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${done + numRuns} strings, ${seconds} s (seed ${seed})`);
}
