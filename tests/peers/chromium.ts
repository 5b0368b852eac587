// Chromium as a peer: where it is, how it is started so that it asks for nothing by itself, and a site to look at.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

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
