// The command `doctor`, and `execute --doctor`: whether a run would go well, for at most three cents.
import type { Diagnosis } from '../../shared/checkup.ts';
import type { Settings } from '../../shared/env.ts';
import { silentLog } from '../../shared/log.ts';
import { silentMetrics } from '../../shared/metrics.ts';
import { openStore } from '../../shared/store/open-store.ts';
import { lookAtAccount } from '../aws/account.ts';
import { openCheckUps } from '../aws/checkup.ts';
import { findStack } from '../aws/stack-outputs.ts';
import { checkUpHere } from '../local/checkup.ts';
import { costOf, describeDoctor } from './describe-doctor.ts';
import { examine } from './examine.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { clockOf, type RunOptions, settingsOf } from './run-options.ts';
import { printable, type Terminal } from './terminal.ts';

export type DoctorOptions = Pick<
  RunOptions,
  'sources' | 'out' | 'store' | 's3Endpoint' | 'model' | 'modelKey' | 'now' | 'xBaseUrl' | 'strict' | 'json'
>;

/** Here nobody is told, nothing is scheduled and delivered by hand only: whoever starts a run is told of it. */
const ONLY_THERE: Diagnosis = {
  about: 'deployment',
  status: 'unchecked',
  says: 'Mail, schedules and channels are looked at there: npm run dawn-chorus -- execute --doctor.',
};

const tell = (
  diagnoses: readonly Diagnosis[],
  { json, strict }: Pick<DoctorOptions, 'json' | 'strict'>,
  { out }: Terminal,
): ExitCode => {
  const faults = diagnoses.some(({ status }) => status === 'fault');
  const warnings = diagnoses.some(({ status }) => status === 'warning');
  if (json === true) out(`${JSON.stringify({ ok: !faults, costUsd: costOf(diagnoses), diagnoses })}\n`);
  else out(printable(describeDoctor(diagnoses)));
  if (faults) return EXIT.failed;
  return warnings && strict === true ? EXIT.degraded : EXIT.done;
};

/** Looks over what a run here would use. Throws BadInputError for a topic that is not there and for bad options. */
export const doctor = async (
  topic: string | undefined,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const fixed = clockOf(options.now);
  const settings: Settings = await settingsOf(options, terminal);
  const checkUp = checkUpHere({
    settings,
    store: openStore(settings),
    log: silentLog,
    metrics: silentMetrics,
    now: fixed === undefined ? terminal.now : () => fixed,
    progress: () => {},
  });
  const { diagnoses } = await examine(checkUp, topic, () => `${settings.storeUrl} can be read and written.`, false);
  return tell([...diagnoses, ONLY_THERE], options, terminal);
};

/** Looks over a deployment: each function by its own rights, and the account by those of who asks. */
export const doctorThere = async (
  topic: string | undefined,
  options: Pick<DoctorOptions, 'strict' | 'json'> & { readonly stack: string },
  terminal: Terminal,
): Promise<ExitCode> => {
  const { region } = terminal;
  const stack = await findStack(options.stack, region);
  const { checkUp, close } = await openCheckUps(stack.functions, region);
  try {
    const all = (steps: number): string =>
      `All ${steps} functions start, and each may use its folders of ${stack.storeUrl}.`;
    const { diagnoses, topics, models } = await examine(checkUp, topic, all, true);
    const account = await lookAtAccount({ stack, region, topics, models });
    return tell([...diagnoses, ...account], options, terminal);
  } finally {
    close();
  }
};
