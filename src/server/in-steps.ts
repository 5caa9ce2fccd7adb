import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Steps } from '../language/service.ts';

/** Milliseconds of work, and of rest after it, in which what is more urgent is answered: a keystroke, say. */
const WORK = 5;
const REST = 5;

/**
 * Runs work that is cut into steps, with pauses between them; undefined when it is cancelled, or when the text is
 * not any more what the work is about: it has changed, or is closed.
 */
export async function inSteps<Result>(
  steps: Steps<Result>,
  document: TextDocument,
  documents: TextDocuments<TextDocument>,
  token: CancellationToken,
): Promise<Result | undefined> {
  const { uri, version } = document;
  const isCurrent = () => documents.get(uri) === document && document.version === version;
  let start = performance.now();
  while (!token.isCancellationRequested && isCurrent()) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - start < WORK) continue;
    await new Promise((resolve) => setTimeout(resolve, REST));
    start = performance.now();
  }
  return undefined;
}
