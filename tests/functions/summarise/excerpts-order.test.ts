// What stands alone as an excerpt, and which come first: what happened before views, and no talk around what is told.
import { describe, expect, it } from 'vitest';
import { chooseExcerpts } from '../../../functions/summarise/excerpts.ts';
import type { Story, StoryPost } from '../../../shared/story.ts';
import { story, storyPost } from './made-up-day.ts';

const telling = (id: string, text: string, by: Partial<StoryPost> = {}): Story =>
  story(id, [storyPost({ ...by, text })], { name: '', thing: false });
const told = (...stories: readonly Story[]): string[] =>
  chooseExcerpts(stories, 'en').items.map(({ storyId }) => storyId);

describe('a sentence is never quoted by itself that is', () => {
  it.each([
    ['another’s words behind the speaker', 'Plant manager: "Harbour Robotics is ready, all robots work."'],
    ['a promised surprise', 'We have a special surprise for friends of Harbour Robotics.'],
    ['what goes on from elsewhere', 'Since then, Harbour Robotics opened its second plant in Lisbon.'],
    ['how its author feels about what stands elsewhere', 'Unfortunately, only for guests of Harbour Robotics for now.'],
    ['what is about a thing that stands elsewhere', 'The main reason this was added to the plant is the old crane.'],
    ['what lost its end', 'Fast arms from belts, boxes and carts - used in'],
  ])('%s', (_, text) => {
    expect(told(telling('it', text))).toEqual([]);
  });
});

describe('excerpts', () => {
  it('tell no talk around what they tell: a person’s words without a name or number of their own', () => {
    const maker = { handle: 'harbour', author: 'Harbour Robotics', organisation: 'Harbour Robotics' };
    const plant = telling('plant', 'Harbour Robotics opened its second plant in Lisbon.', maker);
    const talk = telling(
      'talk',
      'The new plant of Harbour Robotics already looks like a disappointment to its workers.',
    );
    const more = telling('more', 'Harbour Robotics moved 400 workers to Porto on Monday, a foreman tells.');
    expect(told(plant, talk, more)).toEqual(['plant', 'more']);
  });

  it('tell what happened before what one or two think, unless several talk of it', () => {
    const view = telling('view', 'Pelican Arms should really have built its crane in Porto, which is obvious by now.');
    const event = telling('event', 'Harbour Robotics opened its second plant in Lisbon, which employs 300 people.');
    expect(told({ ...view, independentAuthors: 1 }, event)).toEqual(['event', 'view']);
    expect(told({ ...view, independentAuthors: 3 }, event)).toEqual(['view', 'event']);
  });
});
