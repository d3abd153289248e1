import { nextMoment, stepTo } from './replay.js';
import { html } from './vendor/preact.js';

const STEPS = [
  ['report', 'Report', 'send a report from the Controller column'],
  ['claim', 'Claim', 'press Claim on the card', 'claim'],
  ['acknowledge', 'Acknowledge', 'press Acknowledge on the card', 'acknowledge'],
  ['triage', 'Triage', 'press Triage on the card', 'triage'],
  ['ask', 'Ask', 'press Ask on the card', 'ask'],
  ['answer', 'Answer', 'reply to the questions with the follow-up form', null],
  ['decide', 'Decide', 'press Decide on the card', 'decide'],
  ['letters', 'Read the letters', 'read the letters in the Controller column', null],
];

const AGAIN = ['acknowledge', 'Acknowledge', 'correct the contact, then press Send again on the card', 'send-returned'];

/** From report to decision: ticks itself off from the history and says where to press next. */
export function Strip({ seen, kase, doing, setPane, goToCases }) {
  const moment = nextMoment(seen);
  const done = (step) => kase?.steps[step] ?? false;
  const owed = STEPS.find(([step]) => !done(step)) ?? null;
  const next = owed?.[0] === 'acknowledge' && kase?.sendsAgain ? AGAIN : owed;
  const show = () => {
    const [step, , , act] = next;
    setPane(act ? 'chat' : 'mail');
    if (act) goToCases();
    setTimeout(() => find(step, act, kase)?.focus(), 80);
  };
  return html`
    <nav class="steps" aria-label="From report to decision">
      <ol>
        ${STEPS.map(
          ([step, label], n) => html`
          <li class=${done(step) ? 'done' : ''} aria-current=${next?.[0] === step ? 'step' : undefined}>
            <i>${done(step) ? html`<svg class="i" aria-hidden="true"><use href="#tick" /></svg>` : n + 1}</i>
            <span>${label}${done(step) && html`<span class="sr">, done</span>`}</span>
          </li>`,
        )}
      </ol>
      <p class="next">
        <span>${moment ? `Next: ${moment.words}` : next ? `Next: ${next[2]}` : 'Done: the case is closed and its letters can be read'}</span>
        ${moment && html`<button type="button" class="btn go" onClick=${() => doing(() => stepTo(moment, seen))}>Next</button>`}
        ${next && !moment && (kase || next[0] === 'report') && html`<button type="button" class="btn" onClick=${show}>Show me</button>`}
      </p>
    </nav>`;
}

function find(step, act, kase) {
  if (step === 'report') return document.querySelector('#mail summary, #mail .go');
  if (step === 'answer' || step === 'letters') return document.querySelector('#mail .mails button');
  return document.querySelector(`[data-reference="${kase.reference}"] [data-act="${act}"]`);
}
