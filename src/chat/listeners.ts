import type { Act } from '../../blocks/ids.ts';
import type { FormId } from '../../blocks/kit.ts';
import { beOnIt, putOff } from '../desk/answer-reminder.ts';
import type { DeskForm } from '../desk/deed.ts';
import { turnHome } from '../desk/draw-home.ts';
import { showLook } from '../desk/draw-look.ts';
import { showQueue } from '../desk/draw-queue.ts';
import { acknowledgeForm } from '../desk/forms/acknowledge.ts';
import { answerForm } from '../desk/forms/answer.ts';
import { askForm } from '../desk/forms/ask.ts';
import { askReadableForm } from '../desk/forms/ask-readable.ts';
import { attachForm } from '../desk/forms/attach.ts';
import { byHandForm } from '../desk/forms/by-hand.ts';
import { caseHistoryForm } from '../desk/forms/case.ts';
import { changesForm } from '../desk/forms/changes.ts';
import { chooseAnswerForm } from '../desk/forms/choose-answer.ts';
import { closeWithoutReplyForm } from '../desk/forms/close-without-reply.ts';
import { contactForm } from '../desk/forms/contact.ts';
import { correctAnswerForm } from '../desk/forms/correct-answer.ts';
import { decideForm } from '../desk/forms/decide.ts';
import { decideLetterForm } from '../desk/forms/decide-letter.ts';
import { dismissMailsForm } from '../desk/forms/dismiss-mails.ts';
import { enterAnswersForm } from '../desk/forms/enter-answers.ts';
import { extendForm } from '../desk/forms/extend.ts';
import { fileMailForm } from '../desk/forms/file-mail.ts';
import { letterWentWrongForm } from '../desk/forms/letter-went-wrong.ts';
import { newCaseForm } from '../desk/forms/new-case.ts';
import { noteForm } from '../desk/forms/note.ts';
import { originalForm } from '../desk/forms/original.ts';
import { previewForm } from '../desk/forms/preview.ts';
import { readAgainForm } from '../desk/forms/read-again.ts';
import { reassignForm } from '../desk/forms/reassign.ts';
import { recallForm } from '../desk/forms/recall.ts';
import { referForm } from '../desk/forms/refer.ts';
import { releaseForm } from '../desk/forms/release.ts';
import { remindForm } from '../desk/forms/remind.ts';
import { reopenForm } from '../desk/forms/reopen.ts';
import { reportForm } from '../desk/forms/report.ts';
import { selfReportForm } from '../desk/forms/self-report.ts';
import { sendReturnedForm } from '../desk/forms/send-returned.ts';
import { signatureForm } from '../desk/forms/signature.ts';
import { strikeForm } from '../desk/forms/strike.ts';
import { triageForm } from '../desk/forms/triage.ts';
import { visibilityForm } from '../desk/forms/visibility.ts';
import { writeForm } from '../desk/forms/write.ts';
import { dismissMail, fetchAgain, openCaseForMail, restoreMail } from '../desk/look-at-mail.ts';
import { postAlike, showAlike } from '../desk/show-burst.ts';
import { itLeft, sendAgain, sendNow, undoLetter } from '../desk/undo-letter.ts';
import { claimCase, markRead } from '../desk/work-case.ts';
import type { Click, Shortcut } from './click.ts';
import * as command from './commands.ts';

/** Everything that a button of the desk can do: the table of contents of the bot. */
export const clicks = {
  claim: { does: claimCase },
  release: { opens: releaseForm, title: 'Release' },
  reassign: { opens: reassignForm, title: 'Hand over' },
  acknowledge: { opens: acknowledgeForm, title: 'Acknowledge' },
  triage: { opens: triageForm, title: 'Triage' },
  ask: { opens: askForm, title: 'Ask' },
  remind: { opens: remindForm, title: 'Remind controller' },
  extend: { opens: extendForm, title: 'Extend' },
  decide: { opens: decideForm, title: 'Decide' },
  write: { opens: writeForm, title: 'Write' },
  note: { opens: noteForm, title: 'Note' },
  contact: { opens: contactForm, title: 'Contact' },
  'answer-by-hand': { opens: byHandForm, title: 'Sent from Outlook' },
  undo: { does: undoLetter, about: 'a letter' },
  'send-now': { does: sendNow, about: 'a letter' },
  'mark-read': { does: markRead },
  'no-reply-needed': { does: markRead },
  'close-without-reply': { opens: closeWithoutReplyForm, title: 'Close without reply' },
  refer: { opens: referForm, title: 'Refer' },
  reopen: { opens: reopenForm, title: 'Reopen' },
  'it-left': { does: itLeft },
  'send-again': { does: sendAgain },
  'send-returned': { opens: sendReturnedForm, title: 'Send again' },
  'show-report': { opens: reportForm, title: 'Report', wish: 'look' },
  'show-changes': { opens: changesForm, title: 'What changed', wish: 'look' },
  'open-original': { opens: originalForm, title: 'Original', wish: 'look' },
  'ask-readable': { opens: askReadableForm, title: 'Ask' },
  'enter-answers': { opens: enterAnswersForm, title: 'Enter answers by hand' },
  'correct-answer': { opens: chooseAnswerForm, title: 'Correct an answer' },
  'read-again': { opens: readAgainForm, title: 'Read again' },
  'show-case': { opens: caseHistoryForm, title: 'Case', wish: 'look' },
  look: { does: showLook, wish: 'look' },
  'open-case-for-mail': { does: openCaseForMail },
  'file-mail': { opens: fileMailForm, title: 'A mail to look at', about: 'a mail' },
  'dismiss-mail': { does: dismissMail },
  'dismiss-mails': { opens: dismissMailsForm, title: 'Several are not ours' },
  'restore-mail': { does: restoreMail },
  'fetch-again': { does: fetchAgain },
  'set-signature': { opens: signatureForm, title: 'Your settings' },
  queue: { does: showQueue, wish: 'look' },
  'new-case': { opens: newCaseForm, title: 'New case' },
  strike: { opens: strikeForm, title: 'Strike words' },
  restrict: { opens: visibilityForm, title: 'Who may see this' },
  'save-draft': { keeps: 'draft' },
  'drop-draft': { keeps: 'nothing' },
  'show-alike': { does: showAlike, wish: 'look' },
  'post-alike': { does: postAlike },
  filter: { does: showQueue, wish: 'look' },
  home: { does: turnHome, wish: 'look' },
  'on-it': { does: beOnIt },
  'put-off': { does: putOff },
  'letter-went-wrong': { opens: letterWentWrongForm, title: 'Letter went wrong' },
  recall: { opens: recallForm, title: 'Recall note' },
  'self-report': { opens: selfReportForm, title: 'Self-report draft' },
} satisfies Record<Act, Click>;

/** What is offered away from any card. */
export const shortcuts = {
  'new-case': { ...clicks['new-case'], on: 'nothing' },
  'attach-message': { opens: attachForm, title: 'Attach to a case', on: 'a message' },
} satisfies Record<string, Shortcut>;

/** The forms whose answers the desk takes. The others only show. */
export const forms = {
  acknowledge: acknowledgeForm,
  triage: triageForm,
  ask: askForm,
  extend: extendForm,
  decide: decideForm,
  'decide-letter': decideLetterForm,
  preview: previewForm,
  write: writeForm,
  reassign: reassignForm,
  release: releaseForm,
  note: noteForm,
  'close-without-reply': closeWithoutReplyForm,
  refer: referForm,
  reopen: reopenForm,
  contact: contactForm,
  'enter-answers': enterAnswersForm,
  'choose-answer': chooseAnswerForm,
  'correct-answer': correctAnswerForm,
  'read-again': readAgainForm,
  signature: signatureForm,
  visibility: visibilityForm,
  'new-case': newCaseForm,
  look: fileMailForm,
  'dismiss-mails': dismissMailsForm,
  answer: answerForm,
  'by-hand': byHandForm,
  attach: attachForm,
  strike: strikeForm,
  'letter-went-wrong': letterWentWrongForm,
  recall: recallForm,
  'self-report': selfReportForm,
} satisfies Partial<Record<FormId, DeskForm>>;

/** The forms that may be too long to show at once; their next part is drawn from the case as it is then. */
export const parted: Record<string, Act> = {
  report: 'show-report',
  changes: 'show-changes',
  case: 'show-case',
} satisfies Partial<Record<FormId, Act>>;

/** What may be typed, in Slack behind /breach, with its line in the help. */
export const commands = {
  queue: {
    usage: 'queue [filter] [page]',
    does: 'open cases, due first; filters: mine, unclaimed, late, due, urgent, new, triaged, waiting, an organisation',
    run: command.queue,
  },
  mine: { usage: 'mine', does: 'your cases, due first', run: command.mine },
  due: { usage: 'due', does: 'what is late or due before the end of the next working day', run: command.due },
  late: { usage: 'late', does: 'every promise that has lapsed, and what was done about it', run: command.late },
  look: { usage: 'look [aside] [page]', does: 'mails that need a look; or were put aside lately', run: command.look },
  show: { usage: 'show REF', does: 'one case', run: command.show },
  find: { usage: 'find WORDS', does: 'cases of an organisation, closed ones too', run: command.find },
  claim: { usage: 'claim REF', does: 'make a case yours', wish: 'change', run: command.claim },
  release: { usage: 'release REF', does: 'give a case back', run: command.openForm },
  assign: { usage: 'assign REF @user', does: 'hand a case over', wish: 'change', run: command.assign },
  ack: { usage: 'ack REF', does: 'acknowledge a report', run: command.openForm },
  triage: { usage: 'triage REF', does: 'triage a case', run: command.openForm },
  ask: { usage: 'ask REF', does: 'ask the controller for information', run: command.openForm },
  decide: { usage: 'decide REF', does: 'issue a decision', run: command.openForm },
  write: { usage: 'write REF', does: 'write to the controller', run: command.openForm },
  note: { usage: 'note REF', does: 'add a note', run: command.openForm },
  new: { usage: 'new', does: 'open a case for a report by telephone or post', run: command.openForm },
  settings: {
    usage: 'settings',
    does: 'your name and title on letters, and when you are reminded',
    run: command.openForm,
  },
  stats: { usage: 'stats [30d]', does: 'how the office kept its promises', run: command.stats },
  looked: { usage: 'looked [REF]', does: 'who opened a case, or mails that wait, for team leads', run: command.looked },
  help: { usage: 'help', does: 'this list', run: command.help },
} satisfies Record<string, command.Command>;
