// People whom a pack knows: by every spelling, by their accounts, and as authors.
import { describe, expect, it } from 'vitest';
import { compileNames, NO_NAMES } from '../../../shared/text/compile-names.ts';
import { namePackOf } from '../../../shared/text/name-pack.ts';
import { findPeople, personOfAuthor } from '../../../shared/text/people.ts';

const NAMES = compileNames(
  namePackOf({
    people: [
      { name: 'Ada Lovelace', forms: ['Lovelace', '洛夫莱斯', '러브레이스'], handles: ['AdaL'], role: 'editor' },
    ],
  }),
);
const found = (text: string): string[] =>
  findPeople(text, NAMES).map(({ person, start, end }) => `${person.name}: ${text.slice(start, end)}`);

describe('people', () => {
  it('are found by their names and accounts, whatever stands behind them', () => {
    expect(found('Lovelace’s notes, 洛夫莱斯说, 러브레이스는 and @adal')).toEqual([
      'Ada Lovelace: Lovelace',
      'Ada Lovelace: 洛夫莱斯',
      'Ada Lovelace: 러브레이스',
      'Ada Lovelace: @adal',
    ]);
  });

  it('are none in longer words, links and other accounts', () => {
    expect(found('Lovelacean https://x.com/AdaL @AdaLovelace')).toEqual([]);
  });

  it('write posts on X', () => {
    const author = { username: 'adal' };
    expect(personOfAuthor({ platform: 'twitter', author }, NAMES)?.role).toBe('editor');
    expect(personOfAuthor({ platform: 'bluesky', author }, NAMES)).toBeUndefined();
    expect(personOfAuthor({ platform: 'twitter', author }, NO_NAMES)).toBeUndefined();
  });
});
