// Asks a scripted server of the OpenAI kind one question, for tests of the model port.
import { afterEach } from 'vitest';
import type { Dialect } from '../../../shared/model/dialect.ts';
import type { ModelRequest } from '../../../shared/model/model.ts';
import { parseModelUrl } from '../../../shared/model/model-url.ts';
import { type OpenAiOptions, openAiModel } from '../../../shared/model/openai-compatible.ts';
import { completion, type OpenAiServer, type Say, startOpenAi } from '../../fixtures/openai-server.ts';

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['claims'],
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'kind', 'cites'],
        properties: {
          text: { type: 'string' },
          kind: { type: 'string', enum: ['announcement', 'fact'] },
          cites: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};
export const REQUEST: ModelRequest = {
  system: 'You write what the posts say.',
  shared: 'P1: Heron Works ships Ibis 2, an open model of 9B parameters.\n',
  user: 'Report.',
  tool: { name: 'report_story', description: 'Files the report.', schema: SCHEMA },
  maxTokens: 400,
};
/** The right answer. */
export const VALUE = { claims: [{ text: 'Heron Works发布Ibis 2', kind: 'announcement', cites: ['P1'] }] };
export const KEY = 'sk-test-0123456789abcdef';

/** The options of an `openai:` URL. */
export const optionsOf = (url: string): OpenAiOptions => {
  const parsed = parseModelUrl(url);
  if (parsed.kind !== 'openai') throw new Error('The URL names another kind.');
  return parsed;
};

/** Servers of tests in a file: each test opens its own, which is closed when the next one is or the test is over. */
export const serving = () => {
  let server: OpenAiServer | undefined;
  const pauses: number[] = [];
  const close = async (): Promise<void> => {
    await server?.close();
    server = undefined;
  };
  afterEach(close);
  const open = async (say: Say, query = '', { dialect, key }: { dialect?: Dialect; key?: string } = {}) => {
    await close();
    pauses.length = 0;
    server = await startOpenAi(say);
    return openAiModel({
      ...optionsOf(`openai:${server.baseUrl}#small${query}`),
      dialect,
      ...(key === undefined ? {} : { key: async () => key }),
      pause: async (ms) => pauses.push(ms),
    });
  };
  return {
    open,
    close,
    pauses,
    asked: () => server?.asked ?? [],
    requests: () => server?.asked.length ?? 0,
    baseUrl: () => server?.baseUrl ?? '',
  };
};

/** A server whose model always says the same. */
export const said =
  (content: string | null, more: object = {}): Say =>
  (asked) =>
    completion(asked, { content, ...more });
