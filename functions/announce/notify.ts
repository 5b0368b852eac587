// Tells subscribers through SNS.
import type { Outcome } from './outcome.ts';

/** Longest message of SNS is 256 KiB; of a failure's words, this much is plenty. */
const LONGEST_SENTENCE = 10_000;

/** Printable ASCII of at most 100 characters, as SNS wants a subject. */
const subjectOf = (outcome: Outcome['outcome'], slug: string | undefined): string =>
  `Dawn Chorus: ${slug ?? 'run'} ${outcome}`.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 100);

/**
 * Publishes an announcement: the subject for people, JSON for programs, the outcome as an attribute for filters.
 * Errors of SNS are handed on as they are; the state machine's Retry and Catch know what to do.
 */
export const notify = async (topicArn: string, announcement: Outcome & { readonly slug?: string }): Promise<void> => {
  // Loaded only where there is someone to tell: the laptop has no SNS.
  const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
  const { outcome, slug } = announcement;
  const sentence = announcement.sentence.slice(0, LONGEST_SENTENCE);
  await new SNSClient({}).send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: subjectOf(outcome, slug),
      Message: JSON.stringify({ ...announcement, sentence }),
      MessageAttributes: { outcome: { DataType: 'String', StringValue: outcome } },
    }),
  );
};
