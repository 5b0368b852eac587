// The steps as the stack knows them: their size and time, by the state's name, whose lower-case form is the folder.

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

export interface StepSize {
  /** Time after which Lambda ends the function. */
  readonly timeoutSeconds: number;
  /** Memory in MiB; 1,769 MiB is one whole core. */
  readonly memoryMiB: number;
}

export const STEPS: Readonly<Record<StepName, StepSize>> = {
  Plan: { timeoutSeconds: 60, memoryMiB: 512 },
  // Just under Lambda's fifteen minutes, so that a slow source can be read as long as possible.
  Collect: { timeoutSeconds: 840, memoryMiB: 1024 },
  Deduplicate: { timeoutSeconds: 300, memoryMiB: 3008 },
  Cluster: { timeoutSeconds: 300, memoryMiB: 3008 },
  Summarise: { timeoutSeconds: 300, memoryMiB: 1024 },
  Compose: { timeoutSeconds: 300, memoryMiB: 1024 },
  Draw: { timeoutSeconds: 120, memoryMiB: 1769 },
  Publish: { timeoutSeconds: 300, memoryMiB: 1769 },
  Announce: { timeoutSeconds: 60, memoryMiB: 512 },
};
