import * as vscode from 'vscode';
import { type Result, success } from '../../cluster/errors/result.ts';
import { isRecord } from '../../cluster/object/live-object.ts';
import type { Target } from '../../cluster/target.ts';

/** Runs a command of ours against a target that was pinned before. */
export async function again(command: string, target: Target, ...more: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(`calicoInstallation.${command}`, target, ...more);
}

/** The target that a command was given by `again`; undefined where it came from the palette or elsewhere. */
export function givenTarget([value]: readonly unknown[]): Target | undefined {
  if (!isRecord(value as never)) return undefined;
  const { context, server } = value as Partial<Target>;
  return typeof context === 'string' && typeof server === 'string' ? { context, server } : undefined;
}

/** The target that a command was given, or else the one of the window. */
export async function givenOrOwnTarget(
  app: { target(): Promise<Result<Target>> },
  args: readonly unknown[],
): Promise<Result<Target>> {
  const given = givenTarget(args);
  return given ? success(given) : app.target();
}

export const CHANGE_COMMANDS = {
  enable: 'enableOnCluster',
  disable: 'disableOnCluster',
  remove: 'removeOnCluster',
} as const;
