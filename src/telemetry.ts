import type { Attributes } from '@opentelemetry/api';
import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';

/** Numbers about the desk; never about a person, and no reference either. */
export type Telemetry = {
  mailsReceived: (classification: string) => void;
  /** The poll was never told of it; should never happen but in Junk. By folder. */
  mailsFoundBySweep: (folder: string) => void;
  lettersSent: (kind: string) => void;
  /** What was refused to an officer, by action. */
  refusals: (action: string) => void;
  remindersTold: (kind: string) => void;
  /** Gauges are asked when somebody looks; null leaves one out, such as while the desk starts. */
  watch: (gauges: Gauges) => void;
  /** The exposition format of Prometheus. */
  metricsText: () => Promise<string>;
};

export type Gauges = {
  secondsSincePoll: () => Promise<number | null>;
  secondsSinceLedgerCheck: () => Promise<number | null>;
  dirtyCards: () => Promise<number | null>;
  queuedLetters: () => Promise<number | null>;
};

export function openTelemetry(): Telemetry {
  // The desk has one server; the exporter's own would be a second one.
  const reader = new PrometheusExporter({ preventServerStart: true });
  const meter = new MeterProvider({ readers: [reader] }).getMeter('breachdesk');
  const counting = (name: string, description: string, label: string) => {
    const counter = meter.createCounter(name, { description });
    return (value: string) => counter.add(1, { [label]: value } satisfies Attributes);
  };
  const gauge = (name: string, description: string, ask: () => Promise<number | null>) => {
    meter.createObservableGauge(name, { description }).addCallback(async (result) => {
      const value = await ask();
      if (value !== null) result.observe(value);
    });
  };
  const serializer = new PrometheusSerializer('breachdesk', false, undefined, true, true);
  return {
    mailsReceived: counting('mails_received', 'Mails taken from the mailbox', 'classification'),
    mailsFoundBySweep: counting(
      'mails_found_by_sweep',
      'Mails that only looking back found; should be none outside Junk',
      'folder',
    ),
    lettersSent: counting('letters_sent', 'Letters that the mailbox reports as sent', 'kind'),
    refusals: counting('refusals', 'Actions that were refused to an officer', 'action'),
    remindersTold: counting('reminders_told', 'Reminders posted', 'kind'),
    watch: ({ secondsSincePoll, secondsSinceLedgerCheck, dirtyCards, queuedLetters }) => {
      gauge(
        'seconds_since_poll',
        'Seconds since the mailbox that is worst off was last read to its end',
        secondsSincePoll,
      );
      gauge(
        'seconds_since_ledger_check',
        'Seconds since the mailbox that is worst off was last held whole against the ledger',
        secondsSinceLedgerCheck,
      );
      gauge('dirty_cards', 'Cards that do not show their newest state yet', dirtyCards);
      gauge('queued_letters', 'Letters that have not left yet', queuedLetters);
    },
    metricsText: async () => {
      const { resourceMetrics } = await reader.collect();
      return serializer.serialize(resourceMetrics);
    },
  };
}
