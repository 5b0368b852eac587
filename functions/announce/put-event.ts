// Puts a run's event on a bus of EventBridge.
import { AnnouncementUnavailableError } from '../../shared/errors.ts';
import { EVENT_SOURCE, type ReportEvent } from './report-event.ts';

/**
 * Puts an event. Throws AnnouncementUnavailableError when EventBridge answers that it has not taken it; other errors of
 * the service are handed on as they are.
 */
export const putEvent = async (busName: string, { type, detail }: ReportEvent): Promise<void> => {
  // Loaded only where there is a bus: the laptop has none.
  const { EventBridgeClient, PutEventsCommand } = await import('@aws-sdk/client-eventbridge');
  const entry = { EventBusName: busName, Source: EVENT_SOURCE, DetailType: type, Detail: JSON.stringify(detail) };
  const { FailedEntryCount = 0, Entries } = await new EventBridgeClient({}).send(
    new PutEventsCommand({ Entries: [entry] }),
  );
  if (FailedEntryCount === 0) return;
  const { ErrorCode, ErrorMessage } = Entries?.[0] ?? {};
  throw new AnnouncementUnavailableError(
    `The bus ${busName} did not take the event ${type} (${ErrorCode ?? 'no code'}: ${ErrorMessage ?? 'no words'}); it is put again later.`,
  );
};
