import fc from 'fast-check';

export const people = ['U0ALEX', 'U0TOM', 'U0PRIYA'] as const;
export type User = (typeof people)[number];

/** Something that somebody does, or that happens. Numbers choose among what there is then. */
export type Move =
  /**
   * Presses something on the card as they last saw it, or looks first; twice is a double click. Fills in so many of the
   * forms that open one after another, and leaves the next one lying open.
   */
  | { kind: 'press'; who: User; which: number; looks: boolean; twice: boolean; fills: number }
  /** Fills in the form that has been lying open, and sends it. */
  | { kind: 'submit'; who: User; choice: number }
  | { kind: 'mail'; what: 'follow-up' | 'words' | 'away' | 'stranger' }
  | { kind: 'wait'; ms: number }
  /** What everybody will see of a press is still on its way when another sends a note. */
  | { kind: 'overtake'; who: User };

/** What goes on at the same time, and how slow Slack is with what changes a message: the dice say which of it. */
export type Moment = { moves: Move[]; slack: null | 'slow' | 'slow-answer'; dice: number };

/** The lead may do everything, and whoever has claimed a case most of it: most is done by these two. */
const who = fc.constantFrom(...people, 'U0ALEX' as const, 'U0PRIYA' as const, 'U0PRIYA' as const);
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      who,
      which: fc.nat(99),
      looks: fc.boolean(),
      twice: fc.nat(5).map((drawn) => drawn === 5),
      fills: fc.constantFrom(3, 3, 1, 0),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('submit' as const), who, choice: fc.nat(99) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('mail' as const),
      what: fc.constantFrom('follow-up' as const, 'words' as const, 'away' as const, 'stranger' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(2 * SECOND, 61 * SECOND, 61 * SECOND, 3 * HOUR, 24 * HOUR, 72 * HOUR),
    }),
  },
);

const busy: fc.Arbitrary<Moment> = fc.record({
  moves: fc.array(move, { minLength: 1, maxLength: 3 }),
  slack: fc.constantFrom('slow' as const, 'slow-answer' as const, null),
  dice: fc.nat(999),
});
const overtaken: fc.Arbitrary<Moment> = fc.record({
  moves: fc.tuple(fc.record({ kind: fc.constant('overtake' as const), who })),
  slack: fc.constant(null),
  dice: fc.nat(999),
});
const moment = fc.oneof({ weight: 3, arbitrary: busy }, { weight: 1, arbitrary: overtaken });

export const moments: fc.Arbitrary<Moment[]> = fc.array(moment, { minLength: 6, maxLength: 14 });
