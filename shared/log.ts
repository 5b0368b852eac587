// The log: one JSON line an event on AWS (Powertools), silent on the laptop, where the terminal shows progress instead.
import { Logger } from '@aws-lambda-powertools/logger';

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** The log of a Lambda function. Powertools serialises each event as JSON, so that no post can forge a line. */
export const lambdaLog = (state: string): Log => {
  const logger = new Logger({ serviceName: 'dawn-chorus', persistentKeys: { state } });
  return {
    info: (message, fields) => logger.info(message, { ...fields }),
    warn: (message, fields) => logger.warn(message, { ...fields }),
    error: (message, fields) => logger.error(message, { ...fields }),
  };
};

/** A log that says nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
