// The server of the collect bench, in a process of its own: pages of made-up posts in X's form, as many as are asked for.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [posts = '100000', pageSize = '100', latencyMs = '0'] = process.argv.slice(2);
const total = Number(posts);
const START = Date.parse('2026-04-22T00:00:00Z');
const FILLER = 'The new model keeps long contexts and calls tools with fewer mistakes than the one before. '.repeat(2);

const postAt = (n: number) => ({
  id: String(2_046_000_000_000_000_000n + BigInt(total - n)),
  author_id: String(n % 997),
  created_at: new Date(START + ((total - n - 1) * 86_000_000) / total).toISOString(),
  lang: 'en',
  text: `Post ${n}. ${FILLER}`,
  public_metrics: { like_count: n % 50, retweet_count: 2, reply_count: 1, quote_count: 0, impression_count: n },
  entities: { urls: [{ expanded_url: `https://example.com/${n}` }] },
  edit_history_tweet_ids: [String(2_046_000_000_000_000_000n + BigInt(total - n))],
});
const userAt = (n: number) => ({
  id: String(n),
  username: `author${n}`,
  name: `Author ${n}`,
  public_metrics: { followers_count: n },
});

const server = createServer(async (request, response) => {
  if (latencyMs !== '0') await sleep(Number(latencyMs));
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const offset = Number(searchParams.get('next_token') ?? 0);
  const end = Math.min(total, offset + Math.min(Number(pageSize), Number(searchParams.get('max_results') ?? 100)));
  const data = Array.from({ length: end - offset }, (_, i) => postAt(offset + i));
  const users = [...new Set(data.map(({ author_id }) => Number(author_id)))].map(userAt);
  response.writeHead(200, { 'content-type': 'application/json' });
  const meta = { result_count: data.length, ...(end < total ? { next_token: String(end) } : {}) };
  response.end(JSON.stringify({ data, includes: { users }, meta }));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : ''}\n`);
});
