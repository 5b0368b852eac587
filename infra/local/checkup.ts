// A checkup of the steps in this process, as a deployed one is made by calling their functions.
import { type CheckedUp, checkedUpSchema } from '../../shared/checkup.ts';
import { runCheckup, type Tools } from '../../shared/step.ts';
import { stepOf } from './engine.ts';
import { invoke } from './invoke.ts';

/** Asks the step of a state for a checkup. Throws TaskError, as a function on AWS would. */
export const checkUpHere =
  (tools: Tools) =>
  async (state: string, event: unknown): Promise<CheckedUp> => {
    const find = stepOf(state);
    return checkedUpSchema.parse(await invoke(state, async (given) => runCheckup(await find(), given, tools), event));
  };
