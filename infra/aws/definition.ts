// The state machine as the one page that is committed: from the synthesised stack, with `${Plan}` for a function's ARN.
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdkJson from '../../cdk.json' with { type: 'json' };
import type { DawnChorusProps } from './props.ts';
import { DawnChorusStack } from './stack.ts';
import { STEP_NAMES } from './steps.ts';

const LINE_WIDTH = 110;

/** What a reader looks for first stands first; other keys follow in their own order. */
const KEY_ORDER = ['Comment', 'Type', 'StartAt', 'Resource', 'InputPath', 'ItemsPath', 'ItemSelector', 'Parameters'];
const LAST_KEYS = ['ResultPath', 'TimeoutSeconds', 'States', 'Retry', 'Catch', 'Choices', 'Default', 'Next', 'End'];

const rank = (key: string): number => {
  const first = KEY_ORDER.indexOf(key);
  if (first >= 0) return first - KEY_ORDER.length;
  return LAST_KEYS.indexOf(key) + 1;
};

/** Words, as many on a line as fit. */
const fill = (words: readonly string[], indent: string): string => {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && indent.length + last.length + word.length + 2 <= LINE_WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line) => indent + line).join('\n');
};

/** JSON in which a value stands on one line where it fits, and keys are in reading order. */
const toPage = (value: unknown, indent = ''): string => {
  const line = JSON.stringify(value, undefined, 1)?.replaceAll(/\n\s*/g, ' ') ?? 'null';
  if (typeof value !== 'object' || value === null || (indent !== '' && indent.length + line.length <= LINE_WIDTH)) {
    return line;
  }
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    const words = value.map((item, i) => JSON.stringify(item) + (i < value.length - 1 ? ',' : ''));
    return `[\n${fill(words, inner)}\n${indent}]`;
  }
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + toPage(item, inner)).join(',\n')}\n${indent}]`;
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  const lines = entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${toPage(item, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
};

/** The stack without its code bundled, which takes a fraction of a second; for tests and the page. */
export const stackWithoutCode = (props: DawnChorusProps, stackName = 'DawnChorus'): DawnChorusStack => {
  const app = new App({
    context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] },
    // Takes seconds for a first template; `cdk synth` has it.
    builtinCloudFormationValidation: false,
  });
  return new DawnChorusStack(app, stackName, props);
};

interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
}

interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** States in the order in which they are passed: what mostly happens first, then what a choice or a failure leads to. */
const inOrderOfPassing = ({ StartAt, States, ...rest }: Machine): Machine => {
  const passed = new Set<string>();
  const pass = (name: string): void => {
    const state = States[name];
    if (state === undefined || passed.has(name)) return;
    passed.add(name);
    for (const next of [state.Next, state.Default]) if (next !== undefined) pass(next);
    for (const { Next } of [...(state.Choices ?? []), ...(state.Catch ?? [])]) pass(Next);
  };
  pass(StartAt);
  return { ...rest, StartAt, States: Object.fromEntries([...passed].map((name) => [name, States[name] ?? {}])) };
};

/** The page of a stack's state machine: text of infra/state-machine.asl.json. */
export const definitionOf = (stack: DawnChorusStack): string => {
  const machines = Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine');
  const definition: unknown = Object.values(machines)[0]?.Properties.DefinitionString;
  const names = new Map(
    STEP_NAMES.map((state) => [JSON.stringify(stack.resolve(stack.steps[state].function.functionArn)), state]),
  );
  const parts: unknown[] = (definition as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1];
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    const name = names.get(JSON.stringify(part));
    if (name === undefined) throw new Error(`The state machine refers to ${JSON.stringify(part)}, which is no step.`);
    return `\${${name}}`;
  });
  return `${toPage(inOrderOfPassing(JSON.parse(text.join(''))))}\n`;
};
