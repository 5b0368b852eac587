// The steps as the stack knows them: size, time and rights, by the state's name, whose lower-case form is the folder.

export const STEP_NAMES = [
  'Plan',
  'Collect',
  'Deduplicate',
  'Cluster',
  'Summarise',
  'Compose',
  'Draw',
  'Publish',
  'Announce',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** Functions that no state calls: they subscribe to events, and are deployed only where a topic needs them. */
export const SUBSCRIBER_NAMES = ['Deliver'] as const;
export type SubscriberName = (typeof SUBSCRIBER_NAMES)[number];

/** Folders at the top of the store: private runs, the memory of past days, posts that others drop, drafts, and what is published. A test holds each step to its own. */
export type Room = 'runs' | 'state' | 'inbox' | 'drafts' | 'site';

export interface StepNeeds {
  /** Time after which Lambda ends the function. */
  readonly timeoutSeconds: number;
  /** Memory in MiB; 1,769 MiB is one whole core. */
  readonly memoryMiB: number;
  readonly reads: readonly Room[];
  readonly writes: readonly Room[];
  /** Secrets that the step reads from Parameter Store: the variable that names each. */
  readonly secrets?: readonly string[];
  /** Packages with native code, installed for Lambda's platform instead of bundled. */
  readonly nativePackages?: readonly string[];
  /** Files that the code reads beside itself at run time: path in the checkout, and folder in the bundle. */
  readonly files?: readonly { readonly from: string; readonly to: string }[];
  /** Files of native packages that are read when the package is loaded, whatever is in them, and then not used. */
  readonly emptied?: readonly string[];
}

/** How often words are used in general language: beside the code of those who read it. */
const GENERAL = { from: 'shared/text/general/frequencies.txt', to: 'general' };

/**
 * Memory is about twice or more of the peak that a day of 100,000 posts needs, and time many times what it takes
 * (`npm run bench -- states`; figures in docs/benchmarks.md): with the memory comes the processor, up to 1,769 MiB for what
 * computes, less for what waits.
 */
export const STEPS: Readonly<Record<StepName, StepNeeds>> = {
  Plan: {
    timeoutSeconds: 60,
    memoryMiB: 512,
    reads: ['drafts', 'site'],
    writes: ['runs'],
    files: [{ from: 'topics', to: '.' }],
  },
  // Just under Lambda's fifteen minutes, so that a slow source can be read as long as possible.
  Collect: {
    timeoutSeconds: 840,
    memoryMiB: 1024,
    reads: ['runs', 'state', 'inbox'],
    writes: ['runs', 'state'],
    secrets: ['X_TOKEN_PARAMETER'],
  },
  Deduplicate: { timeoutSeconds: 300, memoryMiB: 1769, reads: ['runs', 'state', 'site'], writes: ['runs'] },
  Cluster: {
    timeoutSeconds: 300,
    memoryMiB: 1769,
    reads: ['runs', 'state'],
    writes: ['runs'],
    files: [GENERAL],
  },
  // A report is several answers of a minute or two; what one call has no time for, the next goes on with.
  Summarise: { timeoutSeconds: 840, memoryMiB: 1024, reads: ['runs', 'state'], writes: ['runs'] },
  Compose: { timeoutSeconds: 300, memoryMiB: 1024, reads: ['runs'], writes: ['runs'] },
  Draw: {
    timeoutSeconds: 120,
    memoryMiB: 1769,
    reads: ['runs', 'state'],
    writes: ['runs'],
    nativePackages: ['sharp', '@node-rs/jieba'],
    files: [{ from: 'functions/draw/font/outlines.bin', to: 'font' }, GENERAL],
    emptied: ['node_modules/@node-rs/jieba/idf.txt'],
  },
  Publish: {
    timeoutSeconds: 300,
    memoryMiB: 1024,
    reads: ['runs', 'site'],
    writes: ['drafts', 'site', 'state'],
    nativePackages: ['sharp'],
  },
  // It tells of the report and of the week before, as they were published.
  Announce: { timeoutSeconds: 60, memoryMiB: 512, reads: ['runs', 'site'], writes: ['runs'] },
};

export const SUBSCRIBERS: Readonly<Record<SubscriberName, StepNeeds>> = {
  // A channel that asks for it is waited for a minute. Less than Lambda takes to its third try, which finds what the first left.
  Deliver: {
    timeoutSeconds: 150,
    memoryMiB: 512,
    reads: ['site'],
    // Its records lie under state/, where it may write to those of its topics only (delivery.ts).
    writes: [],
    files: [{ from: 'topics', to: '.' }],
  },
};
