// What happens next after a run that published nothing: what stays, what is tried by itself, and what a person does. Pure.
import type { AnnounceGiven } from './outcome.ts';

/** When the topic's next run starts by itself. */
export interface NextRun {
  /** Absent where the file leaves it to the topic's day. */
  readonly cron?: string | undefined;
  readonly timezone: string;
  readonly enabled: boolean;
}

/** What a person does first, by the error's name (docs/operations.md, "When a run failed"). */
const FIRST: Readonly<Record<string, string>> = {
  BadInputError: 'Mend what the sentence names: until then every run fails alike.',
  NotEnoughPostsError:
    'Posts and sources may come late: the day can be made later. Else lower minPosts or minSources of the topic.',
  SourceRefusedError: 'Do what the sentence says: the source says no until then.',
  ModelRefusedError: "Do what the sentence says: the model's server says no until then.",
  SourceUnavailableError: 'It was tried again five times; the source may be back later.',
  ModelUnavailableError: 'It was tried again five times; the model may be back later.',
  StoreUnavailableError: 'It was tried again five times; S3 may be back later.',
  ConflictError: 'Other runs wrote the same pointers; nothing is to be mended.',
  ReportHeldError: 'Do what the sentence says; where the model did not answer, it may later.',
  BrokenPromiseError: "It is a defect: keep the run's files, and report it.",
  'States.Timeout': "Look at the step's log for what took so long.",
};

/** Name of the stack that the command takes without being told. */
const FIRST_STACK = 'DawnChorus';

/**
 * The command that releases a draft.
 * @param stack name of the stack that has it; undefined for a store that the command finds without one
 */
export const releaseCommand = (slug: string, stack: string | undefined): string => {
  const there = stack === undefined ? '' : stack === FIRST_STACK ? ' --aws' : ` --aws ${stack}`;
  return `npm run dawn-chorus -- release ${slug}${there}`;
};

const commandOf = (
  { slug, topic, window: { from, to }, release }: NonNullable<AnnounceGiven['run']>,
  stack: string | undefined,
): string => {
  if (release !== undefined) return `${releaseCommand(slug, stack)}${release.stop === true ? ' --stop' : ''}`;
  const there = stack === undefined || stack === FIRST_STACK ? '' : ` --stack ${stack}`;
  return `npm run dawn-chorus -- execute ${topic} --from ${from} --to ${to}${there}`;
};

/** What is said of the day of a run that failed. */
const againOf = (run: NonNullable<AnnounceGiven['run']>, stack: string | undefined): string => {
  const command = commandOf(run, stack);
  if (run.release === undefined)
    return `This day is not made again by itself. When the cause is gone: ${command} (pages and answers that were paid for are not paid again).`;
  const also = run.release.due === true ? 'The next run that releases drafts takes it up' : 'The draft is kept';
  return `${also}. When the cause is gone: ${command}.`;
};

/**
 * The sentences of what happens next; none where the run did not fail.
 * @param next the schedule of the topic, where it is known
 * @param stack name of the stack that ran it
 */
export const nextOf = ({ run, failure }: AnnounceGiven, next?: NextRun, stack?: string): string[] => {
  if (failure === undefined) return [];
  const first = FIRST[failure.Error];
  return [
    'Nothing was published; what was published before stays as it is.',
    ...(first === undefined ? [] : [first]),
    ...(run === undefined ? [] : [againOf(run, stack)]),
    ...(next === undefined || !next.enabled
      ? []
      : [
          `The next run starts by its schedule (${next.cron === undefined ? '' : `${next.cron}, `}${next.timezone}) and makes its own day, whatever became of this one.`,
        ]),
  ];
};
