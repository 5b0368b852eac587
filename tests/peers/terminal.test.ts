// Ctrl-C on a real terminal (Python's pty), where libraries that draw have listeners of their own.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../infra/local/invoke.ts';
import { recordHistory } from '../fixtures/execution-history.ts';
import { STATE_MACHINE, startSfn } from '../fixtures/sfn-server.ts';
import { madeUpHandlers } from '../infra/local/made-up-steps.ts';

const CLI = join(import.meta.dirname, '../../infra/cli.ts');
/** Runs a program on a terminal of its own, sends SIGINT once a text was shown, and passes on what was shown. */
const ON_A_TERMINAL = `
import fcntl, os, pty, signal, struct, sys, termios
shown, words = sys.argv[1].encode(), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(words[0], words)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 250, 0, 0))
text, asked = b'', False
while True:
    try:
        chunk = os.read(terminal, 65536)
    except OSError:
        break
    if not chunk:
        break
    text += chunk
    if not asked and shown in text:
        os.kill(pid, signal.SIGINT)
        asked = True
sys.stdout.buffer.write(text)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) % 256)
`;

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;
if (!hasPython && process.env.CI === 'true')
  throw new Error('python3 is not on PATH; install it (apt-get install python3).');
if (!hasPython) console.warn('Skipped: Ctrl-C on a terminal needs python3 on PATH.');

/** Runs the command on a terminal and interrupts it when it has shown a text. */
const interrupt = (
  words: string,
  shown: string,
  env: Record<string, string>,
): Promise<{ code: number; text: string }> =>
  new Promise((resolve) => {
    const all = ['-c', ON_A_TERMINAL, shown, process.execPath, CLI, ...words.split(' ')];
    execFile('python3', all, { env: { ...process.env, ...env, CI: '' } }, (error, text) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text }),
    );
  });

describe.skipIf(!hasPython)('Ctrl-C on a terminal', () => {
  it('leaves an execution running, and the command says how to follow it again', async () => {
    const server = await startSfn({
      history: (_, input) => recordHistory(input as Json, madeUpHandlers()),
      pace: 8,
      outputs: { StateMachineArn: STATE_MACHINE, BucketName: 'reports' },
    });
    const env = {
      AWS_ENDPOINT_URL: server.url,
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'a',
      AWS_REGION: 'us-east-1',
    };
    const { code, text } = await interrupt('execute ai --from 2026-04-22', 'Collect (', env);
    expect(text).toContain('The execution goes on without you; follow it again with npm run dawn-chorus -- execute');
    expect(code).toBe(1);
    expect(new Set(server.asked.map(({ action }) => action))).toEqual(
      new Set(['StartExecution', 'GetExecutionHistory']),
    );
    await server.close();
  });

  it('ends a run here in order', async () => {
    const out = await mkdtemp(join(tmpdir(), 'dawn-chorus-terminal-'));
    const posts = 'samples/twitter_ai_20251222.jsonl.gz --from 2025-12-22';
    const { code, text } = await interrupt(
      `run ai --day-ends-at 00:00 --posts ${posts} --out ${out}`,
      'posts kept',
      {},
    );
    expect(text).toContain('The run was stopped.');
    expect(code).toBe(1);
    await rm(out, { recursive: true });
  });
});
