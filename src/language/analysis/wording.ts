import type { InstallationForm } from '../documents/installations.ts';
import type { CodedProblem } from './judge.ts';

/** A problem in the words of the text that it is of: in the values of a chart, the spec is called `installation`. */
export function inWordsOf(form: InstallationForm, problem: CodedProblem): CodedProblem {
  if (form !== 'values' && form !== 'parameter') return problem;
  const fixes = problem.fixes?.map((fix) => ({ ...fix, title: reword(fix.title) }));
  const related = problem.related?.map((place) => ({ ...place, message: reword(place.message) }));
  return { ...problem, message: reword(problem.message), fixes, related };
}

function reword(text: string): string {
  return text.replaceAll(/(?<=`|^Move to )spec(?=[`.[]|$)/gi, (word) =>
    word[0] === 'S' ? 'Installation' : 'installation',
  );
}
