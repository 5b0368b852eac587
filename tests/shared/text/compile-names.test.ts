// What a field's names are to those who look for them: the same code finds the names of any pack, and holds without one.
import { describe, expect, it } from 'vitest';
import { organisationOfAuthor } from '../../../shared/text/accounts.ts';
import { compileNames, NO_NAMES } from '../../../shared/text/compile-names.ts';
import { nameIn } from '../../../shared/text/name-in.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { findMentions } from '../../../shared/text/names.ts';

const GARDEN = compileNames(
  namePackOf({
    organisations: [{ name: 'Kew', forms: ['邱园'], handles: ['KewGardens'] }],
    products: [{ name: 'Seed Vault', organisation: 'Kew', handles: ['seedvault'] }],
    concepts: [{ name: '授粉', english: 'pollination', forms: ['pollinators'] }],
  }),
);

const found = (text: string, names = GARDEN): string[] => findMentions(text, names).map(({ name }) => name);

describe('the names of a field', () => {
  it('are found by all their spellings and by their accounts', () => {
    expect(found('邱园: pollinators at @KewGardens, seeds at @seedvault')).toEqual([
      'Kew',
      '授粉',
      'Kew',
      'Seed Vault',
    ]);
  });

  it('tell whose own words a post is, on X alone', () => {
    const author = { username: 'KewGardens' };
    expect(organisationOfAuthor({ platform: 'twitter', author }, GARDEN)).toBe('Kew');
    expect(organisationOfAuthor({ platform: 'mastodon', author }, GARDEN)).toBeUndefined();
  });

  it('have names of their own in English', () => {
    expect(nameIn('en', '邱园授粉', GARDEN)).toBe('邱园 pollination');
    expect(nameIn('en', '授粉', GARDEN)).toBe('Pollination');
  });

  it('are nobody’s business elsewhere', () => {
    expect(found('OpenAI and Claude', GARDEN)).toEqual(['OpenAI']);
  });
});

describe('no names at all', () => {
  it('still find releases and what has a name’s shape', () => {
    expect(found('Zephyrus-3.1 runs SmolVLM at @KewGardens', NO_NAMES)).toEqual(['Zephyrus 3.1', 'SmolVLM']);
    expect(nameIn('en', '授粉', NO_NAMES)).toBe('授粉');
  });
});
