// Amending by hand: what is asked of the words, what stays of the sentence, and that two hands at once lose nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeWritten } from '../../../functions/compose/compose.ts';
import { amend } from '../../../functions/publish/amend.ts';
import type { Wish } from '../../../functions/publish/amendment-of.ts';
import { sentencesOf } from '../../../functions/publish/edit-report.ts';
import { toEdition } from '../../../functions/publish/edition.ts';
import { publishEdition } from '../../../functions/publish/publish-edition.ts';
import { reword } from '../../../functions/publish/reword.ts';
import { unpublish } from '../../../functions/publish/unpublish.ts';
import { BadInputError, StoreUnavailableError } from '../../../shared/errors.ts';
import { amendmentsKey, runKeys, siteKeys } from '../../../shared/keys.ts';
import { type Evidence, evidenceSchema } from '../../../shared/report.ts';
import { writeParts } from '../../../shared/store/parts.ts';
import type { Store } from '../../../shared/store/store.ts';
import { ZH_CN } from '../../../shared/text/labels.ts';
import { jsonOf, listened, textOf } from '../../fixtures/report-run.ts';
import { compositionOf, POSTS, RUN, WRITTEN_ZH } from '../../fixtures/written-day.ts';
import { memoryStore } from '../../shared/store/memory-store.ts';

const { slug } = RUN;
const KEYS = siteKeys(slug);
const NOW = new Date('2026-05-01T00:00:00Z');
const COMPOSED = composeWritten(compositionOf('zh-CN'), WRITTEN_ZH);

/** The id of the sentence that says something. */
const idOf = (words: string): string =>
  Object.entries(COMPOSED.evidence.sentences).find(([, { text = '' }]) => text.includes(words))?.[0] ?? '';
const FINANCE = idOf('Tidepool拿到1.2亿美元');
const OVERVIEW = idOf('能不能用在合同上');

const firstPublished = (async () => {
  const store = memoryStore();
  const posts = POSTS.map(({ key, text }) => ({ platform: 'twitter', id: key.split(':')[1], text }));
  await writeParts(store, runKeys(slug, RUN.id).deduplicated, posts);
  const picture = { jpg: Buffer.from('a'), svg: Buffer.from('<svg/>'), json: Buffer.from('{"words":[]}') };
  const given = { run: RUN, settingsHash: 'a', ...COMPOSED, picture, drawn: true, lacking: [] };
  await publishEdition(store, toEdition(given));
  return store.objects;
})();

/** A store in which the day is published, with the posts of its run. */
const published = async (): Promise<ReturnType<typeof memoryStore>> => memoryStore(new Map(await firstPublished));

const evidenceIn = async (store: Store): Promise<Evidence> =>
  evidenceSchema.parse(await jsonOf(store, KEYS.stable.evidence));
const saysIn = async (store: Store, id: string): Promise<string | undefined> =>
  (await evidenceIn(store)).sentences[id]?.text;
const wish = (sentence: string, text?: string): Wish => ({ slug, sentence, text });

describe('a sentence by hand', () => {
  it('that its posts carry stands like any other', async () => {
    const store = await published();
    expect(await amend(store, wish('Tidepool拿到1.2亿', 'Tidepool拿到1.2亿美元，Orbit Cloud降价30%'), NOW)).toEqual({
      ...{
        slug,
        sentence: FINANCE,
        was: 'Tidepool拿到1.2亿美元，Orbit Cloud则让出30%的价格',
        alsoGone: 0,
        revision: 2,
      },
      says: 'Tidepool拿到1.2亿美元，Orbit Cloud降价30%',
    });
    expect((await evidenceIn(store)).sentences[FINANCE]).toMatchObject({
      hand: 'carried',
      cites: ['twitter:20009', 'twitter:20006'],
    });
    expect(await textOf(store, KEYS.stable.cited)).toContain('- **编者**：改写1句。');
  });

  it('that they don’t carry is marked as the editor’s, and says why', async () => {
    const store = await published();
    const { says, note } = await amend(store, wish(FINANCE, 'Tidepool拿到3亿美元'), NOW);
    expect([says, note]).toEqual(['编者注：Tidepool拿到3亿美元', expect.stringContaining('3亿美元')]);
    expect((await evidenceIn(store)).sentences[FINANCE]).toMatchObject({ hand: 'note', checks: { V3: 'fail' } });
    expect(await textOf(store, KEYS.stable.plain)).toContain('编者注：Tidepool拿到3亿美元');
  });

  it('is marked where the posts of its run are no longer kept', async () => {
    const store = await published();
    store.objects.delete(runKeys(slug, RUN.id).deduplicated(1));
    expect((await amend(store, wish(FINANCE, 'Tidepool拿到1.2亿美元'), NOW)).note).toContain('no longer kept');
  });

  it.each([
    ['', 'is empty'],
    ['看[这里](https://example.org)', 'markup or a link'],
    ['他说“从来没有人说过的话”', 'stand in none of the sentence'],
  ])('is refused as %j', async (text, why) => {
    const store = await published();
    await expect(amend(store, wish(FINANCE, text), NOW)).rejects.toThrow(why);
    expect(await jsonOf(store, KEYS.stable.manifest)).toMatchObject({ revision: 1 });
  });

  it('keeps what its post says verbatim as a quotation of it', async () => {
    const store = await published();
    await amend(store, wish('mei_builds说', '@mei_builds说合同“两分钟读完”'), NOW);
    const report = await textOf(store, KEYS.stable.report);
    expect(report).toContain('{"text":"两分钟读完","quoted":"twitter:20002"}');
    expect(await textOf(store, KEYS.stable.plain)).toContain('mei_builds说合同"两分钟读完"');
  });

  it('may be taken out, and counts are made anew', async () => {
    const store = await published();
    expect(await amend(store, wish(FINANCE), NOW)).toMatchObject({ revision: 2, alsoGone: 0 });
    expect(await saysIn(store, FINANCE)).toBeUndefined();
    expect(await textOf(store, KEYS.stable.cited)).toContain('- **编者**：删去1句。');
  });

  it('that was taken out before a crash is out after the next words, whatever they are', async () => {
    const store = await published();
    const crashing = listened(store, (key) => {
      if (key.startsWith('site/')) throw new StoreUnavailableError('The disk is gone.');
    });
    await amend(crashing, wish(FINANCE), NOW).catch(() => undefined);
    expect(await saysIn(store, FINANCE)).toBeDefined();
    await expect(amend(store, wish(FINANCE), NOW)).rejects.toThrow('No sentence');
    expect(await saysIn(store, FINANCE)).toBeUndefined();
  });

  it('that goes with its posts is no longer counted', async () => {
    const store = await published();
    await amend(store, wish(FINANCE, 'Tidepool拿到1.2亿美元'), NOW);
    await unpublish(store, 'twitter:20009', NOW);
    expect(await textOf(store, KEYS.stable.cited)).not.toContain('编者');
    expect(await saysIn(store, FINANCE)).toBeUndefined();
  });

  const wordsKept = async (store: Store): Promise<string[]> => {
    const keys: string[] = [];
    for await (const key of store.list('')) if ((await textOf(store, key)).includes('两分钟读完')) keys.push(key);
    return keys.filter((key) => !key.startsWith('runs/'));
  };
  const QUOTING = wish('mei_builds说', '@mei_builds说合同“两分钟读完”');

  it('that quotes a post which is taken out is forgotten, wherever its words were kept', async () => {
    const store = await published();
    await amend(store, QUOTING, NOW);
    expect(await wordsKept(store)).toContain(amendmentsKey(RUN.platform, RUN.topic, slug));
    await unpublish(store, 'twitter:20002', NOW);
    expect(await wordsKept(store)).toEqual([]);
  });

  it('that quotes a post which is taken out just then leaves no words of it, wherever the two meet', async () => {
    for (let at = 1; ; at += 3) {
      const store = await published();
      let writes = 0;
      const meeting = listened(store, async () => {
        if (++writes === at) await unpublish(store, 'twitter:20002', NOW);
      });
      await amend(meeting, QUOTING, NOW).catch((error: unknown) => expect(error).toBeInstanceOf(BadInputError));
      if (writes < at) break;
      expect([at, await wordsKept(store)]).toEqual([at, []]);
    }
  });

  it.each([
    ['counts of the run', '读15条推文', "report's own count"],
    ['what is not there', 'nothing like it', 'No sentence'],
    ['a bold line above others', '钱流向港口', 'is a bold line'],
  ])('can’t be one of %s', async (_, sentence, why) => {
    await expect(amend(await published(), wish(sentence, '话'), NOW)).rejects.toThrow(why);
  });

  it('needs a report', async () => {
    await expect(amend(memoryStore(), wish('s1', '话'), NOW)).rejects.toThrow('There is no report');
  });
});

describe('two hands', () => {
  const sentences = async (store: Store) => Promise.all([FINANCE, OVERVIEW].map((id) => saysIn(store, id)));
  const both = ['Tidepool拿到1.2亿美元', 'Lumen 3.1能不能用在合同上，各说各的'];
  const one = (store: Store) => amend(store, wish(FINANCE, both[0]), NOW);
  const other = (store: Store) => amend(store, wish(OVERVIEW, both[1]), new Date('2026-05-01T00:00:01Z'));

  it('at once lose nothing, wherever one comes in', async () => {
    // Every third write will do: what lies between two pointers is the same to the other hand.
    for (let at = 1; ; at += 3) {
      const store = await published();
      let writes = 0;
      const meeting = listened(store, async () => {
        if (++writes === at) await other(store);
      });
      await one(meeting);
      if (writes < at) break;
      expect([at, await sentences(store), await textOf(store, KEYS.stable.cited)]).toEqual([
        ...[at, both],
        expect.stringContaining('改写2句'),
      ]);
    }
  });

  it('lose nothing when both start together', async () => {
    const store = await published();
    await Promise.all([one(store), other(store)]);
    expect(await sentences(store)).toEqual(both);
  });

  it('on the same sentence: the slower one is told, and nothing of the faster one is lost', async () => {
    const store = await published();
    let told: unknown;
    const meeting = listened(store, async (key) => {
      if (key.startsWith('state/')) await one(store);
    });
    await amend(meeting, wish(FINANCE, 'Tidepool融资1.2亿美元'), NOW).catch((error: unknown) => {
      told = error;
    });
    expect(told).toBeInstanceOf(BadInputError);
    expect(String(told)).toContain('Another hand');
    expect(await saysIn(store, FINANCE)).toBe(both[0]);
  });

  it('that crash anywhere are mended by the same words once more', async () => {
    for (let crash = 1; ; crash += 3) {
      const store = await published();
      let writes = 0;
      const crashing = listened(store, () => {
        if (++writes === crash) throw new StoreUnavailableError('The disk is gone.');
      });
      const outcome = await one(crashing).catch(() => 'crashed');
      expect(await one(store)).toMatchObject({ says: both[0], revision: 2 });
      expect([crash, await saysIn(store, FINANCE)]).toEqual([crash, both[0]]);
      expect((await evidenceIn(store)).amended).toHaveLength(1);
      if (outcome !== 'crashed') break;
    }
  });
});

describe('the words of a sentence by hand', () => {
  const { report } = COMPOSED;
  const [item] = report.keyPoints;
  const words = (text: string, note = false) => ({ text, quotes: [], note });

  it.each([
    ['**新模型**，能读400页', '新模型', '能读400页'],
    ['Aster Labs放出27B的Lumen 3.1，一次能读400页，省油', 'Aster Labs放出27B的Lumen 3.1，一次能读400页', '省油'],
    ['另一句话，全是标题', '另一句话，全是标题', ''],
  ])('in an item are headline and rest: %s', (text, head, detail) => {
    const [sentence] = item?.sentences ?? [];
    expect(reword(sentence!, words(text), 'keyPoint', ZH_CN)).toMatchObject({ head, detail });
  });

  it('keep the label of a paragraph of the conclusion, with the mark behind it', () => {
    const last = report.conclusion.at(-1)?.[0];
    const { sentence: kept } = reword(last!, words('先看看油价', true), 'prose', ZH_CN);
    expect(kept.stretches.map(({ text }) => text)).toEqual(['从业者应重点关注', '：', '编者注：', '先看看油价']);
  });

  it('never make a report that breaks its form, whatever is typed', async () => {
    const { objects } = await published();
    const ids = fc.constantFrom(...sentencesOf(report).flatMap(({ id, role }) => (role === 'claim' ? [id] : [])));
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.stringMatching(/^[*“”：，。[\]()#>\n\- 灯塔a1]{1,20}$/),
      fc.stringMatching(/^(\*\*[灯塔，：a1]{1,6}\*\*)?[灯塔，：？a1]{1,12}$/),
    );
    await fc.assert(
      fc.asyncProperty(ids, typed, async (id, text) => {
        const store = memoryStore(new Map(objects));
        // Refused with a sentence, or published: a rendering that breaks a rule would be a BrokenPromiseError.
        await amend(store, wish(id, text), NOW).catch((error: unknown) => expect(error).toBeInstanceOf(BadInputError));
      }),
      { numRuns: 60 },
    );
  });
});
