// Parts that are planned but not built yet: asking for one is answered, never ignored.
import { BadInputError } from '../../shared/errors.ts';

/** Throws BadInputError that names the part and what to do instead. */
export const refuseNotBuilt = (asked: string, part: string, instead: string): never => {
  throw new BadInputError(`${asked} needs ${part}, which is not built yet; ${instead}.`);
};

/** Commands that the help lists already. */
export const COMMANDS_NOT_BUILT = [
  {
    usage: 'execute <topic>',
    description: 'start the deployed state machine and follow it (not built yet)',
    part: 'the client of the deployed state machine',
    instead: 'start it in the AWS console with {"topic": "…"}, or use run',
  },
] as const;
