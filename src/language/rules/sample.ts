/** A sample manifest: the head of an Installation called `default`, then these lines of its spec. */
export function installation(spec: string): string {
  const lines = spec.replace(/^\n/, '').trimEnd().split('\n');
  const indentation = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  const body = lines.map((line) => (line.trim() === '' ? '' : `  ${line.slice(indentation)}`)).join('\n');
  return `apiVersion: operator.tigera.io/v1
kind: Installation
metadata:
  name: default
spec:
${body}
`;
}
