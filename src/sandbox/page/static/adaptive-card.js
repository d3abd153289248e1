// Adaptive Cards by Microsoft's own renderer, in the look of the page.

import { cardLook } from './card-look.js';
import { safeMarkdown } from './safe-markdown.js';
import { html, useLayoutEffect, useRef } from './vendor/preact.js';

/** One card. press({ title, data, values }) is called for what tells the app something. */
export function AdaptiveCard({ card, press, labelledBy }) {
  const box = useRef(null);
  const latest = useRef(press);
  latest.current = press;
  const source = JSON.stringify(card);
  useLayoutEffect(() => {
    let shown = true;
    const show = (drawn) => {
      if (shown) redraw(box.current, drawn);
    };
    renderer().then(
      (library) => show(draw(library, card, (wanted) => latest.current(wanted))),
      (error) => show(document.createTextNode(error.message)),
    );
    return () => {
      shown = false;
    };
  }, [source]);
  return html`<div class="ac" ref=${box} aria-labelledby=${labelledBy}></div>`;
}

let loading = null;

/** The library is one script without modules; it is fetched when the first card is drawn. */
function renderer() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/page/vendor/adaptivecards.js';
    script.onload = () => resolve(prepared(window.AdaptiveCards));
    script.onerror = () => reject(new Error('The renderer of Adaptive Cards could not be loaded.'));
    document.head.append(script);
  });
  return loading;
}

function prepared(library) {
  library.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = safeMarkdown(text);
    result.didProcess = true;
  };
  return library;
}

function draw(library, source, press) {
  const card = new library.AdaptiveCard();
  const menus = [];
  card.hostConfig = new library.HostConfig(cardLook);
  card.onRenderOverflowActions = (actions) => {
    menus.push(actions);
    return false;
  };
  card.onExecuteAction = (action) => {
    if (action.url) window.open(action.url, '_blank', 'noreferrer');
    else press({ title: action.title, data: action.toJSON().data ?? {}, values: valuesIn(card) });
  };
  card.parse(source);
  const drawn = card.render();
  // The card itself does nothing that a key could ask for.
  drawn.removeAttribute('tabindex');
  for (const action of card.getAllActions()) nameAct(action);
  for (const button of drawn.querySelectorAll('.ac-pushButton')) dress(button);
  // The renderer names the box around a field that can be searched, and not the field.
  for (const field of drawn.querySelectorAll('[aria-labelledby] input[list]')) {
    field.setAttribute('aria-labelledby', field.closest('div[aria-labelledby]').getAttribute('aria-labelledby'));
  }
  const dots = [...drawn.querySelectorAll('[aria-label="More options"]')];
  for (const [place, actions] of menus.entries()) dots[place]?.replaceWith(menuOf(actions));
  return drawn;
}

/** What stands in every field by its id: several choices as a list, nothing as null. */
function valuesIn(card) {
  const entries = card.getAllInputs().map((input) => {
    const { id, value, isMultiSelect } = input;
    return [id, isMultiSelect ? (value ? value.split(',') : []) : value || null];
  });
  return Object.fromEntries(entries);
}

/** Buttons look like those of the page. */
function dress(button) {
  button.classList.add('btn');
  if (button.classList.contains('style-positive')) button.classList.add('go');
}

/** Buttons say which act they are, so that the page can point to them. */
function nameAct({ renderedElement, data }) {
  if (renderedElement && data?.action) renderedElement.dataset.act = data.action;
}

/** What Teams puts behind three dots, as the menus of the page are. */
function menuOf(actions) {
  const menu = Object.assign(document.createElement('details'), { className: 'menu right more-menu' });
  const dots = Object.assign(document.createElement('summary'), { className: 'btn', textContent: '…' });
  dots.setAttribute('aria-label', 'More');
  const sheet = Object.assign(document.createElement('div'), { className: 'sheet' });
  for (const action of actions) {
    const entry = Object.assign(document.createElement('button'), { type: 'button', textContent: action.title });
    entry.onclick = () => {
      menu.open = false;
      action.execute();
    };
    sheet.append(entry);
  }
  menu.append(dots, sheet);
  // Buttons may stand at either side of a narrow card.
  menu.ontoggle = () => {
    menu.classList.toggle('right', dots.getBoundingClientRect().left > innerWidth / 2);
    if (menu.open) sheet.scrollIntoView({ block: 'nearest' });
  };
  return menu;
}

/** The focus stays on the button of the same words when a card changes under it. */
function redraw(box, drawn) {
  const held = box.contains(document.activeElement) ? document.activeElement.textContent : null;
  box.replaceChildren(drawn);
  if (held) [...box.querySelectorAll('button')].find((one) => one.textContent === held)?.focus();
}
