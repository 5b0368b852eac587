// Sentences about what nobody said: only where all posts of the day were searched, and hold nothing.
import { describe, expect, it } from 'vitest';
import { absenceOf, amongOpen, type Open, stillOpen } from '../../../functions/summarise/absence.ts';
import type { DraftItem, Piece } from '../../../functions/summarise/draft.ts';
import { NO_NAMES } from '../../../shared/text/compile-names.ts';
import { checkSentence } from '../../../shared/verify/check-sentence.ts';
import { toSource } from '../../../shared/verify/source-post.ts';
import { OTHER } from './made-up-day.ts';

const piece = (text: string): Piece => ({
  id: 'e1.h',
  section: 'events',
  place: 'headline',
  text,
  posts: [OTHER.key],
  kind: 'claim',
});
const item: DraftItem = { group: '', subject: 'Fjell', headline: piece('Nord Data据称停用Fjell的旧接口'), more: [] };
const open = (more: Partial<Open> = {}): Open => ({
  item,
  lacks: 'maker',
  who: 'Nord Data',
  search: ['Fjell'],
  ...more,
});
const post = (text: string, username = 'someone', name?: string) => ({ text, author: { username, name } });

const absences = async (all: Open[], posts: ReturnType<typeof post>[], language: 'zh-CN' | 'en') =>
  (await stillOpen(all, posts, language)).map((one) => absenceOf(one, language).alone);
const made = async (one: Open, posts: ReturnType<typeof post>[]) => (await absences([one], posts, 'zh-CN'))[0];

describe('what is open', () => {
  const absence = absenceOf(open(), 'zh-CN');
  const told = (text: string, ...posts: string[]) => ({ text, kind: 'claim' as const, posts });

  it('follows what the writer says of the same posts, whose words it does not say again', () => {
    const texts = amongOpen([told('接口一事只有一人转述', OTHER.key), told('别的', 'x:1')], [absence]).map(
      ({ text }) => text,
    );
    expect(texts).toEqual(['接口一事只有一人转述', '对此，收录的推文中没有Nord Data的说法', '别的']);
  });

  it('says by itself what it is about where the writer says nothing of it', () => {
    expect(amongOpen([told('别的', 'x:1')], [absence]).map(({ text }) => text)).toEqual([
      '别的',
      'Nord Data据称停用Fjell的旧接口，收录的推文中没有Nord Data的说法',
    ]);
  });
});

describe('what the maker did not say', () => {
  it('is said, with what was searched and the posts of the item', async () => {
    const sentence = await made(open(), [
      post('I hear that Fjell drops its old API.'),
      post('Nord Data is a nice firm.'),
    ]);
    expect(sentence).toEqual({
      text: 'Nord Data据称停用Fjell的旧接口，收录的推文中没有Nord Data的说法',
      kind: 'absence',
      posts: [OTHER.key],
      searched: ['Nord Data + Fjell'],
    });
    const source = toSource(OTHER, NO_NAMES);
    const judged = checkSentence(
      {
        ...(sentence as { text: string; posts: string[]; searched: string[] }),
        kind: 'absence',
        place: 'prose',
        language: 'zh-CN',
      },
      new Map([[source.key, source]]),
    );
    expect(judged.vetoes).toEqual([]);
  });

  it('is said of the thing by its name where that says enough', async () => {
    const sentence = await made(open({ item: { ...item, subject: 'Fjell的旧接口' } }), [
      post('Fjell drops its old API.'),
    ]);
    expect(sentence?.text).toBe('关于Fjell的旧接口，收录的推文中没有Nord Data的说法');
  });

  it.each([
    ['the maker speaks of it', post('We keep the old API of Fjell.', 'norddata')],
    ['somebody of that name does', post('Fjell keeps its API.', 'kari', 'Kari (Nord Data)')],
    ['its word is told by others', post('Nord Data said that Fjell keeps its API.')],
    ['its word is told in another language', post('Nord Data 回应称 Fjell 的接口不变。')],
  ])('is not said where %s', async (_, found) => {
    expect(await made(open(), [post('Fjell?'), found])).toBeUndefined();
  });

  it.each([
    ['names nobody', open({ who: '' })],
    ['names somebody who is not in the item', open({ who: 'Contoso' })],
    ['gives no word of the item to search for', open({ search: ['weather'] })],
    ['says a whole sentence for a name', open({ who: 'Nord Data据称停用Fjell的旧接口' })],
  ])('is not said where the model %s', async (_, one) => {
    expect(await made(one, [])).toBeUndefined();
  });
});

describe('a test, or figures, by nobody', () => {
  it('is said where no post holds one', async () => {
    expect((await made(open({ lacks: 'test' }), [post('Fjell sounds fine.')]))?.text).toContain('没有他人的测试结果');
    expect((await made(open({ lacks: 'numbers' }), [post('Fjell sounds fine.')]))?.text).toContain('没有具体数字');
  });

  it('is not said where a post might', async () => {
    expect(await made(open({ lacks: 'test' }), [post('I tried Fjell for a week.')])).toBeUndefined();
    expect(await made(open({ lacks: 'test' }), [post('Fjell 实测快了一倍')])).toBeUndefined();
    expect(await made(open({ lacks: 'numbers' }), [post('Fjell takes 20 requests')])).toBeUndefined();
  });
});

it('three stand at most', async () => {
  expect(await absences([open(), open(), open(), open()], [], 'zh-CN')).toHaveLength(3);
});
