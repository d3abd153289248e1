import type { HomeView } from '@slack/types';
import type { Home } from '../../../blocks/kit.ts';
import { drawParts } from './render-parts.ts';
import { fitView } from './render-view.ts';

/** An officer's home as views.publish takes it. */
export function renderHome(home: Home): HomeView {
  return { type: 'home', blocks: fitView(drawParts(home.parts)) };
}
