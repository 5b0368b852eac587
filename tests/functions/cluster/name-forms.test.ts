// Names by their form: what the day writes as a name is one, with no list that says so.
import { describe, expect, it } from 'vitest';
import { differ, nameForms, nameKey, spellingsOf, withPack } from '../../../functions/cluster/name-forms.ts';
import { tokensOf } from '../../../functions/cluster/tokens.ts';

const formsOf = (text: string, day: readonly string[] = []): string[] => {
  const spellings = spellingsOf([text, ...day].map(tokensOf));
  return nameForms(text, tokensOf(text), spellings).map(({ key, kind }) => `${key}/${kind}`);
};

describe('names by their form', () => {
  it.each([
    ['behind a capitalised first word', 'Tried Hippogriff on one GPU', ['hippogriff/word', 'gpu/shape']],
    ['of several words', 'we use the Kestrel Grip arm', ['kestrel grip/run']],
    ['with a version', 'the new Mistral Small 3 is free', ['mistral small 3/versioned']],
    ['joined to its version', 'i like gpt-5.5 and Qwen3', ['gpt 5.5/versioned', 'qwen 3/versioned']],
    ['a number of a list', 'patch CVE-2024-3094 now', ['cve 2024 3094/versioned']],
    ['titles in Chinese marks', '昨晚看《三十而已》了', ['三十而已/title']],
    ['titles in Japanese marks', '『ゼルダ』を買った', ['ゼルダ/title']],
    ['katakana', '新しいスマホケースを見た', ['スマホケース/katakana']],
    ['tags, tickers and accounts', '#rollback $TSLA @ann', ['#rollback/tag', '$tsla/ticker', '@ann/account']],
  ])('are found: %s', (_, text, expected) => {
    expect(formsOf(text)).toEqual(expected);
  });

  it.each([
    ['a word that opens a sentence', 'Lovely weather. Today it rains'],
    ['what the day writes small', 'see the Stork'],
    ['a headline, where every word is a capital', 'Why The Best Founders Never Stop Asking Hard Questions'],
    ['numbers with their units', 'it took 3 days and 40%'],
    ['numbers with their separators', 'the farm has 500,000 trees on 900,000-acre'],
    ['a capital before a quantity', 'Yesterday 15 min passed. Yesterday 3 hrs passed'],
    ['pronouns', 'so I said We should'],
    ['amounts and what is made of a name', 'an 8-week course on 10GW, all AI-powered'],
    ['what the day writes small as often', 'please STORK this'],
  ])('are not found in %s', (_, text) => {
    const day = ['a stork flew by', 'the stork again', 'our stork', 'A stork is a bird', 'stork', 'stork, again'];
    expect(formsOf(text, day)).toEqual([]);
  });

  it('are found in a text in small letters, as the posts write them that have capitals', () => {
    const day = ['We tried Flova here', 'Thanks to Flova we sleep', 'so many of us like flova and this bird'];
    expect(formsOf('i like flova 2 a lot on my bird', day)).toEqual(['flova 2/versioned']);
    expect(formsOf('i like flova 2 a lot on my bird', [...day, 'We write it flova'])).toEqual([]);
    expect(formsOf('i like flova 2 a lot on my bird', day.slice(1))).toEqual([]);
  });

  it('are words that general language hardly uses, where hardly a post of the day has a capital', () => {
    const quiet = Array.from({ length: 30 }, (_, i) => `we have a new plan for the house number ${i}`);
    const text = 'a flaw in hippogriff lets them read what we have';
    expect(formsOf(text, quiet)).toEqual(['hippogriff/word']);
    expect(formsOf(text, quiet.slice(0, 9))).toEqual([]);
    expect(formsOf(text, [...quiet, ...quiet.flatMap((line) => [`${line} in Lisbon`, `${line} in Porto`])])).toEqual(
      [],
    );
    expect(formsOf('uusi vakava virhe löytyi tänään hippogriff ohjelmasta kaikille', quiet)).toEqual([]);
  });

  it('are no releases by the number of a day', () => {
    expect(formsOf('it opens on August 5 here')).toEqual(['august/word']);
  });

  it('keep what stands beside a name that a pack knows', () => {
    const text = 'today we all try Claude Managed Agents for a week';
    const start = text.indexOf('Claude');
    const known = { name: 'Claude', kind: 'family' as const, start, end: start + 6 };
    const forms = nameForms(text, tokensOf(text), spellingsOf([tokensOf(text)]));
    expect(withPack(forms, [known]).map(({ key }) => key)).toEqual(['claude', 'managed agents']);
  });

  it('open a sentence where the day writes them so within sentences too', () => {
    expect(formsOf('Flova is out', ['we tried Flova', 'thanks to Flova'])).toEqual(['flova/word']);
  });

  it('keep a quantity behind a name apart', () => {
    expect(formsOf('we saw Cygnet 5 million times')).toEqual(['cygnet/word']);
  });

  it('are one for all spellings of a version', () => {
    expect(new Set(['GPT-5.5', 'gpt 5.5', 'GPT5.5', "GPT-5.5's"].map(nameKey)).size).toBe(1);
  });

  it('differ where versions or variants of one line do, and not where one says more', () => {
    expect(differ('mistral large 3', 'mistral small 3')).toBe(true);
    expect(differ('gpt 5.1', 'gpt 5.2')).toBe(true);
    expect(differ('gpt 5.5', 'gpt 5.5 pro')).toBe(false);
    expect(differ('gpt 5.5', 'qwen 3.6')).toBe(false);
  });

  it('give way to those of a pack, which knows all spellings', () => {
    const text = 'the gpt-image-2 of OpenAI';
    const forms = nameForms(text, tokensOf(text), spellingsOf([tokensOf(text)]));
    const known = [
      { name: 'ChatGPT Images 2.0', start: 4, end: 15, kind: 'versioned' as const },
      { name: 'OpenAI', start: 19, end: 25, kind: 'company' as const },
    ];
    expect(withPack(forms, known).map(({ key, kind }) => `${key}/${kind}`)).toEqual([
      'chatgpt images 2.0/versioned',
      'openai/word',
    ]);
  });
});
