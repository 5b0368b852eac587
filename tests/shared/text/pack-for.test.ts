// The part of a pack that texts need: with it alone they read the same as with the whole.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { organisationOfAccount } from '../../../shared/text/accounts.ts';
import { checkPack } from '../../../shared/text/check-pack.ts';
import { compileNames, type Names } from '../../../shared/text/compile-names.ts';
import { nameIn } from '../../../shared/text/name-in.ts';
import { publishedNamesSchema } from '../../../shared/text/name-pack.ts';
import { findMentions } from '../../../shared/text/names.ts';
import { packFor } from '../../../shared/text/pack-for.ts';
import { findPeople } from '../../../shared/text/people.ts';
import { loadNames } from '../../../shared/topic-files.ts';

let ai: Names;
let spellings: string[];
beforeAll(async () => {
  const pack = await loadNames('topics', { names: 'packs/ai.json' });
  if (pack === undefined) throw new Error('There is no pack of AI.');
  ai = compileNames(pack);
  const entries = [...pack.organisations, ...pack.products, ...pack.concepts, ...pack.people];
  spellings = [
    ...entries.flatMap(({ name, forms }) => [name, ...forms]),
    ...pack.organisations.flatMap(({ handles }) => handles.map((handle) => `@${handle}`)),
    ...pack.families.flatMap(({ forms }) =>
      forms.map((form) => form.replace(/\{version\}/g, '5.2').replace(/\{\w+\??\}/g, 'pro')),
    ),
    ...pack.noNames,
    ...pack.noReleases,
  ];
});

const people = (text: string, names: Names) =>
  findPeople(text, names).map(({ person: { name, role, organisation }, ...at }) => ({
    name,
    role,
    organisation,
    ...at,
  }));

describe('packFor', () => {
  it('keeps what is met and its makers, and nothing else', () => {
    const { organisations, products, families, people, concepts } = packFor(
      ['谷歌的Claude Code快过gpt-5.2', 'Altman replies to @claudeai'],
      ['deepseek_ai'],
      ai,
    );
    expect(organisations.map(({ name, forms, handles }) => [name, forms, handles])).toEqual([
      ['OpenAI', [], []],
      ['Anthropic', [], ['claudeai']],
      ['Google', ['谷歌'], []],
      ['DeepSeek', [], ['deepseek_ai']],
    ]);
    expect(products.map(({ name }) => name)).toEqual(['GPT', 'Claude', 'Claude Code']);
    expect(families.map(({ name }) => name)).toEqual(['GPT-{version} {variant}']);
    expect(people.map(({ name, forms }) => [name, forms])).toEqual([['Sam Altman', ['Altman']]]);
    expect(concepts).toEqual([]);
  });

  it('reads every one of its texts as the whole does', () => {
    const word = fc.oneof(
      fc.nat().map((n) => spellings[n % spellings.length]!),
      fc.constantFrom('iOS 26.1', 'Zephyr 2.1', 'ex-', '前 ', 'SmolThing', 'the', '。', '5.2', 'Pro'),
      fc.string(),
    );
    const text = fc.array(fc.tuple(word, fc.constantFrom('', ' ', '-', '，')), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.array(fc.nat()), (parts, picks) => {
        const texts = parts.map((words) => words.flat().join(''));
        const handles = picks.map((n) => [...ai.organisationOf.keys()][n % ai.organisationOf.size]!);
        const part = packFor(texts, handles, ai);
        expect(checkPack(part)).toBeUndefined();
        const names = compileNames(publishedNamesSchema.parse(JSON.parse(JSON.stringify(part))));
        for (const one of texts) {
          const mentions = findMentions(one, ai);
          expect(findMentions(one, names)).toEqual(mentions);
          expect(people(one, names)).toEqual(people(one, ai));
          for (const { name, organisation = name } of mentions) {
            expect(nameIn('en', name, names)).toBe(nameIn('en', name, ai));
            expect(names.countryOf.get(organisation)).toBe(ai.countryOf.get(organisation));
          }
        }
        for (const handle of handles)
          expect(organisationOfAccount(handle, names)).toBe(organisationOfAccount(handle, ai));
      }),
    );
  });
});
