// Recorded answers, as a run's cards keep them: each is found again by its request, also one that held no JSON.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchangeKey } from '../../../shared/model/exchange.ts';
import { type ModelAnswer, type ModelRequest, NO_USAGE } from '../../../shared/model/model.ts';
import { replayModel } from '../../../shared/model/replay.ts';
import { openStore } from '../../../shared/store/open-store.ts';

const request = (user: string): ModelRequest => ({
  system: 'You write.',
  user,
  tool: { name: 'report_story', description: 'Files it.', schema: {} },
  maxTokens: 100,
});
const answer = (value: unknown, stop: ModelAnswer['stop']): ModelAnswer => ({
  stop,
  value,
  usage: NO_USAGE,
  stopReason: stop,
  model: 'some-model',
  origin: 'live',
});

describe('recorded answers', () => {
  const whole = answer({ claims: [] }, 'complete');
  const cut = answer(undefined, 'truncated');
  let folder: string;
  const replay = () => replayModel(openStore({ storeUrl: folder, s3Endpoint: undefined, region: undefined }));
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-replay-'));
    const exchanges = [
      { key: exchangeKey(request('first')), answer: cut },
      { key: exchangeKey(request('second')), answer: whole },
    ];
    await writeFile(join(folder, 'card.json'), JSON.stringify({ name: 'a card', exchanges }));
    await writeFile(join(folder, 'other.json'), 'no JSON');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are found by their request, also one that was cut off and held no JSON', async () => {
    expect(await replay().ask(request('first'))).toEqual(cut);
    expect(await replay().ask(request('second'))).toEqual(whole);
  });

  it('fail for any other request', async () => {
    await expect(replay().ask(request('third'))).rejects.toThrow('have none to this request');
  });
});
