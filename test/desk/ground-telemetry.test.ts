import { expect, test } from 'vitest';
import { openTelemetry } from '../../src/telemetry.ts';

test('what happened is counted by kind, and a gauge that cannot be read is left out', async () => {
  const telemetry = openTelemetry();
  telemetry.mailsReceived('report');
  telemetry.mailsReceived('report');
  telemetry.lettersSent('decision');
  telemetry.refusals('claim');
  telemetry.remindersTold('day-before');
  telemetry.watch({
    secondsSincePoll: async () => 3,
    secondsSinceLedgerCheck: async () => 60,
    dirtyCards: async () => null,
    queuedLetters: async () => {
      throw new Error('no database');
    },
  });
  const lines = (await telemetry.metricsText()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines).toEqual([
    'breachdesk_mails_received_total{classification="report"} 2',
    'breachdesk_letters_sent_total{kind="decision"} 1',
    'breachdesk_refusals_total{action="claim"} 1',
    'breachdesk_reminders_told_total{kind="day-before"} 1',
    'breachdesk_seconds_since_poll 3',
    'breachdesk_seconds_since_ledger_check 60',
  ]);
});
