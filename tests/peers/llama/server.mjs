// Serves a small GGUF model as an OpenAI-compatible server: `node server.mjs MODEL.gguf` prints its URL. A peer of the tests.
import { createServer } from 'node:http';
import { getLlama, LlamaChatSession } from 'node-llama-cpp';

const llama = await getLlama({ gpu: false, build: 'never', logLevel: 'error' });
const model = await llama.loadModel({ modelPath: process.argv[2] });
const CONTEXT = 4096;

// A grammar holds the model to the form; where it can't express the schema, to JSON at least.
const grammarOf = async (schema) => {
  try {
    return await llama.createGrammarForJsonSchema(schema);
  } catch {
    return llama.getGrammarFor('json');
  }
};

const complete = async ({ messages, max_tokens: maxTokens, response_format: form }) => {
  const context = await model.createContext({ contextSize: CONTEXT });
  try {
    const [system, user] = messages;
    const session = new LlamaChatSession({ contextSequence: context.getSequence(), systemPrompt: system.content });
    const { responseText, stopReason } = await session.promptWithMeta(user.content, {
      grammar: await grammarOf(form.json_schema.schema),
      maxTokens: Math.min(maxTokens, 400),
      temperature: 0,
    });
    const used = session.sequence.tokenMeter.getState();
    return {
      choices: [
        {
          finish_reason: stopReason === 'maxTokens' ? 'length' : 'stop',
          message: { role: 'assistant', content: responseText },
        },
      ],
      usage: { prompt_tokens: used.usedInputTokens, completion_tokens: used.usedOutputTokens },
    };
  } finally {
    await context.dispose();
  }
};

let queue = Promise.resolve();
const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    queue = queue.then(async () => {
      try {
        const answer = await complete(JSON.parse(Buffer.concat(chunks).toString()));
        response.end(JSON.stringify(answer));
      } catch (error) {
        response.writeHead(/context/i.test(String(error)) ? 400 : 500).end(String(error));
      }
    });
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/v1`));
