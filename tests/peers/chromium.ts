// Chromium as a peer: where it is, how it is started so that it asks for nothing by itself, and a site to look at.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where Chromium is: $CHROMIUM, else on PATH; undefined when absent. Throws when absent with CI=true. */
export const chromiumProgram = (): string | undefined => {
  const { CHROMIUM, CI } = process.env;
  const named = CHROMIUM === undefined ? ['chromium', 'chromium-browser', 'google-chrome'] : [CHROMIUM];
  const found = named.find((name) => existsSync(name) || spawnSync(name, ['--version']).status === 0);
  if (found === undefined && CI === 'true') {
    throw new Error('chromium is neither on PATH nor at $CHROMIUM; install it (apt-get install chromium).');
  }
  if (found === undefined || existsSync(found)) return found;
  return spawnSync('sh', ['-c', `command -v ${found}`])
    .stdout.toString()
    .trim();
};

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium with an empty profile. */
export const startChromium = async (
  program: string,
): Promise<{ context: BrowserContext; stop: () => Promise<void> }> => {
  const profile = await mkdtemp(join(tmpdir(), 'dawn-chorus-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    headless: true,
    args: FLAGS,
  });
  return {
    context,
    stop: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.xml': 'application/atom+xml',
};

/** Serves a folder as a bucket would: what is there by its path, nothing else. */
export const serveFolder = async (folder: string): Promise<{ origin: string; stop: () => void }> => {
  const server = createServer((asked, answer) => {
    const path = normalize(decodeURIComponent(new URL(asked.url ?? '/', 'http://localhost').pathname));
    readFile(join(folder, path)).then(
      (bytes) => answer.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(bytes),
      () => answer.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, stop: () => void server.close() };
};

/** Names and sizes, in CSS pixels, of what readers hold. */
export const SIZES = [
  ['phone', 360, 740],
  ['desktop', 1280, 900],
] as const;

/** Opens a page; what the console says and what is asked for is noted. */
export const openPage = async (
  context: BrowserContext,
  url: string,
  [, width, height]: (typeof SIZES)[number],
  colorScheme: 'light' | 'dark',
): Promise<{ page: Page; said: string[]; asked: string[] }> => {
  const page = await context.newPage();
  const said: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  page.on('request', (request) => void asked.push(request.url()));
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await page.goto(url, { waitUntil: 'networkidle' });
  return { page, said, asked };
};

/** What axe finds on a page that is moderate or worse, a line each. */
export const axeFindings = async (page: Page): Promise<string[]> => {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical' || impact === 'moderate')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 120))
          .join(' | ')}`,
    );
};
