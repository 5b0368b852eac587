// Tells subscribers through SNS.
import type { Mail } from './mail.ts';
import type { Outcome } from './outcome.ts';

/** Longest message of SNS is 256 KiB; of a failure's words, this much is plenty. */
const LONGEST_SENTENCE = 10_000;

/**
 * Longest mail, in bytes: with the JSON and what escaping adds, both stay below the 256 KiB of a message.
 * A mail has a few kilobytes.
 */
const LONGEST_MAIL = 60_000;

/** The beginning of a text, of so many bytes at most, with no character cut. */
const cutTo = (text: string, bytes: number): string =>
  Buffer.byteLength(text) <= bytes
    ? text
    : Buffer.from(text)
        .subarray(0, bytes)
        .toString('utf8')
        .replace(/\uFFFD+$/, '');

/**
 * Publishes an announcement: a mail for people, JSON for programs (SNS, "Publishing with a message structure": who is told by
 * e-mail gets `email`, everybody else `default`), the outcome as an attribute for filters. Errors of SNS are handed on as they
 * are; the state machine's Retry and Catch know what to do.
 */
export const notify = async (topicArn: string, announcement: Outcome, { subject, text }: Mail): Promise<void> => {
  // Loaded only where there is someone to tell: the laptop has no SNS.
  const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
  const { outcome } = announcement;
  const sentence = announcement.sentence.slice(0, LONGEST_SENTENCE);
  await new SNSClient({}).send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: subject,
      MessageStructure: 'json',
      Message: JSON.stringify({
        default: JSON.stringify({ ...announcement, sentence }),
        email: cutTo(text, LONGEST_MAIL),
      }),
      MessageAttributes: { outcome: { DataType: 'String', StringValue: outcome } },
    }),
  );
};
