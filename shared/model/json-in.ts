// JSON that stands somewhere in what a model wrote: behind its thinking, in fences, between prose, given twice.

/** Steps that a text may take for each of its characters: braces that nothing closes must not take for ever. */
const STEPS_A_CHARACTER = 40;
const FEWEST_STEPS = 100_000;

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };
/** Words of Python that stand for JSON's. */
const PYTHON: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
/** What may follow a backslash in JSON. */
const ESCAPES = /^["\\/bfnrtu]$/;

interface Scan {
  /** The JSON as a strict parser reads it; undefined where no bracket closes it. */
  readonly json: string | undefined;
  /** Where it ends, or where it was given up. */
  readonly end: number;
}

const inString = (char: string, next: string): { readonly out: string; readonly took: number } => {
  if (char < ' ') return { out: JSON.stringify(char).slice(1, -1), took: 1 };
  if (char !== '\\') return { out: char, took: 1 };
  if (ESCAPES.test(next)) return { out: char + next, took: 2 };
  // `\'` and the like are the character itself.
  return { out: next === '' || next < ' ' ? '\\\\' : next, took: next === '' || next < ' ' ? 1 : 2 };
};

/** Follows one value from its opening bracket; line breaks within strings, commas before a bracket and Python's words are mended. */
const scan = (text: string, start: number, limit: number): Scan => {
  const open: string[] = [];
  const out: string[] = [];
  let quoted = false;
  let at = start;
  const end = Math.min(text.length, start + limit);
  while (at < end) {
    const char = text[at] ?? '';
    if (quoted) {
      const { out: piece, took } = inString(char, text[at + 1] ?? '');
      out.push(piece);
      at += took;
      quoted = char !== '"';
      continue;
    }
    const word = /[TFN]/.test(char) ? /^(?:True|False|None)\b/.exec(text.slice(at, at + 6))?.[0] : undefined;
    if (word !== undefined) {
      out.push(PYTHON[word] ?? '');
      at += word.length;
      continue;
    }
    at++;
    if (char === '"') quoted = true;
    const closer = CLOSERS[char];
    if (closer !== undefined) open.push(closer);
    if (char === '}' || char === ']') {
      if (open.pop() !== char) return { json: undefined, end: at };
      let last = out.length - 1;
      while (last >= 0 && /^\s*$/.test(out[last] ?? '')) last--;
      if (out[last] === ',') out.splice(last, 1);
    }
    out.push(char);
    if (open.length === 0) return { json: out.join(''), end: at };
  }
  return { json: undefined, end: at };
};

const parsed = (json: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
};

/** Every object and list that stands whole in a text and within no other one, in order. */
export const jsonIn = (text: string): unknown[] => {
  const found: unknown[] = [];
  let steps = Math.max(FEWEST_STEPS, text.length * STEPS_A_CHARACTER);
  for (let at = text.search(/[{[]/); at >= 0 && at < text.length && steps > 0; at++) {
    if (text[at] !== '{' && text[at] !== '[') continue;
    const { json, end } = scan(text, at, steps);
    steps -= end - at;
    const value = json === undefined ? undefined : parsed(json);
    if (value === undefined) continue;
    found.push(value.value);
    at = end - 1;
  }
  return found;
};

const OPENING = /^\s*<(think|thinking|thought|reasoning)>/i;
const CLOSING = /<\/(?:think|thinking|thought|reasoning)>/i;

export interface Parted {
  readonly thinking: string;
  readonly answer: string;
}

/**
 * What a model thought aloud before its answer, and the answer. A template may have written the opening tag for the model; a
 * tag within the answer's own words is none. Thinking without an end has no answer after it.
 */
export const partThinking = (text: string): Parted => {
  const opened = OPENING.exec(text);
  const closed = CLOSING.exec(text);
  if (opened === null && (closed === null || /^\s*(?:[{[]|```)/.test(text))) return { thinking: '', answer: text };
  const from = opened === null ? 0 : opened[0].length;
  if (closed === null) return { thinking: text.slice(from), answer: '' };
  return { thinking: text.slice(from, closed.index), answer: text.slice(closed.index + closed[0].length) };
};
