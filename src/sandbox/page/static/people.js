// Who a visitor can be, in either chat.

export const PEOPLE = [
  { slack: 'U0ALEX', teams: teamsId(1), name: 'Alex Moss', role: 'officer' },
  { slack: 'U0TOM', teams: teamsId(2), name: 'Tom Okafor', role: 'officer' },
  { slack: 'U0PRIYA', teams: teamsId(3), name: 'Priya Anand', role: 'team lead' },
  { slack: 'U0SAM', teams: teamsId(4), name: 'Sam Reed', role: 'guest, no role' },
  { slack: null, teams: teamsId(5), name: 'Kim Bell', role: 'no role' },
  { slack: null, teams: teamsId(6), name: 'Lee Hart', role: 'of another organisation' },
];

function teamsId(number) {
  return `a1e00000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Those who can be in this chat. */
export const peopleIn = (surface) => PEOPLE.filter((one) => one[surface] !== null);

export const nameIn = (surface, id) => PEOPLE.find((one) => one[surface] === id)?.name ?? id;
