// Writes the goldens of version 1 as the code makes them now. For use before version 1 is released, never after.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PUBLISHED_SCHEMAS, schemaText } from '../../functions/publish/schemas.ts';
import { DOCUMENTS, publishedDay } from '../fixtures/published-day.ts';

const folder = join(import.meta.dirname, 'v1');
await mkdir(join(folder, 'schema'), { recursive: true });
const store = await publishedDay();
for (const published of PUBLISHED_SCHEMAS) {
  const stored = await store.read(DOCUMENTS[published.name] ?? '');
  const document: unknown = JSON.parse(Buffer.from(stored?.bytes ?? []).toString());
  await writeFile(join(folder, `${published.name}.json`), `${JSON.stringify(document, null, 2)}\n`);
  await writeFile(join(folder, 'schema', `${published.name}.v1.json`), schemaText(published));
}
