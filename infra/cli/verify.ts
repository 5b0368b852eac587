// The command `verify`: checks that published reports keep the format.
import { readFile } from 'node:fs/promises';
import { BadInputError } from '../../shared/errors.ts';
import { checkConformance, type Style } from '../../shared/verify/conformance.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { refuseNotBuilt } from './not-built.ts';
import { printable, type Terminal } from './terminal.ts';

export interface VerifyOptions {
  readonly style?: Style;
  readonly evidence?: string;
  readonly posts?: readonly string[];
  readonly json?: boolean;
}

const readReport = async (path: string): Promise<string> => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const what =
      error.code === 'ENOENT' ? `There is no report ${path}` : `The report ${path} can't be read (${error.code})`;
    throw new BadInputError(`${what}; check the path.`);
  });
  return bytes.toString();
};

const refuseTruth = (option: string): never =>
  refuseNotBuilt(option, 'the check of reports against their posts', `leave ${option} out to check the form`);

/** Checks each file. Exits 1 when a rule is broken; 2 when a file can't be read, before any is checked. */
export const verify = async (
  files: readonly string[],
  options: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  if (options.evidence !== undefined) refuseTruth('--evidence');
  if (options.posts !== undefined) refuseTruth('--posts');
  const reports = await Promise.all(files.map(async (file) => ({ file, markdown: await readReport(file) })));
  const checked = reports.map(({ file, markdown }) => ({
    file,
    ...checkConformance(markdown, { style: options.style }),
  }));
  const ok = checked.every(({ findings }) => findings.length === 0);
  if (options.json) {
    const results = checked.map(({ file, style, findings }) => ({ ok: findings.length === 0, style, findings, file }));
    const [only] = results;
    // One file gives the plain object; several name the file of each.
    const { file: _, ...single } = only ?? { file: '' };
    terminal.out(`${JSON.stringify(results.length === 1 ? single : { ok, files: results })}\n`);
    return ok ? EXIT.done : EXIT.failed;
  }
  for (const { file, style, findings } of checked) {
    for (const { rule, line, text, message } of findings) {
      terminal.out(`${printable(`${file}:${line} ${rule} ${message}${text === '' ? '' : ` Found: ${text}`}`)}\n`);
    }
    const verdict = findings.length === 0 ? 'keeps the format' : `breaks the format in ${findings.length} places`;
    terminal.out(`${printable(file)} (${style}) ${verdict}\n`);
  }
  return ok ? EXIT.done : EXIT.failed;
};
