// `cdk synth` as a person runs it, with the code bundled: no Docker, no account, no open finding, arm64 packages.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STEP_NAMES, STEPS, type StepName } from '../../infra/aws/steps.ts';
import { synthesise } from './synthesised.ts';

const run = promisify(execFile);

describe('cdk synth', () => {
  let out: string;
  let assetOf: (state: StepName) => string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'dawn-chorus-synth-'));
    assetOf = await synthesise(out);
  });
  afterAll(() => rm(out, { recursive: true, force: true }));

  it('leaves no finding of cdk-nag open', async () => {
    const report = JSON.parse(await readFile(join(out, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports.flatMap(({ violations }: { violations: unknown[] }) => violations)).toEqual([]);
  });

  it.each(STEP_NAMES)('bundles %s with the files that it reads beside itself', async (state) => {
    const names = await readdir(assetOf(state), { recursive: true });
    expect(names).toContain('index.mjs');
    for (const { from, to } of STEPS[state].files ?? []) expect(names).toContain(join(to, from.split('/').at(-1)!));
  });

  it.each(STEP_NAMES.filter((state) => STEPS[state].nativePackages === undefined))(
    'makes of %s a bundle that Node loads and whose handler is a function',
    async (state) => {
      const script = `const { handler } = await import(${JSON.stringify(join(assetOf(state), 'index.mjs'))}); console.log(typeof handler);`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
      expect(stdout.trim()).toBe('function');
    },
  );

  it.each(STEP_NAMES.filter((state) => STEPS[state].nativePackages?.includes('sharp')))(
    'packs sharp for arm64 Linux, and for nothing else, into %s',
    async (state) => {
      const packages = await readdir(join(assetOf(state), 'node_modules/@img'));
      expect(packages.filter((name) => name.startsWith('sharp'))).toEqual([
        'sharp-libvips-linux-arm64',
        'sharp-linux-arm64',
      ]);
    },
  );

  it('keeps Draw under 15 MB zipped: code, font, sharp and jieba', async () => {
    const folder = assetOf('Draw');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    let zipped = 0;
    for (const file of files) zipped += deflateRawSync(await readFile(join(file.parentPath, file.name))).length;
    expect(zipped / 1e6).toBeLessThan(15);
  });

  it('keeps each zipped function far below the limit of 250 MB', async () => {
    for (const state of STEP_NAMES) {
      const { stdout } = await run('du', ['-sm', assetOf(state)]);
      expect(Number.parseInt(stdout, 10)).toBeLessThan(60);
    }
  });
});
