import { expect, test } from 'vitest';
import { claim } from '../../src/case/claim.ts';
import { can, type LifecycleAct, lifecycle } from '../../src/case/lifecycle.ts';
import { NotAllowed } from '../../src/case/not-allowed.ts';
import { reassign } from '../../src/case/reassign.ts';
import { replay } from '../../src/case/replay.ts';
import { closedTo, ensureMaySee, setVisibility } from '../../src/case/visibility.ts';
import { at, ours } from './deeds.ts';
import { claimed } from './history.ts';
import { alex, opened, priya, tom } from './seed.ts';

const open = { members: null, onePerson: null, reason: null };
const restricted = () => {
  const history = [...opened(), claimed('alex')];
  return replay([...history, ...setVisibility(replay(history), alex, at, { ...open, members: [] })]);
};

test('a restricted case is its owner’s and that of whoever restricted it, besides those who are named', () => {
  const [event] = setVisibility(ours, priya, at, { ...open, members: ['tom'] });
  expect(event).toMatchObject({ type: 'visibility-set', members: ['tom', 'priya', 'alex'] });
});

test('nobody else may open it or do anything with it, team leads among them', () => {
  const kase = restricted();
  expect(() => ensureMaySee(kase, alex)).not.toThrow();
  for (const outside of [tom, priya]) {
    expect(() => ensureMaySee(kase, outside)).toThrow(NotAllowed);
    // Keys of the table, and nothing else.
    const acts = (Object.keys(lifecycle) as LifecycleAct[]).filter((act) => can(act, kase, outside));
    expect(acts).toEqual(outside.lead ? ['restrict'] : []);
  }
  expect(() => claim(kase, tom, at)).toThrow('restricted to named officers');
});

test('a team lead changes who sees it without seeing it, and the history says so', () => {
  const kase = restricted();
  const [event] = setVisibility(kase, priya, at, { ...open, members: ['tom'] });
  expect(event).toMatchObject({ by: 'priya', members: ['tom', 'alex'] });
});

test('it is handed only to somebody who may open it', () => {
  expect(() => reassign(restricted(), alex, at, { to: 'tom', note: null })).toThrow('may not open');
});

test('it can be opened to every officer again', () => {
  const kase = restricted();
  expect(setVisibility(kase, alex, at, open)).toMatchObject([{ members: null }]);
  expect(closedTo(ours, tom)).toBeNull();
});

test('an organisation that is one person is called by its sector', () => {
  const history = [...opened(), claimed('alex')];
  const [event] = setVisibility(replay(history), alex, at, { ...open, onePerson: 'Health' });
  expect(replay([...history, ...(event ? [event] : [])]).visibility).toEqual({ members: null, onePerson: 'Health' });
});
