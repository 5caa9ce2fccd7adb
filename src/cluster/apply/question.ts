import { compared } from '../compare/compared.ts';
import { summary } from '../compare/words.ts';
import { ownership } from '../facts/owner.ts';
import { type Chosen, choiceInWords } from './choice.ts';
import { lossesInWords, overwritesInWords } from './losses.ts';
import { keepers } from './owner-words.ts';
import type { ApplyPlan } from './plan.ts';

/**
 * What is asked before a plan is carried out: what it takes out before anything else, since that is what is missed
 * most, then what differs, whose fields change hands, and who may undo it. `place` names the context and the server.
 */
export function applyQuestion(plan: ApplyPlan, { taken, left }: Chosen, place: string): string {
  const { live, manifest, warnings, way } = plan;
  const { name } = manifest;
  const { changes } = compared(plan, { defaults: false });
  const losses = lossesInWords(live, changes);
  const overwrites = way === 'client-side' ? overwritesInWords(live, changes) : '';
  const tools = live ? keepers(ownership(live).owners).map(({ tool }) => tool) : [];
  return [
    live ? `Apply Installation ${name} to ${place}?` : `Create Installation ${name} in ${place}?`,
    ...(losses ? [`It ${losses}.`] : []),
    ...(overwrites ? [`It ${overwrites}.`] : []),
    ...(live ? [summary(changes)] : []),
    ...(taken.length > 0 ? [`It takes over ${choiceInWords(taken, 'from')}.`] : []),
    ...(left.length > 0 ? [`It leaves ${choiceInWords(left, 'to')}.`] : []),
    ...(tools.length > 0 ? [`${tools.join(' and ')} may overwrite it.`] : []),
    'Review the diff, then choose Apply to Cluster or Cancel Apply in its title bar.',
    ...warnings
      .filter((warning) => !MISSING_ANNOTATION.test(warning))
      .map((warning) => `kubectl warns: ${warning}`),
  ].join(' ');
}

/** kubectl mends that by itself, and says so. */
const MISSING_ANNOTATION = /last-applied-configuration annotation/;
