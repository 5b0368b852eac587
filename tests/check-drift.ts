// Compares every generated file with what the code makes of it: fails by name, or rewrites with --write.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GENERATED } from './generated.ts';

const ROOT = join(import.meta.dirname, '..');
const write = process.argv.includes('--write');

const stale: string[] = [];
for (const { file, render } of GENERATED) {
  const path = join(ROOT, file);
  const current = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const wanted = await render(current);
  if (wanted === current) continue;
  stale.push(file);
  if (write) await writeFile(path, wanted);
}

if (stale.length === 0) console.log(`All ${GENERATED.length} generated files are as the code makes them.`);
else if (write) console.log(`Rewrote ${stale.join(', ')}.`);
else {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit what it changes.`);
  process.exitCode = 1;
}
