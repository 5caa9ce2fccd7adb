import type { AnalysedInstallation } from '../analysis/analyse.ts';
import { printYaml } from '../syntax/print.ts';
import type { Path } from '../text/path.ts';

/** What the operator makes of an Installation, to be read beside it. */
export interface EffectiveText {
  /** YAML; every value that nobody wrote has the comment `# default`. */
  readonly text: string;
  /** The same object without what was filled in: the other side of a diff. */
  readonly written: string;
  /** What was taken to hold of the cluster. */
  readonly assumptions: readonly string[];
}

export function effectiveText(judged: AnalysedInstallation): EffectiveText {
  const { installation, target } = judged;
  const { assumptions } = installation;
  const texts = [...new Set(assumptions.map(({ text }) => text))];
  const head = [
    `# The effective Installation: what the operator of Calico ${target.version.text} works with.`,
    '# Values with the comment "default" are not written in the file.',
    ...(installation.completeness === 'partial'
      ? ['# This is a patch or an overlay: the operator fills in nothing here.']
      : []),
    ...texts.map((text) => `# Assumed: ${text}`),
  ];
  const object = (spec: unknown): unknown => ({
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: { name: installation.name ?? 'default' },
    spec,
  });
  const commentOf = (path: Path): string | undefined =>
    path[0] === 'spec' && !installation.isWritten(path) ? 'default' : undefined;
  return {
    text: `${head.join('\n')}\n${printYaml(object(installation.spec), commentOf)}`,
    written: printYaml(object(installation.written), () => undefined),
    assumptions: texts,
  };
}
