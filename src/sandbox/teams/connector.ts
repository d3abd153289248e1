import type { Hono } from 'hono';
import { changeActivity, postActivity, removeActivity } from './activities.ts';
import { type Answer, type Call, throughGate } from './connector-gate.ts';
import { member, members, pagedMembers, team, teamChannels } from './look-ups.ts';
import { startConversation } from './start-conversation.ts';
import type { Teams } from './teams.ts';

type Route = [
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  run: (teams: Teams, call: Call) => Promise<Answer>,
];

/** Everything of the Bot Framework's connector that this Teams has: learn.microsoft.com/azure/bot-service/rest-api. */
const routes: Route[] = [
  ['POST', '/conversations', startConversation],
  ['POST', '/conversations/:conversation/activities', postActivity],
  ['POST', '/conversations/:conversation/activities/:activity', postActivity],
  ['PUT', '/conversations/:conversation/activities/:activity', changeActivity],
  ['DELETE', '/conversations/:conversation/activities/:activity', removeActivity],
  ['GET', '/conversations/:conversation/members', members],
  ['GET', '/conversations/:conversation/members/:member', member],
  ['GET', '/conversations/:conversation/pagedMembers', pagedMembers],
  ['GET', '/teams/:team', team],
  ['GET', '/teams/:team/conversations', teamChannels],
];

export function mountConnector(app: Hono, teams: Teams) {
  for (const [method, path, run] of routes) {
    app.on(method, `/teams/connector/v3${path}`, (c) => throughGate(c, teams, (call) => run(teams, call)));
  }
}
