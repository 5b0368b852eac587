// The house keeps its rules: who imports whom, what is read where, how long a file may be, and states are folders.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SUBSCRIBER_NAMES } from '../infra/aws/steps.ts';
import { readPage, statesOfType } from '../infra/local/page.ts';
import { RULES, type SourceFile } from './architecture-rules.ts';

const ROOT = join(import.meta.dirname, '..');

const filesOf = (room: string): SourceFile[] =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
    .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const files = ['functions', 'infra', 'shared', 'samples', 'tests'].flatMap(filesOf);

describe('the house', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each(RULES)('keeps the rule that $name', ({ broken }) => {
    expect(files.flatMap((file) => broken(file).map((line) => `${file.path}:${line}`))).toEqual([]);
  });

  it.each(RULES)('would notice a break of the rule that $name', ({ broken, example }) => {
    expect(broken(example)).not.toEqual([]);
  });
});

describe('the steps', () => {
  const states = statesOfType(readPage(), 'Task');
  const folders = readdirSync(join(ROOT, 'functions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  it('are the folders of functions/, one for each Task of the state machine and one for each subscriber to its events', () => {
    expect(folders.sort()).toEqual([...states, ...SUBSCRIBER_NAMES].map((state) => state.toLowerCase()).sort());
  });

  it.each([...states, ...SUBSCRIBER_NAMES])(
    '%s has a handler that exports its step and the function for Lambda',
    async (state) => {
      const module: Record<string, unknown> = await import(`../functions/${state.toLowerCase()}/handler.ts`);
      expect(module.step).toMatchObject({ state });
      expect(module.handler).toBeTypeOf('function');
    },
  );
});
