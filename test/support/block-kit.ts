import { readEdit } from '../../src/sandbox/slack/read-message.ts';
import { readHome, readModal } from '../../src/sandbox/slack/read-view.ts';
import { SlackRefusal } from '../../src/sandbox/slack/refusal.ts';

/** What the sandbox's Slack has against a message, as a post and as an edit, and what the desk itself never sends. */
export function againstMessage(sent: { text: string; blocks: unknown[] }): string[] {
  return [
    ...refused(() => readEdit(sent, { blocks: [] })),
    ...unlikeUs(sent),
    ...(markup(sent.text) ? ['the text is not escaped'] : []),
    // Measured by others at 13,172; the desk keeps its distance.
    ...(JSON.stringify(sent.blocks).length > 12_000 ? ['more than 12,000 characters of blocks'] : []),
    ...(all(sent.blocks).some(({ type }) => type === 'input') ? ['a message of ours asks nothing'] : []),
  ];
}

/** The same for a form. */
export function againstModal(view: unknown): string[] {
  const unnamed = all(view).filter((one) => one['type'] === 'input' && !one['block_id']);
  return [
    ...refused(() => readModal(view)),
    ...unlikeUs(view),
    ...unnamed.map(() => 'a field without a block_id'),
    ...(all(view)[0]?.['close'] ? [] : ['a form that does not say how to leave it']),
  ];
}

/** The same for a home. */
export function againstHome(view: unknown): string[] {
  return [...refused(() => readHome(view)), ...unlikeUs(view)];
}

function refused(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof SlackRefusal) return [error.code, ...error.lines];
    throw error;
  }
}

/** Slack would take these. */
function unlikeUs(sent: unknown): string[] {
  return all(sent).flatMap((one) => {
    switch (one['type']) {
      case 'mrkdwn':
        return [
          ...(markup(String(one['text'])) ? [`an unescaped &, < or >, or a mention: ${one['text']}`] : []),
          ...(one['verbatim'] === true ? [] : [`Slack may make links of: ${one['text']}`]),
        ];
      case 'button':
        return one['value'] && one['accessibility_label'] ? [] : [`a button that says too little: ${one['action_id']}`];
      case 'actions':
        return all(one['elements']).filter(({ style }) => style === 'primary').length > 1
          ? ['two primary buttons beside each other']
          : [];
      default:
        return [];
    }
  });
}

/** Links of ours to https addresses, and in practice to this machine, are the only markup in angle brackets that may leave. */
function markup(sent: string): boolean {
  const withoutLinks = sent.replace(/<(?:https:\/\/|http:\/\/127\.0\.0\.1:)[^<>|]+\|[^<>|]+>/g, '');
  return /[<>]|&(?!(amp|lt|gt);)/.test(withoutLinks);
}

type Piece = Record<string, unknown>;

/** Every object in what is sent, outermost first. */
function all(part: unknown): Piece[] {
  if (Array.isArray(part)) return part.flatMap(all);
  if (typeof part !== 'object' || part === null) return [];
  const piece = { ...part };
  return [piece, ...Object.values(piece).flatMap(all)];
}
