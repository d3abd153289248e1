import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answers, Form } from '../../blocks/kit.ts';
import { officers } from '../../db/officers.ts';
import type { DeskForm, Person } from '../../src/desk/deed.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { openFile } from '../../src/desk/find-cases.ts';
import { contactForm } from '../../src/desk/forms/contact.ts';
import { visibilityForm } from '../../src/desk/forms/visibility.ts';
import { openCaseByHand } from '../../src/desk/open-case-by-hand.ts';
import { claimCase } from '../../src/desk/work-case.ts';
import { untouchedInSlack, untouchedInTeams } from '../blocks/untouched.ts';
import { bareDesk } from '../support/bare-desk.ts';
import { type OpenedDatabase, openFreshDatabase } from '../support/database.ts';

const now = new Date('2024-03-15T09:00:00Z');
const clerk = 'clerk@northvale.example';
const dpo = 'dpo@northvale.example';
const counsel = 'counsel@firm.example';

let database: OpenedDatabase;
let desk: Desk;
let alex: Person;
let tom: Person;
let priya: Person;
let reference: string;

beforeAll(async () => {
  database = await openFreshDatabase();
  desk = bareDesk(database.db, () => now);
  const officer = async (name: string, lead = false): Promise<Person> => {
    const [row] = await desk.db.insert(officers).values({ name, seenAt: now }).returning();
    return { id: row?.id ?? '', lead, name };
  };
  [alex, tom, priya] = [await officer('Alex Moss'), await officer('Tom Okafor'), await officer('Priya Anand', true)];
});
afterAll(() => database.close());
beforeEach(async () => {
  const cause = randomUUID();
  const report = { organisation: 'Northvale Homes', contact: { name: null, address: clerk }, reportedAt: now };
  reference = await openCaseByHand(desk, alex, cause, { channel: 'phone', words: 'A list is lost.', ...report });
  await claimCase(desk, alex, { reference, version: 1 }, `claim ${cause}`);
});

const fileNow = () => openFile(desk.db, reference);

// Whatever is not touched comes back as it was shown.
describe.each([
  ['Slack', untouchedInSlack],
  ['Teams', untouchedInTeams],
])('a form that stayed open in %s', (_chat, untouched) => {
  const opens = (form: DeskForm, person: Person) => form.open(desk, person, { reference, version: 0 });
  const saves = (form: DeskForm, person: Person, opened: Form, changes: Answers = {}) =>
    form.submit?.(desk, person, { ...untouched(opened), ...changes }, opened.context, randomUUID());
  const atOnce = async (form: DeskForm, person: Person, changes: Answers) =>
    saves(form, person, await opens(form, person), changes);

  describe('while the contact was changed', () => {
    const contactNow = async () => (await fileNow()).contact?.address;
    let opened: Form;
    beforeEach(async () => {
      await atOnce(contactForm, alex, { address: counsel });
      await atOnce(contactForm, alex, { address: clerk });
      opened = await opens(contactForm, alex);
      await atOnce(contactForm, priya, { address: dpo });
    });

    test('leaves that be, and lets write whoever was ticked', async () => {
      const asked = opened.body.flatMap((piece) =>
        piece.kind === 'field' && piece.field.kind === 'ticks' ? piece.field.options : [],
      );
      const confirmed = asked.filter(({ label }) => label.includes(counsel)).map(({ value }) => value);
      expect(await saves(contactForm, alex, opened, { confirmed })).toHaveProperty('done');
      expect((await fileNow()).kase.correspondents).toHaveLength(1);
      expect(await contactNow()).toBe(dpo);
    });

    test('changes nothing when nothing was touched', async () => {
      expect(await saves(contactForm, alex, opened)).toEqual({ errors: { address: 'Nothing was changed.' } });
      expect(await contactNow()).toBe(dpo);
    });

    test('takes nobody else instead, chosen or typed, and says who changed it', async () => {
      const others = opened.body.flatMap((piece) =>
        piece.kind === 'field' && piece.field.id === 'person' && piece.field.kind === 'choice'
          ? piece.field.options
          : [],
      );
      const person = others.find(({ label }) => label.includes(counsel))?.value ?? '';
      for (const changes of [{ person }, { address: 'owner@northvale.example' }]) {
        await expect(saves(contactForm, alex, opened, changes)).rejects.toThrow(
          `${priya.id} changed the contact ${now.toISOString()}, after you opened this form. Nothing was changed. Open it again.`,
        );
      }
      expect(await contactNow()).toBe(dpo);
      await atOnce(contactForm, alex, { address: 'owner@northvale.example' });
      expect(await contactNow()).toBe('owner@northvale.example');
    });
  });

  describe('while somebody said who may see the case', () => {
    const membersNow = async () => (await fileNow()).kase.visibility.members;
    const refusal = (by: Person) =>
      `${by.id} changed who may see this case ${now.toISOString()}, after you opened this form. Nothing was changed. Open it again.`;

    test('opens a case to nobody that was restricted meanwhile', async () => {
      const opened = await opens(visibilityForm, priya);
      await atOnce(visibilityForm, alex, { restricted: 'yes' });
      await expect(saves(visibilityForm, priya, opened, { onePerson: 'Health' })).rejects.toThrow(refusal(alex));
      expect(await membersNow()).toEqual([alex.id]);
      await atOnce(visibilityForm, priya, { onePerson: 'Health' });
      expect((await fileNow()).kase.visibility).toEqual({ members: [alex.id], onePerson: 'Health' });
    });

    test('lets nobody in again who was taken out meanwhile', async () => {
      await atOnce(visibilityForm, alex, { restricted: 'yes', members: [tom.id] });
      const opened = await opens(visibilityForm, alex);
      await atOnce(visibilityForm, priya, { members: [] });
      await expect(saves(visibilityForm, alex, opened, { onePerson: 'Health' })).rejects.toThrow(refusal(priya));
      expect(await membersNow()).toEqual([alex.id]);
    });

    test('tells those outside no more than that it is restricted', async () => {
      const opened = await opens(visibilityForm, alex);
      await atOnce(visibilityForm, priya, { restricted: 'yes', members: [] });
      await expect(saves(visibilityForm, tom, opened)).rejects.toThrow('is restricted to named officers');
    });
  });
});
