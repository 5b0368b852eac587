// Every section of the runbook that the code leads to is there.
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** Anchors of the headings of a page, as its readers' browsers have them. */
const anchorsOf = (page: string): string[] =>
  [...page.matchAll(/^#{2,4} (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );

describe('the runbook', () => {
  let named: string[];
  beforeAll(async () => {
    const folders = await Promise.all(
      ['functions', 'infra', 'shared'].map(async (folder) =>
        (await readdir(join(ROOT, folder), { recursive: true })).map((file) => join(ROOT, folder, file)),
      ),
    );
    const texts = await Promise.all(
      folders.flat().flatMap((file) => (file.endsWith('.ts') ? [readFile(file, 'utf8')] : [])),
    );
    named = texts.flatMap((text) =>
      [...text.matchAll(/\bsection(?::| =).*/g)].flatMap(([line]) =>
        [...line.matchAll(/'([a-z]+(?:-[a-z]+)+|tokens|models|quotas|prices|warnings|throttling)'/g)].map(
          ([, one = '']) => one,
        ),
      ),
    );
  });

  it('has every section that a diagnosis or an alarm leads to, once', () => {
    const anchors = anchorsOf(readFileSync(join(ROOT, 'docs/operations.md'), 'utf8'));
    expect(new Set(named).size).toBeGreaterThan(10);
    for (const section of new Set(named))
      expect(
        anchors.filter((one) => one === section),
        section,
      ).toHaveLength(1);
  });
});
