// The rules of the house (docs/architecture.md) as functions from a file to the lines that break them.

/** A TypeScript file: its path from the root of the checkout, with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface Rule {
  readonly name: string;
  /** Lines that break the rule, counted from 1; line 1 where the file as a whole does. */
  readonly broken: (file: SourceFile) => number[];
  /** A file that breaks the rule, so that the rule itself is known to work. */
  readonly example: SourceFile;
}

const isSource = ({ path }: SourceFile): boolean => /^(functions|infra|shared|samples)\//.test(path);
const isComment = (line: string): boolean => /^\s*(\/\/|\*|\/\*)/.test(line);

/** Numbers of the lines of code that match; comments may speak of anything. */
const linesWith = (file: SourceFile, pattern: RegExp): number[] =>
  file.text.split('\n').flatMap((line, i) => (!isComment(line) && pattern.test(line) ? [i + 1] : []));

/** A rule about the code of source files, some of which may do what the others may not. */
const only = (name: string, pattern: RegExp, allowed: RegExp | undefined, bad: string): Rule => ({
  name,
  broken: (file) => (isSource(file) && !allowed?.test(file.path) ? linesWith(file, pattern) : []),
  example: { path: 'shared/example.ts', text: `// An example.\n${bad}\n` },
});

const IMPORT = /(?:^(?:import|export|\}).*from |^import |\bimport\()'(\.{1,2}\/[^']+)'/;

/** Path from the root that an import names. */
const target = (from: string, relative: string): string => new URL(relative, `file:///${from}`).pathname.slice(1);

/** A rule about what a file's imports may reach. */
const imports = (name: string, allowed: (from: string, to: string) => boolean, example: SourceFile): Rule => ({
  name,
  broken: (file) =>
    file.text.split('\n').flatMap((line, i) => {
      const relative = isComment(line) ? undefined : IMPORT.exec(line)?.[1];
      return relative !== undefined && !allowed(file.path, target(file.path, relative)) ? [i + 1] : [];
    }),
  example,
});

const room = (path: string): string => path.split('/')[0] ?? '';
const step = (path: string): string => path.split('/').slice(0, 2).join('/');
const fromShared = (line: string): SourceFile => ({ path: 'shared/example.ts', text: `// An example.\n${line}\n` });
const lines = (text: string): number => text.split('\n').length - 1;

/** Longest `.ts` file, in lines. Tables of data are named `*.data.ts` and may be longer. */
export const LONGEST_FILE = 300;
/** A handler reads, decides and writes; what is longer is a pure function's job. */
export const LONGEST_HANDLER = 60;

export const RULES: readonly Rule[] = [
  imports(
    'a step imports itself and shared only',
    (from, to) => room(from) !== 'functions' || step(from) === step(to) || room(to) === 'shared',
    { path: 'functions/draw/example.ts', text: "// An example.\nimport { a } from '../plan/a.ts';\n" },
  ),
  imports(
    'shared imports neither functions nor infra',
    (from, to) => room(from) !== 'shared' || room(to) === 'shared' || to === 'topics/packs/ai.json',
    fromShared("import { a } from '../infra/a.ts';"),
  ),
  imports(
    'infra imports no step: it finds handlers by the names of the states',
    (from, to) => room(from) !== 'infra' || ['infra', 'shared'].includes(room(to)) || to === 'cdk.json',
    { path: 'infra/example.ts', text: "// An example.\nimport { a } from '../functions/plan/a.ts';\n" },
  ),
  imports(
    'the laptop loads nothing of the CDK',
    (from, to) => step(from) !== 'infra/local' || step(to) !== 'infra/aws',
    { path: 'infra/local/example.ts', text: "// An example.\nimport { a } from '../aws/a.ts';\n" },
  ),
  imports(
    'a relative import names its file with the ending',
    (_, to) => /\.(ts|json)$/.test(to),
    fromShared("import { a } from './a';"),
  ),
  only(
    'process.env is read in shared/env.ts only',
    /\bprocess\.env\b/,
    /^shared\/env\.ts$/,
    'const a = process.env.A;',
  ),
  only('nothing draws from Math.random', /\bMath\.random\b/, undefined, 'const a = Math.random();'),
  only(
    'only the outermost shell reads the clock',
    /\bDate\.now\(\)|\bnew Date\(\)/,
    /^(shared\/step\.ts|samples\/record\.ts|infra\/cli(\.ts|\/.*))$/,
    'const a = new Date();',
  ),
  only('nothing is typed any', /(:\s*|<|\bas\s+)any\b/, undefined, 'const a: any = 1;'),
  only('no type is forced through unknown', /\bas unknown as\b/, undefined, 'const a = 1 as unknown as string;'),
  only('no finding of the compiler is silenced', /@ts-(ignore|expect-error|nocheck)/, undefined, 'f(); // @ts-ignore'),
  only(
    'sharp draws in Draw and Publish only',
    /['"]sharp['"]/,
    /^(functions\/(draw|publish)|infra\/aws)\//,
    "import a from 'sharp';",
  ),
  only(
    'jieba is loaded by Draw only',
    /@node-rs\/jieba/,
    /^(functions\/draw|infra\/aws)\//,
    "import '@node-rs/jieba';",
  ),
  only('S3 is spoken in shared/store only', /client-s3'/, /^shared\/store\//, "import '@aws-sdk/client-s3';"),
  only('the CDK stays in infra/aws', /['"](aws-cdk-lib|constructs|cdk-nag)/, /^infra\/aws\//, "import 'aws-cdk-lib';"),
  only(
    'the engine stays in infra/local',
    /'aws-local-stepfunctions'/,
    /^infra\/local\//,
    "import 'aws-local-stepfunctions';",
  ),
  only(
    'zod is imported as a namespace: esbuild then leaves out three quarters of it',
    /import (type )?\{ z \} from 'zod'/,
    undefined,
    "import { z } from 'zod';",
  ),
  {
    name: 'nothing is exported as default, configurations aside',
    broken: (file) => (/\.config\.ts$/.test(file.path) ? [] : linesWith(file, /^export default\b/)),
    example: fromShared('export default 1;'),
  },
  {
    name: 'no file is a barrel, which passes on what others export',
    broken: (file) => {
      const passed = linesWith(file, /^export (type )?(\*|\{[^}]*\}) .*from /);
      return passed.length > 1 || linesWith(file, /^export \*/).length > 0 ? passed : [];
    },
    example: fromShared("export * from './a.ts';"),
  },
  {
    name: 'no file is called utils, helpers, common or index',
    broken: (file) => (/(^|\/)(utils?|helpers?|common|misc|index)\b/.test(file.path) ? [1] : []),
    example: { path: 'shared/utils.ts', text: '// An example.\n' },
  },
  {
    name: 'the first line says in one sentence what the file is',
    broken: ({ text }) => (/^(#!.*\n)?\/\/ \S.{15,}\n/.test(text) ? [] : [1]),
    example: { path: 'shared/example.ts', text: 'export const a = 1;\n' },
  },
  {
    name: `no file has more than ${LONGEST_FILE} lines, tables of data (*.data.ts) aside`,
    broken: ({ path, text }) => (!path.endsWith('.data.ts') && lines(text) > LONGEST_FILE ? [LONGEST_FILE + 1] : []),
    example: { path: 'shared/example.ts', text: `// An example.\n${'f();\n'.repeat(LONGEST_FILE)}` },
  },
  {
    name: `no handler has more than ${LONGEST_HANDLER} lines`,
    broken: ({ path, text }) =>
      /^functions\/[^/]+\/handler\.ts$/.test(path) && lines(text) > LONGEST_HANDLER ? [LONGEST_HANDLER + 1] : [],
    example: { path: 'functions/draw/handler.ts', text: `// An example.\n${'f();\n'.repeat(LONGEST_HANDLER)}` },
  },
];
