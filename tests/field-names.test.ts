// No field in the code: languages stand in it, names of a field stand in the packs of topics.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { namePackSchema } from '../shared/text/name-pack.ts';

const ROOT = join(import.meta.dirname, '..');

/** Folders whose code and data know no field. */
const CLEAN = ['shared/text', 'shared/verify', 'functions'];

const packs = globSync('topics/packs/*.json', { cwd: ROOT }).map((path) =>
  namePackSchema.parse(JSON.parse(readFileSync(join(ROOT, path), 'utf8'))),
);
const named = packs.flatMap(({ organisations, products, people }) => [...organisations, ...products, ...people]);

/** Two words, digits or mixed case; of other scripts three characters and more. What remains are everyday words too. */
const isTelling = (name: string): boolean =>
  /\p{L}[ -]\p{L}|\p{L}\d|\d\p{L}|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(name) ||
  (/^[^\p{Script=Latin}]+$/u.test(name) && [...name].length >= 3);
const names = new Set(named.flatMap(({ name, forms }) => [name, ...forms]).filter(isTelling));
/** Accounts that are called neither like an ordinary word of code nor like a name of one word (Microsoft). */
const handles = new Set(
  named.flatMap(({ name, handles: own }) =>
    own.filter((handle) => /[_\d]/.test(handle) || (handle.length > 8 && handle !== name.toLowerCase())),
  ),
);

const withoutComments = (text: string): string => text.replace(/^\s*(?:\/\/|\*|\/\*).*$|(?<=\s)\/\/ .*$/gm, '');

const foundIn = (text: string): string[] => {
  const code = withoutComments(text);
  const words = new Set(code.toLowerCase().match(/\w+/g));
  return [
    ...[...names].filter((name) => code.includes(name)),
    ...[...handles].filter((handle) => words.has(handle.toLowerCase())),
  ];
};

/** Services that a folder speaks to, and must call by their names. */
const SERVICES: readonly (readonly [folder: string, name: string])[] = [['functions/deliver/', 'GitHub']];
const isService = (path: string, name: string): boolean =>
  SERVICES.some(([folder, service]) => path.replaceAll('\\', '/').startsWith(folder) && service === name);

describe('the code', () => {
  it('is searched for names that tell a field', () => {
    expect(names.size).toBeGreaterThan(100);
    expect(handles.size).toBeGreaterThan(50);
    const [name = ''] = names;
    const [handle = ''] = handles;
    expect(foundIn(`const a = '${name} by @${handle}'; // nothing`)).toEqual([name, handle]);
    expect(foundIn(`// ${name}\nconst a = 1; // ${name}`)).toEqual([]);
  });

  it.each(CLEAN)('of %s knows no field', (folder) => {
    const files = globSync(`${folder}/**/*.ts`, { cwd: ROOT });
    expect(files).not.toEqual([]);
    const found = files.map(
      (path) =>
        [path, foundIn(readFileSync(join(ROOT, path), 'utf8')).filter((name) => !isService(path, name))] as const,
    );
    expect(Object.fromEntries(found.filter(([, inFile]) => inFile.length > 0))).toEqual({});
  });
});
