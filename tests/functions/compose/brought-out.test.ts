// Bringing a thing out: the words of a release right at its name, and names with a version wherever they stand.
import { describe, expect, it } from 'vitest';
import { bringerOf, sayerOf, versionedIn } from '../../../functions/compose/brought-out.ts';

describe('a text brings out what it names', () => {
  it.each([
    ['Introducing Kestrel 2, our most capable model yet.', 'Kestrel 2'],
    ['We just shipped Tide Buckets: mutable storage.', 'Tide Buckets'],
    ['Kestrel 2 is now available in Harbour.', 'Kestrel 2'],
    ['kestrel-2 is out 🔥', 'Kestrel 2'],
    ['阿尔戈刚刚发布了：Kestrel-2，原生全模态', 'Kestrel 2'],
    ['Kestrel 2 终于发布了，先试试', 'Kestrel 2'],
  ])('%s', (text, name) => {
    expect(bringerOf(name)(text)).toBe(true);
  });

  it.each([
    ['where something else comes out there', 'Subagents are now available in Kestrel.', 'Kestrel'],
    ['where a part of it does', 'Auto mode for Kestrel Code is now available.', 'Kestrel Code'],
    ['where it goes on to another thing', 'Introducing Kestrel hooks', 'Kestrel'],
    ['where it is the one who brings out', 'Kestrel Code 最新也推出了语音输入功能', 'Kestrel Code'],
    [
      'where the word of release stands far off',
      'Kestrel 2 ramped faster than any model we have launched.',
      'Kestrel 2',
    ],
    ['where another version does', 'Introducing Kestrel 2.5', 'Kestrel 2'],
    ['where it has not', '他们还没发布Kestrel 2', 'Kestrel 2'],
    ['where nobody has', 'Nobody has released Kestrel 2, sadly', 'Kestrel 2'],
    ['where it is asked', '谁发布了Kestrel 2？', 'Kestrel 2'],
    ['where it is given up', 'I dropped Kestrel 2 today', 'Kestrel 2'],
    ['where it will', 'Kestrel 2 is available next year', 'Kestrel 2'],
  ])('not %s', (_, text, name) => {
    expect(bringerOf(name)(text)).toBe(false);
  });
});

describe('a name', () => {
  it('is the same with hyphens, blanks or nothing between its parts', () => {
    expect(['Kestrel-2 Mini', 'kestrel2 mini', 'KESTREL 2-MINI'].every((text) => sayerOf('Kestrel 2 Mini')(text))).toBe(
      true,
    );
    expect(sayerOf('Kestrel 2 Mini')('Kestrel 20 Mini')).toBe(false);
  });

  it('is looked for once in a long run of capitals', () => {
    expect(versionedIn('A '.repeat(50_000))).toEqual([]);
  });

  it('with a version is found behind Han, and takes its size along', () => {
    const names = versionedIn('阿尔戈发布K2.7，Tern 4 31B与gpt-9可在120页内说完').map(({ text }) => text);
    expect(names).toEqual(['K2.7', 'Tern 4 31B', 'gpt-9']);
  });
});
