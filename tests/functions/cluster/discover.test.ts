// Which new names the day teaches: those of several voices that belong to the field.
import { describe, expect, it } from 'vitest';
import { type Discoverable, discoverNames } from '../../../functions/cluster/discover.ts';
import { withNames } from '../../../shared/text/extra-names.ts';

const said = (texts: readonly string[], onTopic = true): Discoverable[] =>
  texts.map((text, i) => ({ text, mentions: [], voice: `voice${i}`, onTopic }));

describe('discoverNames', () => {
  it.each([
    ['two words', ['We tried Kestrel Grip today', 'the Kestrel Grip arm', '昨天 Kestrel Grip 亮相'], ['Kestrel Grip']],
    ['a version', ['Tumbril 2 scores well', 'I reran it with Tumbril 2', 'Tumbril 2 已经上线'], ['Tumbril 2']],
    ['a tier', ['Quicklime Pro is out', 'we use Quicklime Pro', 'Quicklime Pro ate my config'], ['Quicklime Pro']],
    ['one word within sentences', ['we tried Flova today', 'thanks to Flova for this', 'I like Flova'], ['Flova']],
  ])('learns %s', (_, texts, expected) => {
    expect(discoverNames(said(texts))).toEqual(expected);
  });

  it.each([
    ['two voices', ['We tried Kestrel Grip today', 'the Kestrel Grip arm']],
    ['words that open sentences', ['Lovely weather', 'Lovely day', 'Lovely people']],
    ['days and places', ['see you on Monday', 'until Monday then', 'next Monday it is']],
    ['a word that others write small', ['a Stork flew by', 'the Stork again', 'our Stork', 'a stork is a bird']],
    ['a sum behind a word', ['Cygnetic 获得 1.2亿', '给了 Cygnetic 1.2亿', '又投 Cygnetic 1.2亿']],
  ])('learns nothing from %s', (_, texts) => {
    expect(discoverNames(said(texts)).filter((name) => name !== 'Cygnetic')).toEqual([]);
  });

  it('leaves names of other fields alone', () => {
    const texts = ['we saw Real Madrid win', 'how Real Madrid lost', 'Real Madrid again'];
    expect(discoverNames(said(texts, false))).toEqual([]);
  });
});

describe('withNames', () => {
  it('adds mentions where no known name stands, whole words only, in order', () => {
    const text = 'Flova and Flovas, Flova.';
    expect(withNames(text, [], ['Flova']).map(({ start }) => start)).toEqual([0, 18]);
    expect(withNames(text, [{ name: 'Flova', start: 0, end: 5, kind: 'product' }], ['Flova'])).toHaveLength(2);
  });
});
