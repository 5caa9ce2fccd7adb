import type { Connection } from 'vscode-languageserver';
import {
  type ClusterFacts,
  type ClusterSchema,
  readClusterFacts,
  readClusterSchema,
  type Settings,
} from '../../language/service.ts';
import * as notifications from '../../protocol/notifications.ts';
import type { ParamsOf } from '../../protocol/request.ts';
import type { SettingsSource } from './settings.ts';

/** What a text is judged by, of what the client knows of a cluster. */
type OfCluster = Pick<Settings, 'cluster' | 'clusterVersion' | 'clusterSchema'>;

interface Told {
  readonly context: string;
  readonly told: OfCluster;
}

/**
 * Settings, and beside them what the client tells of clusters (`calicoInstallation/cluster`). It is kept as one value
 * from one notification to the next, since what was judged by it is told by its identity.
 */
export function followClusters(connection: Connection, settings: SettingsSource): SettingsSource {
  const own = new Map<string, Told>();
  let followed: Told | undefined;
  const listeners: (() => void)[] = [];
  const { method } = notifications.cluster;

  connection.onNotification(method, ({ uri, cluster }: ParamsOf<typeof notifications.cluster>) => {
    const told = cluster ? read(cluster, uri !== undefined) : undefined;
    if (uri === undefined) followed = told;
    else if (told) own.set(uri, told);
    else own.delete(uri);
    for (const listener of listeners) listener();
  });

  function read(known: notifications.KnownCluster, isLive: boolean): Told {
    const { context, calicoVersion, facts } = known;
    const told: OfCluster = {
      clusterVersion: { version: calicoVersion, isLive },
      cluster: facts && readFacts(facts, context),
      clusterSchema: readSchema(known),
    };
    return { context, told };
  }

  /** What is not of the right form is a fault of the client, and does not keep the rest from being used. */
  function readFacts(facts: object, context: string): ClusterFacts | undefined {
    const known = readClusterFacts(facts);
    if (typeof known !== 'string') return known;
    connection.console.warn(`The facts about the cluster of ${context} are not used: ${known}.`);
    return undefined;
  }

  /** One definition is told of for many documents, and again whenever something else of the cluster has changed. */
  function readSchema({
    context,
    calicoVersion,
    crd,
  }: notifications.KnownCluster): ClusterSchema | undefined {
    if (!crd) return undefined;
    const known = [followed, ...own.values()].find((other) => {
      const one = other?.told.clusterSchema;
      return one?.hash === crd.hash && one.context === context && one.calicoVersion === calicoVersion;
    });
    const schema = known?.told.clusterSchema ?? readClusterSchema({ context, calicoVersion, ...crd });
    if (!schema) connection.console.warn(`The CRD of the cluster of ${context} is not used: it has no spec.`);
    return schema;
  }

  /** A live object of the cluster that the window follows is judged by that one's schema, too. */
  function toldOf(uri: string): OfCluster | undefined {
    const { context, told } = own.get(uri) ?? followed ?? {};
    if (!told || told.clusterSchema || context !== followed?.context) return told;
    return { ...told, clusterSchema: followed?.told.clusterSchema };
  }

  return {
    of: (uri) => {
      const told = toldOf(uri);
      // Asked for with every keystroke, mostly without a cluster.
      const asked = settings.of(uri);
      return told ? asked.then((set) => ({ ...set, ...told })) : asked;
    },
    // A document may be closed and opened again while its cluster stays known: the client says when it does not.
    forget: (uri) => settings.forget(uri),
    onChange: (listener) => {
      settings.onChange(listener);
      listeners.push(listener);
    },
  };
}
