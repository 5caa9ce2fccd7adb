import type { CalicoFacts } from '../calico-facts.ts';
import { getCrd, type InstallationSchema } from '../commands/get-crd.ts';
import { getInstallation } from '../commands/get-installation.ts';
import { getOperatorImage } from '../commands/get-operator-image.ts';
import { failure, type Result, success } from '../errors/result.ts';
import type { Kubectl, RunOptions } from '../kubectl/kubectl.ts';
import { calicoVersion } from './calico-version.ts';
import { isFatal } from './gather.ts';

/** What a cluster says an Installation looks like. */
export interface OwnSchema extends InstallationSchema {
  /** `3.29.7`; empty where neither the operator nor an Installation may be read, or there is none. */
  readonly calicoVersion: string;
}

/**
 * Reads the definition of the Installation, and what Calico the cluster has: by the operator, else by the Installation
 * `default`. Nothing is written.
 */
export async function ownSchema(
  kubectl: Kubectl,
  options: RunOptions & { readonly context: string; readonly calicoFacts: CalicoFacts },
): Promise<Result<OwnSchema>> {
  const crd = await kubectl.run(getCrd, undefined, options);
  if (!crd.ok) {
    const isMissing = crd.error.kind === 'not-found';
    // In the words that tell a kind that is not known from an object that is not there.
    const detail = 'the server has no resource type installations.operator.tigera.io';
    return isMissing ? failure({ ...crd.error, detail }) : crd;
  }
  if (crd.value === '') {
    const { context } = options;
    const detail = 'the definition of the Installation has no schema of operator.tigera.io/v1';
    return failure({ kind: 'failed', detail, effect: 'reads', context, program: kubectl.program });
  }
  const image = await kubectl.run(getOperatorImage, undefined, options);
  if (isFatal(image)) return image;
  const operatorImage = image.ok ? image.value : '';
  const byOperator = await calicoVersion(
    { operatorImage, installation: undefined, clusterInformation: undefined, nodeImage: '' },
    options.calicoFacts,
  );
  if (byOperator.version !== '') return success({ ...crd.value, calicoVersion: byOperator.version });
  const installation = await kubectl.run(getInstallation, { name: 'default' }, options);
  if (isFatal(installation)) return installation;
  const byStatus = await calicoVersion(
    {
      operatorImage,
      installation: installation.ok ? installation.value : undefined,
      clusterInformation: undefined,
      nodeImage: '',
    },
    options.calicoFacts,
  );
  return success({ ...crd.value, calicoVersion: byStatus.version });
}
