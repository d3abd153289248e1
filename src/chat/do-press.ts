import type { Act } from '../../blocks/ids.ts';
import type { Target } from '../../blocks/kit.ts';
import type { Done } from '../desk/deed.ts';
import { ensureOpen } from '../desk/record-opening.ts';
import { admitted } from './admitted.ts';
import type { Doing } from './click.ts';
import type { Office, Who } from './office.ts';

/** Does what a button does. Throws NotAllowed. */
export async function doPress(office: Office, who: Who, press: { act: Act; on: Target; click: Doing }): Promise<Done> {
  const { act, on, click } = press;
  const officer = await admitted(office, who, click.wish ?? 'change');
  await ensureOpen(office.desk, officer, on);
  const done = await click.does(office.desk, officer, on, causeOf(who, act, on));
  office.desk.log.info({ officer: officer.id, reference: done.reference }, 'done at a press');
  return done;
}

/** One person's press of one button as it was drawn is one cause, however often it arrives. */
function causeOf({ user }: Who, act: Act, { reference, version, id }: Target): string {
  return [user, act, reference, version, id].join(' ');
}
