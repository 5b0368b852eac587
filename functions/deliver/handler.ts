// Deliver: subscribes to the event Report Published and sends the report to the channels of its topic. No state of the machine.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { DeliveryUnderWayError } from '../../shared/errors.ts';
import { defineStep, lambdaHandler } from '../../shared/step.ts';
import { loadTopic } from '../../shared/topic-files.ts';
import { deliverReport } from './deliver-report.ts';

/** What the function needs of the event (docs/report-events.schema.json). */
const given = z.object({
  detail: z.object({
    slug: z.string(),
    platform: z.string(),
    topic: z.string(),
    revision: z.number().int().positive(),
  }),
});

export const step = defineStep({
  state: 'Deliver',
  given,
  work: async ({ detail }, { settings, store, log, metrics, now }) => {
    const { slug, platform, topic, revision } = detail;
    const { deliver: channels = [] } = await loadTopic(settings.topicsFolder, topic);
    const request = { slug, revision, channels, siteUrl: settings.siteUrl, byHand: false };
    const delivered = await deliverReport(request, { store, now, sleep, random: randomUUID });
    for (const { channel, type, state, sentence, isNew } of delivered) {
      const isAmiss = state === 'failed' || state === 'unknown';
      log[isAmiss ? 'error' : 'info'](`${slug}, revision ${revision}, to ${channel}: ${sentence}`, {
        channel,
        type,
        state,
      });
      if (!isNew) continue;
      metrics.put(isAmiss ? { DeliveriesAmiss: 1 } : { Deliveries: 1 }, { topic: `${platform}_${topic}`, channel });
    }
    const open = delivered.filter(({ state }) => state === 'underWay' || state === 'notBegun');
    if (open.length > 0) {
      const channels = open.map(({ channel, sentence }) => `${channel} (${sentence})`).join(', ');
      throw new DeliveryUnderWayError(`${slug} has not ended on ${channels}; Lambda calls again later.`);
    }
    return { delivered: delivered.map(({ channel, state }) => ({ channel, state })) };
  },
  checkup: async (given) => (await import('./checkup.ts')).checkUpChannels(given),
});

export const handler = lambdaHandler(step);
