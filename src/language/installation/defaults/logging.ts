import { versions } from '../../versions/version-range.ts';
import { type DefaultingStep, fill } from './draft.ts';

const CNI_LOGGING = versions('3.26.0..');

/** The log of the Calico plugin, each setting by itself (core_controller.go fillDefaults, 3.26+). */
export const fillLogging: DefaultingStep = (draft, context) => {
  if (draft.cni.type !== 'Calico' || !context.holds(CNI_LOGGING)) return;
  const cni = { ...draft.logging?.cni };
  fill(cni, 'logSeverity', 'Info');
  fill(cni, 'logFileMaxSize', '100Mi');
  fill(cni, 'logFileMaxAgeDays', 30);
  fill(cni, 'logFileMaxCount', 10);
  draft.logging = { ...draft.logging, cni };
};
