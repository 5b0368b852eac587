// The command `verify`: checks that published reports keep the format, and say what their evidence and posts say.
import { readFile } from 'node:fs/promises';
import { BadInputError } from '../../shared/errors.ts';
import { readEvidenceLink } from '../../shared/evidence-link.ts';
import type { Evidence } from '../../shared/report.ts';
import { checkConformance, type Finding, type Style } from '../../shared/verify/conformance.ts';
import { slugIn } from '../../shared/verify/page.ts';
import { checkTruth } from '../../shared/verify/published-truth.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { printable, type Terminal } from './terminal.ts';
import { readEvidence, readPosts } from './verify-sources.ts';

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

/** Findings of the truth rules, where there is something to check against. */
const truthOf = async (
  markdown: string,
  options: VerifyOptions,
  evidence: Evidence | undefined,
): Promise<Finding[]> => {
  if (evidence === undefined && options.posts === undefined) return [];
  const platform = slugIn(markdown)?.split('_')[0] ?? 'twitter';
  const targets = [...markdown.matchAll(/\]\(((?:https?:|posts\.html#|\/)[^()\s]+)\)/g)].map(([, url = '']) => url);
  const links = new Set(targets.map((url) => readEvidenceLink(url)?.post ?? url));
  const found = options.posts === undefined ? undefined : await readPosts(options.posts, platform, links, evidence);
  const { posts, changed, urls } = found ?? {};
  return checkTruth(markdown, { style: options.style, evidence, posts, changed, urls }).findings;
};

/** What is said of a file as a whole: of its form, and of its truth where that was checked. */
const verdictOf = (findings: readonly Finding[], truth: boolean): string => {
  const places = (n: number): string => `in ${n} ${n === 1 ? 'place' : 'places'}`;
  const [form, untrue] = [
    findings.filter(({ rule }) => rule.startsWith('F-')),
    findings.filter(({ rule }) => !rule.startsWith('F-')),
  ];
  const ofForm = form.length === 0 ? 'keeps the format' : `breaks the format ${places(form.length)}`;
  if (!truth) return ofForm;
  return `${ofForm} and ${untrue.length === 0 ? 'says what its sources say' : `differs from its sources ${places(untrue.length)}`}`;
};

/** Checks each file. Exits 1 when a rule is broken; 2 when a file can't be read, before any is checked. */
export const verify = async (
  files: readonly string[],
  options: VerifyOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const reports = await Promise.all(files.map(async (file) => ({ file, markdown: await readReport(file) })));
  const evidence = options.evidence === undefined ? undefined : await readEvidence(options.evidence);
  // The evidence names each link, whatever platform a mixed report cites.
  const links =
    evidence === undefined ? undefined : new Set(Object.values(evidence.posts).flatMap(({ url }) => url ?? []));
  const checked = await Promise.all(
    reports.map(async ({ file, markdown }) => {
      const { style, findings } = checkConformance(markdown, { style: options.style, links });
      const all = [...findings, ...(await truthOf(markdown, options, evidence))];
      return { file, style, findings: all.toSorted((a, b) => a.line - b.line) };
    }),
  );
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
    const verdict = verdictOf(findings, evidence !== undefined || options.posts !== undefined);
    terminal.out(`${printable(file)} (${style}) ${verdict}\n`);
  }
  return ok ? EXIT.done : EXIT.failed;
};
