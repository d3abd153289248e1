/**
 * Nothing but that a ticket system got a mail and opened a ticket. Every sentence must say so, in words that nobody
 * writes who answers something: an answer taken for one would be read by nobody.
 */
export function onlyAcknowledges(text: string): boolean {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length <= LONGEST && GOT.test(words) && NO_MORE.test(words);
}

const LONGEST = 500;
const NUMBER = '(?: (?:number|no|id|reference))?(?: ?[#([]{0,2}[a-z]{0,8}-?\\d[\\w-]{0,20}[)\\]]?)?';
const DONE = '(?:opened|open|created|logged|received|registered|recorded)(?: in our system)?';
const SOON =
  '(?: as soon as (?:possible|we can)| shortly| within (?:the next )?[\\w-]{1,12} (?:working |business )?(?:hours|days))?';
const MAIL = '(?:e-?mail|mail|message|request|enquiry|query|letter)';

/** Only "your" request or mail: that an e-mail, an incident or a case was received or recorded may be the answer itself. */
const OPENED = `(?:(?:an?|the|this|your|our) )?(?:(?:new|support|service) )?ticket${NUMBER}|your ${MAIL}${NUMBER}`;
const ACKNOWLEDGED = `(?:(?:${OPENED}) (?:has been|was|is)(?: now)? ${DONE}(?: and will be (?:answered|dealt with|processed)${SOON})?|we (?:have )?received your ${MAIL})`;

const BESIDE = [
  '(?:dear|hello|hi)(?: (?:sir|madam|or|all|there|customer|colleague|team))*',
  `(?:many )?thank(?:s| you) for (?:contacting us|getting in touch|your ${MAIL})`,
  'this is an auto(?:matic|mated|matically generated) (?:e-?mail|message|response|reply)',
  `we will (?:answer|reply|respond|be in touch|get back to you|contact you)${SOON}`,
  'please do not (?:answer|reply|respond)(?: to this (?:e-?mail|message))?',
  '(?:kind |best |with )?regards',
  '(?:(?:the|your|our) )?(?:it )?(?:service|help|support) ?desk(?: team)?',
];

const GOT = new RegExp(`\\b${ACKNOWLEDGED}\\b`, 'i');
const NO_MORE = new RegExp(`^(?:(?:${[ACKNOWLEDGED, ...BESIDE].join('|')})[.,!]?(?: |$))+$`, 'i');
