// A checkup of a step: whether it may use its folders of the store, found without leaving anything in them.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { storeDiagnosis } from '../../shared/checkup.ts';
import { BadInputError } from '../../shared/errors.ts';
import { defineStep, runCheckup } from '../../shared/step.ts';
import { folderStore } from '../../shared/store/folder-store.ts';
import { noTools } from '../infra/local/made-up-steps.ts';
import { memoryStore } from './store/memory-store.ts';

const ROOMS = { reads: ['site'], writes: ['runs', 'state'] };

describe('the folders of a step', () => {
  it('are tried without a word left in them', async () => {
    const store = memoryStore();
    expect(await storeDiagnosis(store, ROOMS)).toEqual({
      about: 'store',
      status: 'ok',
      says: 'memory can be written (runs, state).',
    });
    expect(store.objects.size).toBe(0);
  });

  it('of a folder on a disk are tried without a file left in it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dawn-chorus-checkup-'));
    expect((await storeDiagnosis(folderStore(folder, 'file:x'), ROOMS)).status).toBe('ok');
    const left = await readdir(folder, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('that may only be read are not written', async () => {
    const store = memoryStore();
    const refusing = { ...store, write: async () => Promise.reject(new BadInputError('Writing is not allowed.')) };
    expect(await storeDiagnosis(refusing, { reads: ['site'], writes: [] })).toMatchObject({
      status: 'ok',
      says: 'memory can be read.',
    });
    expect(await storeDiagnosis(refusing, ROOMS)).toMatchObject({ status: 'fault', says: 'Writing is not allowed.' });
  });

  it('that may not be read are a fault, too', async () => {
    const store = { ...memoryStore(), read: async () => Promise.reject(new BadInputError('Reading is not allowed.')) };
    expect(await storeDiagnosis(store, ROOMS)).toMatchObject({ status: 'fault', says: 'Reading is not allowed.' });
  });
});

describe('a step', () => {
  const work = async () => Promise.reject(new Error('A checkup does no work.'));
  const step = defineStep({
    state: 'Draw',
    given: z.object({}),
    work,
    checkup: async ({ topics }) => ({ diagnoses: [{ about: 'topics', status: 'ok', says: `${topics.length}` }] }),
  });
  const tools = { ...noTools(), store: memoryStore() };

  it('answers a checkup with its folders first, then what it looks at itself, and does no work', async () => {
    const { diagnoses } = await runCheckup(step, { doctor: { ...ROOMS, topics: [] } }, tools);
    expect(diagnoses.map(({ about }) => about)).toEqual(['store', 'topics']);
  });

  it('that looks at nothing itself answers with its folders', async () => {
    const { diagnoses } = await runCheckup({ state: 'Draw' }, { doctor: ROOMS }, tools);
    expect(diagnoses.map(({ about }) => about)).toEqual(['store']);
  });

  it('says what of the question it can’t use', async () => {
    await expect(runCheckup(step, { doctor: { rooms: [] } }, tools)).rejects.toThrow(/^Draw can't use doctor: /);
  });
});
