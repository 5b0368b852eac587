// Fuzzes the escaping doors: `node tests/fuzz/fuzz.ts [strings] [seed]`. Ends with 1 and the shortest string that fails.
import fc from 'fast-check';
import { hostileText } from '../fixtures/hostile.ts';
import { checkDoors } from './doors.ts';

const BATCH = 10_000;
const [strings = 1_000_000, seed = Date.now() % 1_000_000_000] = process.argv.slice(2).map(Number);
const started = Date.now();

for (let done = 0; done < strings; done += BATCH) {
  const numRuns = Math.min(BATCH, strings - done);
  const result = fc.check(fc.property(hostileText(), checkDoors), { numRuns, seed: seed + done });
  if (result.failed) {
    console.error(fc.defaultReportMessage(result));
    process.exit(1);
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  console.log(`${done + numRuns} strings through all doors, ${seconds} s (seed ${seed})`);
}
