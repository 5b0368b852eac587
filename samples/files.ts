// Writes and reads a generated day as files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { GeneratedDay } from './types.ts';

/** JSON Lines, one object a line. */
export function toJsonLines(objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('');
}

/** Reads JSON Lines, plain or gzip; the caller says what a line is. */
export function readJsonLines<T>(file: string | URL): T[] {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Gzip without a time and with the operating system marked unknown, so that the header tells nothing of the machine. */
function zip(text: string): Buffer {
  const bytes = gzipSync(text, { level: 9 });
  bytes.fill(0, 4, 8);
  bytes[9] = 255;
  return bytes;
}

/** The base name of a day's files, after the slug of its report. */
export function baseName(day: GeneratedDay): string {
  return `twitter_ai_${day.date.replaceAll('-', '')}`;
}

/** Texts of the three files of a day by their names. */
export function dayFiles(day: GeneratedDay): Record<string, string> {
  const base = baseName(day);
  return {
    [`${base}.jsonl.gz`]: toJsonLines(day.posts),
    [`${base}.truth.jsonl.gz`]: toJsonLines(day.truth),
    [`${base}.stories.jsonl`]: toJsonLines(day.stories),
  };
}

/** Writes posts, truth and stories into a folder and tells the names. */
export function writeDay(day: GeneratedDay, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const files = dayFiles(day);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), name.endsWith('.gz') ? zip(text) : text);
  }
  return Object.keys(files);
}
