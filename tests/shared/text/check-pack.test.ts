// What is wrong with a name pack, in words; and that the pack of AI has nothing wrong.
import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../shared/text/check-pack.ts';
import { type NamePackInput, namePackOf } from '../../../shared/text/name-pack.ts';
import { loadNames } from '../../../shared/topic-files.ts';

const fault = (pack: NamePackInput): string | undefined => checkPack(namePackOf(pack));

describe('checkPack', () => {
  it.each<[string, NamePackInput, string]>([
    [
      'a spelling of two things',
      {
        organisations: [{ name: 'Kew', forms: ['the Gardens'] }],
        products: [{ name: 'Atlas', forms: ['The gardens'] }],
      },
      '"The gardens" means both Kew and Atlas; keep one',
    ],
    [
      'a spelling that stands twice',
      { people: [{ name: 'Ada', forms: ['ADA'] }] },
      '"ADA" stands twice among the spellings of Ada; keep one',
    ],
    [
      'an account of two organisations',
      {
        organisations: [
          { name: 'Kew', handles: ['plants'] },
          { name: 'Eden', handles: ['Plants'] },
        ],
      },
      "the account Plants is both Kew's and Eden's; keep one",
    ],
    [
      'a maker that is not there',
      { organisations: [{ name: 'Kew' }], products: [{ name: 'Seed Vault', organisation: 'Kewl' }] },
      'Seed Vault is of the organisation Kewl, which the pack does not have (did you mean Kew?); add it or leave it out',
    ],
    [
      'a part of a name that nothing stands for',
      { families: [{ name: 'Rose {version} {colour}', forms: ['rose {version}'] }] },
      'the family Rose {version} {colour} has no part colour; add it to its parts',
    ],
    [
      'a part of a spelling that nothing stands for',
      { families: [{ name: 'Rose {version}', forms: ['rose {version} {colour?}'] }] },
      "the family Rose {version} can't be read: there is no part colour",
    ],
    [
      'a spelling that begins with no word',
      { families: [{ name: 'Rose {version}', forms: ['{version} rose'] }] },
      'the family Rose {version} can\'t be read: "{version} rose" begins with no word',
    ],
    [
      'background that stands twice',
      {
        background: [
          { name: 'Kew', forms: ['the Gardens'], about: { en: 'botanic garden in London' } },
          { name: 'Eden', forms: ['The gardens'], about: { en: 'greenhouses in Cornwall' } },
        ],
      },
      'the background has "The gardens" twice, of Kew and of Eden; keep one',
    ],
  ])('names %s', (_, pack, sentence) => {
    expect(fault(pack)).toBe(sentence);
  });

  it('lets an account be an organisation’s and its product’s', () => {
    expect(
      fault({
        organisations: [{ name: 'Kew', handles: ['seedvault'] }],
        products: [{ name: 'Seed Vault', organisation: 'Kew', handles: ['seedvault'] }],
      }),
    ).toBeUndefined();
  });
});

describe('the pack of AI', () => {
  it('fits together', async () => {
    const pack = await loadNames('topics', { names: 'packs/ai.json' });
    expect(pack?.organisations.length).toBeGreaterThan(50);
    expect(pack?.background?.length).toBeGreaterThan(100);
  });
});
