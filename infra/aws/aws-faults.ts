// What AWS says when it can't or won't, as one sentence that tells what to do.
import { BadInputError, DawnChorusError } from '../../shared/errors.ts';

/** What a person can mend, by the error's name. */
const MENDABLE: Readonly<Record<string, string>> = {
  CredentialsProviderError: 'no AWS credentials were found; set AWS_PROFILE or sign in',
  AccessDenied: 'access is denied; allow these credentials the action',
  AccessDeniedException: 'access is denied; allow these credentials the action',
  // SNS has a name of its own for it, by its protocol.
  AuthorizationError: 'access is denied; allow these credentials the action',
  AuthorizationErrorException: 'access is denied; allow these credentials the action',
  ExpiredToken: 'the credentials have expired; sign in again',
  ExpiredTokenException: 'the credentials have expired; sign in again',
  InvalidClientTokenId: 'the access key is unknown; check the AWS credentials',
  UnrecognizedClientException: 'the access key is unknown; check the AWS credentials',
  SignatureDoesNotMatch: 'the secret key does not fit; check the AWS credentials',
  InvalidSignatureException: "the signature does not fit; check the AWS credentials and this machine's clock",
  StateMachineDoesNotExist: 'the state machine is gone; deploy the stack again',
  ExecutionDoesNotExist: 'there is no such execution; it may be over for more than 90 days',
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : String(error));
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Something thrown by a client of AWS, as an error with a sentence. @param doing such as `Starting the execution` */
export const awsFault = (error: unknown, doing: string): DawnChorusError => {
  if (error instanceof DawnChorusError) return error;
  const name = nameOf(error);
  const mending = MENDABLE[name];
  if (mending !== undefined) return new BadInputError(`${doing} failed: ${mending} (${name}: ${messageOf(error)}).`);
  // A missing region is a plain Error: it shows only by its message.
  if (messageOf(error) === 'Region is missing')
    return new BadInputError(`${doing} failed: no AWS region is set; set AWS_REGION to the stack's.`);
  return new DawnChorusError(`${doing} failed: AWS does not answer as it should (${name}: ${messageOf(error)}).`);
};

/** Whether the same request may do a little later: throttled, or AWS or the network is troubled. */
export const mayPass = (error: unknown): boolean => {
  if (MENDABLE[nameOf(error)] !== undefined || error instanceof DawnChorusError) return false;
  if (/Throttl|TooManyRequests|LimitExceeded/.test(nameOf(error))) return true;
  const status = error instanceof Error && '$metadata' in error ? Object(error.$metadata).httpStatusCode : undefined;
  // Without a status nobody answered.
  return (status === undefined && messageOf(error) !== 'Region is missing') || status >= 500;
};
