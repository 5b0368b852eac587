// The committed page of the state machine: reading it, its Tasks, and what in it the local engine can't run.
import { readFileSync } from 'node:fs';
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { BrokenPromiseError } from '../../shared/errors.ts';

export type Page = StateMachineDefinition;
type States = Page['States'];

const PAGE_URL = new URL('../state-machine.asl.json', import.meta.url);

/** Fields that the engine ignores without a word or fails on only at run time (docs/architecture.md, support table). */
const UNSUPPORTED_FIELDS = new Set([
  'Assign',
  'Credentials',
  'HeartbeatSeconds',
  'ItemBatcher',
  'ItemReader',
  'Label',
  'Output',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
]);

/** The first thing in a value, as a path, that the engine would not run as AWS does; undefined when there is none. */
const unsupportedIn = (value: unknown, path: string): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${path}.${key}`;
    if (UNSUPPORTED_FIELDS.has(key)) return here;
    if (key === 'QueryLanguage' && inner !== 'JSONPath') return here;
    if (key === 'Mode' && inner !== 'INLINE') return here;
    // The engine knows the tests Is… only in their positive form.
    if (/^Is[A-Z]/.test(key) && inner === false) return here;
    // The engine's JsonToString leaves inner quotation marks bare.
    if (typeof inner === 'string' && inner.includes('States.JsonToString')) return here;
    const found = unsupportedIn(inner, here);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** A state machine within a state: the item processor of a Map, the branches of a Parallel. */
const inner = (state: States[string]): readonly { readonly States: States }[] => {
  if (state.Type === 'Parallel') return state.Branches;
  if (state.Type !== 'Map') return [];
  return 'ItemProcessor' in state && state.ItemProcessor !== undefined ? [state.ItemProcessor] : [];
};

/** All states of a page by name, those within Map and Parallel included, in the page's order. */
export const allStates = (machine: { readonly States: States }): [name: string, state: States[string]][] =>
  Object.entries(machine.States).flatMap(([name, state]) => [
    [name, state] as [string, States[string]],
    ...inner(state).flatMap(allStates),
  ]);

/** Names of the states of a type. The Tasks' are the folders of functions/, in lower case. */
export const statesOfType = (machine: { readonly States: States }, type: States[string]['Type']): string[] =>
  allStates(machine)
    .filter(([, state]) => state.Type === type)
    .map(([name]) => name);

/** Throws BrokenPromiseError when the page uses what the engine does not run as AWS does. */
export const checkSupported = (page: Page): void => {
  const found = unsupportedIn(page, 'the state machine');
  if (found !== undefined) {
    throw new BrokenPromiseError(
      `The local engine can't run ${found} as AWS does; express it otherwise in infra/aws/pipeline.ts.`,
    );
  }
};

/** The committed page. */
export const readPage = (): Page => JSON.parse(readFileSync(PAGE_URL, 'utf8'));
