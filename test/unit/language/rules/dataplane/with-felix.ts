/** An Installation with a line under `calicoNetwork`, and FelixConfiguration `default` beside it. */
export function withFelix(line: string, bpfEnabled: string | undefined, annotation?: string): string {
  const note =
    annotation === undefined ? '' : `\n  annotations:\n    operator.tigera.io/bpfEnabled: ${annotation}`;
  const setting = bpfEnabled === undefined ? '' : `\n  bpfEnabled: ${bpfEnabled}`;
  return `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
  calicoNetwork:
    ${line}
---
apiVersion: projectcalico.org/v3
kind: FelixConfiguration
metadata:
  name: default${note}
spec:
  logSeverityScreen: Info${setting}
`;
}
