import type { Button, InputBlock, KnownBlock, ModalView, SectionBlock } from '@slack/types';

export function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

export function section(text: string, accessory?: SectionBlock['accessory']): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text }, ...(accessory && { accessory }) };
}

export function button(action_id: string, value?: string): Button {
  return { type: 'button', action_id, text: plain(action_id), ...(value !== undefined && { value }) };
}

export function card(...buttons: Button[]): { text: string; blocks: KnownBlock[] } {
  return {
    text: 'A new report',
    blocks: [section('*A new report*'), { type: 'actions', block_id: 'card', elements: buttons }],
  };
}

export function option(value: string, words = value) {
  return { text: plain(words), value };
}

export function field(block_id: string, element: InputBlock['element'], optional = false): InputBlock {
  return { type: 'input', block_id, label: plain(block_id), element, optional };
}

export function words(block_id: string, more: object = {}): InputBlock {
  return field(block_id, { type: 'plain_text_input', action_id: 'answer', ...more });
}

export function form(callback_id: string, ...blocks: KnownBlock[]): ModalView {
  return { type: 'modal', callback_id, title: plain('A form'), submit: plain('Send'), close: plain('Cancel'), blocks };
}

/** A field that must be chosen in, by groups. */
export function kinds() {
  return field('kind', {
    type: 'static_select',
    action_id: 'answer',
    option_groups: [{ label: plain('Cyber'), options: [option('phishing', 'Phishing')] }],
  });
}

/** A form's worth of every kind of field that the desk uses. */
export function everyField() {
  const options = [option('phishing', 'Phishing'), option('lost', 'Lost paper')];
  const action_id = 'answer';
  return [
    words('words'),
    kinds(),
    field('kinds', { type: 'multi_static_select', action_id, options }),
    field('ticks', { type: 'checkboxes', action_id, options }),
    field('radio', { type: 'radio_buttons', action_id, options }),
    field('date', { type: 'datepicker', action_id }),
    field('officer', { type: 'users_select', action_id }),
  ];
}
