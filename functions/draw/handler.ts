// Draw: the day's words as a picture (SVG, JPEG, where asked PNG) and as data.
import { runKeys } from '../../shared/keys.ts';
import { prepareMemory, recallWords } from '../../shared/memory.ts';
import { readPlan } from '../../shared/plan.ts';
import { type Drawn, stateDocument } from '../../shared/run.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { readAllParts } from '../../shared/store/parts.ts';
import type { DistinctPost, Story } from '../../shared/story.ts';
import { lexiconTest } from '../../shared/text/lexicon.ts';
import { nameIn } from '../../shared/text/name-in.ts';
import { mentionsOfDay } from './day-names.ts';
import { DEFAULT_PICTURE, drawPicture } from './draw.ts';
import { toRemember } from './keyness.ts';
import { bundledOutlines } from './outlines.ts';
import { wordsOf } from './words.ts';

export const step = defineStep({
  state: 'Draw',
  given: stateDocument.pick({ run: true, deduplicated: true, clustered: true }),
  work: async ({ run, deduplicated, clustered }, { store, log, progress }): Promise<Drawn> => {
    const keys = runKeys(run.slug, run.id);
    const { topic, names } = await readPlan(store, run);
    const posts = await readAllParts<DistinctPost>(store, deduplicated.parts);
    const stories = await readAllParts<Story>(store, clustered.parts);
    const before = await recallWords(store, run);
    const {
      words: found,
      counted,
      authors,
    } = await wordsOf(posts, stories, topic, mentionsOfDay(stories, names), before);
    await prepareMemory(store, run, 'words', toRemember(counted, authors));
    // Posts that hold such a word were set aside; a name may still be called by it here.
    const isNever = lexiconTest(topic.never?.words ?? []);
    const words = found
      .map((word) => ({ ...word, word: nameIn(topic.language, word.word, names) }))
      .filter(({ word }) => !isNever(word));
    const options = { ...DEFAULT_PICTURE, ...topic.picture, language: topic.language };
    const { svg, jpg, png, cloud } = await drawPicture(words, run.slug, bundledOutlines(), options);
    const written = { svg: keys.drawn('svg'), jpg: keys.drawn('jpg'), json: keys.drawn('json') };
    const asked = png === undefined ? {} : { png: keys.drawn('png') };
    await store.write(written.svg, svg, { contentType: 'image/svg+xml' });
    await store.write(written.jpg, jpg, { contentType: 'image/jpeg' });
    if (png !== undefined) await store.write(keys.drawn('png'), png, { contentType: 'image/png' });
    await store.write(written.json, `${JSON.stringify(cloud, null, 2)}\n`, { contentType: 'application/json' });
    log.info('drawn', { words: cloud.words.length, dropped: cloud.dropped.length, bytes: jpg.length });
    progress(`${cloud.words.length} words drawn`);
    return { ok: true, ...written, ...asked, words: cloud.words.length };
  },
});

export const handler = lambdaHandler(step);
