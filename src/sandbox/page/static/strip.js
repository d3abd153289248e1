import { post } from './sandbox.js';
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

/** From report to decision: ticks itself off from the history and says where to press next. */
export function Strip({ seen, kase, doing, setPane, setPlace }) {
  const replay = kase?.reference === 'IC-31191-G5C6' || isReplay(seen);
  const done = (step) => kase?.steps[step] ?? false;
  const next = STEPS.find(([step]) => !done(step)) ?? null;
  const show = () => {
    const [step, , , act] = next;
    setPane(act ? 'chat' : 'mail');
    if (act) setPlace('C0CASES');
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
        <span>${next ? `Next: ${next[2]}` : 'Done: the case is closed and its letters can be read'}</span>
        ${replay && html`<${ReplayNext} seen=${seen} doing=${doing} />`}
        ${next && (kase || next[0] === 'report') && html`<button type="button" class="btn" onClick=${show}>Show me</button>`}
      </p>
    </nav>`;
}

function isReplay(seen) {
  return seen.desk && new Date(seen.desk.now).getUTCFullYear() < 2021 && seen.desk.cases.length === 0;
}

/** The moments of the 2019 case that come from outside; what officers did then is for the visitor to do. */
function ReplayNext({ seen, doing }) {
  const moment = seen.desk.cases.length === 0 ? 1 : seen.sent.length > 0 && seen.inbox.length < 2 ? 2 : null;
  if (!moment) return null;
  return html`<button type="button" class="btn go" onClick=${() => doing(() => post('samples/replay', { step: moment }))}>Next</button>`;
}

function find(step, act, kase) {
  if (step === 'report') return document.querySelector('#mail summary, #mail .go');
  if (step === 'answer' || step === 'letters') return document.querySelector('#mail .mails button');
  return document.querySelector(`[data-reference="${kase.reference}"] [data-act="${act}"]`);
}
