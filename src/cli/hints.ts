import { existsSync } from 'node:fs';
import path from 'node:path';
import { LONGEST_MANIFEST, readRegularFileSync } from '../files/read-regular-file.ts';
import { type FileSurvey, filesToAsk, type Hints, hintsAround, surveyFile } from '../language/service.ts';

/**
 * What is known of a file by its path and by what stands beside it: a `Chart.yaml`, and the kustomizations of its
 * folder and of those around it, up to the root of the repository.
 */
export function hintsOf(file: string): Hints {
  if (file === '-') return { path: file };
  const here = slashed(path.resolve(file));
  const roots = [slashed(repositoryOf(path.dirname(path.resolve(file))))];
  const files = new Map<string, FileSurvey>();
  for (const asked of filesToAsk(here, roots)) {
    const survey = surveyFile(asked, textOf(asked));
    if (survey) files.set(asked, survey);
  }
  return { path: file, ...hintsAround(here, { files, roots }) };
}

/** The folder around with a `.git` in it; the one given where there is none. */
function repositoryOf(folder: string): string {
  for (let one = folder; ; one = path.dirname(one)) {
    if (existsSync(path.join(one, '.git'))) return one;
    if (path.dirname(one) === one) return folder;
  }
}

/** Empty for what is not there or cannot be read: it is not the file that was asked about. */
function textOf(file: string): string {
  try {
    return readRegularFileSync(native(file), LONGEST_MANIFEST).toString('utf8');
  } catch {
    return '';
  }
}

/** With one slash before all else, also on Windows: `/c:/x`. */
function slashed(file: string): string {
  const steps = file.replaceAll(path.sep, '/');
  return steps.startsWith('/') ? steps : `/${steps}`;
}

function native(file: string): string {
  return path.sep === '/' ? file : file.slice(1);
}
