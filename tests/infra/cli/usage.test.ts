// The command's words: help, near suggestions, and a sentence with exit code 2 for everything that can't be meant.
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../infra/cli/program.ts';
import { dawnChorus, type Ended } from './terminal.ts';

const COMMANDS = ['run', 'execute', 'doctor', 'backfill', 'topics', 'verify', 'unpublish', 'deliver', 'replay'];
const RUN_OPTIONS = [
  '--from',
  '--to',
  '--posts',
  '--sources',
  '--out',
  '--store',
  '--s3-endpoint',
  '--model',
  '--model-key',
  '--style',
  '--now',
  '--force',
  '--fresh',
  '--strict',
  '--json',
  '--x-base-url',
  '--hackernews-base-url',
  '--bluesky-base-url',
];

describe('the help', () => {
  it('lists every command and the exit codes', async () => {
    const { code, out, err } = await dawnChorus('--help');
    expect([code, err]).toEqual([0, '']);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
    expect(out).toContain('Exit codes: 0 done, 1 failed, 2 bad usage or input, 3 published degraded');
  });

  it('of run lists every option', async () => {
    const { code, out } = await dawnChorus('run', '--help');
    expect(code).toBe(0);
    for (const option of RUN_OPTIONS) expect(out).toMatch(new RegExp(`^  ${option}\\b`, 'm'));
  });

  it('is shown on standard error, with exit code 2, when nothing is asked', async () => {
    const { code, out, err } = await dawnChorus();
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: dawn-chorus');
  });
});

describe('what can’t be meant is answered with exit code 2 and nothing on standard output', () => {
  let file = '';
  beforeAll(async () => {
    file = join(await mkdtemp(join(tmpdir(), 'dawn-chorus-cli-')), 'missing.jsonl');
  });

  it.each<[string, string]>([
    ['rnu ai', "unknown command 'rnu'\n(Did you mean run?)"],
    ['run', "missing required argument 'topic'"],
    ['run ai --jsno', "unknown option '--jsno'\n(Did you mean --json?)"],
    ['run ai finance', 'too many arguments'],
    ['run ai --style fancy', "option '--style <style>' argument 'fancy' is invalid. Allowed choices are cited, plain."],
    ['run ai --posts a --sources b', "option '--posts <files...>' cannot be used with option '--sources <names...>'"],
    ['run ai --out a --store b', "option '--out <folder>' cannot be used with option '--store <url>'"],
    ['run ai --posts', "option '--posts <files...>' argument missing"],
    ['run ai --from 2026-4-1', 'The day 2026-4-1 of --from is not of the form YYYY-MM-DD, such as 2026-04-22.\n'],
    ['run ai --to today', 'The day today of --to is not of the form YYYY-MM-DD'],
    ['run ai --day-ends-at 6', 'The time 6 of --day-ends-at is not of the form HH:MM, such as 06:00 or 23:30.\n'],
    ['backfill ai --from 2026-04-20 --to 2026-04-20 --day-ends-at 24:00', 'The time 24:00 of --day-ends-at is not of'],
    ['execute ai --day-ends-at noon', 'The time noon of --day-ends-at is not of the form HH:MM'],
    [
      'execute --follow arn --day-ends-at 06:00',
      "option '--follow <arn>' cannot be used with option '--day-ends-at <time>'",
    ],
    ['run ai --now yesterday', 'The time yesterday of --now is not ISO 8601 with a zone'],
    ['run ai --now 2026-04-23T08:00:00', 'is not ISO 8601 with a zone'],
    ['run ai --posts MISSING', 'There is no posts file MISSING; check the path of --posts.\n'],
    ['run ai --posts .', 'The posts file . is a folder; name the files in it.\n'],
    ['run ai --s3-endpoint localhost', 'The URL localhost of --s3-endpoint is not one of http or https'],
    ['run ai --store gs://bucket', 'The store gs://bucket has the scheme gs:'],
    [
      'run ai --s3-endpoint http://localhost:1',
      'is a folder, so the S3 endpoint http://localhost:1 has no use here.\n',
    ],
    [
      'run ai --model gpt',
      'The model gpt has none of the forms extractive, bedrock:MODEL, openai:URL#MODEL or replay:FOLDER.\n',
    ],
    [
      'run ai --model openai:http://localhost#m?form=xml',
      'form=xml is not one of strict, schema, object, tool, prompt',
    ],
    ['run ai --model-key sk-0123456789', 'A model key has the form VARIABLE@HOST'],
    ['run ai --x-base-url localhost', 'The URL localhost of --x-base-url is not one of http or https'],
    ['run ai --hackernews-base-url ftp://a', 'The URL ftp://a of --hackernews-base-url is not one of http'],
    ['backfill ai --from 2026-04-20', "required option '--to <day>' not specified"],
    ['backfill ai --from 2026-04-22 --to 2026-04-20', 'The first day 2026-04-22 is after the last day 2026-04-20'],
    ['backfill ai --from 2026-04-22 --to 2026-04-31', 'The day 2026-04-31 is not in the calendar'],
    ['backfill ai --from 2026-04-22 --to 2026-04-22 --concurrency 0', 'It is not a whole number from 1 to 999.'],
    ['replay x --from Draw', "argument 'Draw' is invalid. Allowed choices are Deduplicate, Cluster, Summarise."],
    ['replay x --out MISSING', 'There is no run x in file:MISSING; its id stands in plan.json'],
    ['verify MISSING', 'There is no report MISSING; check the path.\n'],
    ['verify package.json --evidence MISSING', 'There is no evidence file MISSING; check the path.\n'],
    ['verify package.json --evidence package.json', 'The evidence file package.json is no evidence of a report: '],
    ['verify package.json --posts MISSING', 'There is no posts file MISSING; check the path.\n'],
  ])('%s', async (line, sentence) => {
    const { code, out, err } = await dawnChorus(...line.split(' ').map((word) => word.replace('MISSING', file)));
    expect(err).toContain(sentence.replace('MISSING', file));
    expect([code, out]).toEqual([2, '']);
  });
});

describe('text from outside', () => {
  it('never reaches the terminal with characters that move the cursor', async () => {
    const { err } = await dawnChorus('run', 'ai', '--from', '\u001b[2J\u202e2026');
    expect(err).toContain('\uFFFD[2J\uFFFD2026');
    expect([...err].filter((char) => '\u001b\u202e'.includes(char))).toEqual([]);
  });
});

describe('the stack', () => {
  it('is shown only where DEBUG asks for it', async () => {
    const told: string[] = [];
    const terminal = {
      out: () => {},
      err: (text: string) => void told.push(text),
      interactive: false,
      now: () => new Date('2026-04-23T02:30:00.000Z'),
      signal: new AbortController().signal,
      region: undefined,
    };
    await main(['run', 'ai', '--from', 'x'], { ...terminal, debug: false });
    expect(told.join('')).not.toContain('    at ');
    await main(['run', 'ai', '--from', 'x'], { ...terminal, debug: true });
    expect(told.join('')).toContain('    at ');
  });
});

describe('the program itself', () => {
  const spawn = (...words: string[]): Promise<Ended> =>
    new Promise((resolve) => {
      const cli = join(import.meta.dirname, '../../../infra/cli.ts');
      execFile(process.execPath, [cli, ...words], (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });

  it('runs by Node alone and ends with the command’s exit code', async () => {
    expect(await spawn('topics')).toMatchObject({ code: 0, err: '' });
    expect(await spawn('replay', 'x')).toMatchObject({ code: 2, out: '' });
  });
});
