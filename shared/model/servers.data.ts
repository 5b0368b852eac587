// Hosted servers that are known by their host: the variable that their key is looked for in, and how thinking is switched off. Data.
import type { Dialect } from './dialect.ts';

export interface KnownServer {
  /** The host, or the end of one that begins with a dot. */
  readonly host: string;
  /** Variable of the key where the model's URL names none. */
  readonly key: string;
  /** Fields that switch thinking off, as the server documents them. */
  readonly quiet: Readonly<Record<string, unknown>>;
  /** What is known of it from its documentation, so that no request is spent on finding out. */
  readonly takes?: Partial<Pick<Dialect, 'form' | 'limit' | 'effort'>>;
}

/** As documented on 2026-11-29. A server that is not here is found out by its first answers. */
export const KNOWN_SERVERS: readonly KnownServer[] = [
  {
    host: 'api.openai.com',
    key: 'OPENAI_API_KEY',
    quiet: {},
    takes: { limit: 'max_completion_tokens', effort: 'none' },
  },
  {
    host: 'api.deepseek.com',
    key: 'DEEPSEEK_API_KEY',
    quiet: { thinking: { type: 'disabled' } },
    takes: { form: 'object' },
  },
  { host: '.aliyuncs.com', key: 'DASHSCOPE_API_KEY', quiet: { enable_thinking: false } },
  { host: 'openrouter.ai', key: 'OPENROUTER_API_KEY', quiet: { reasoning: { enabled: false } } },
  { host: 'ollama.com', key: 'OLLAMA_API_KEY', quiet: {}, takes: { form: 'tool', effort: 'none' } },
];
