import * as vscode from 'vscode';
import type { Row } from '../../cluster/view/row.ts';
import { literal, literalLine } from '../window/literal.ts';

/** A row as the editor takes it. */
export function treeItem(row: Row): vscode.TreeItem {
  const { id, icon, expands, menu, action } = row;
  const label = literalLine(row.label);
  const description = row.description && literalLine(row.description);
  const beside = [label, description].filter(Boolean);
  const item = new vscode.TreeItem(label, COLLAPSIBLE[expands]);
  item.id = id;
  item.description = description;
  item.tooltip = literal(row.tooltip ?? beside.join(' · '));
  item.contextValue = menu;
  item.accessibilityInformation = { label: literalLine(row.spoken ?? beside.join(', ')) };
  if (icon) {
    item.iconPath = new vscode.ThemeIcon(
      icon.name,
      icon.colour ? new vscode.ThemeColor(icon.colour) : undefined,
    );
  }
  if (action) {
    item.command = { title: label, command: 'calicoInstallation.fixClusterView', arguments: [id, action] };
  }
  return item;
}

const COLLAPSIBLE = {
  no: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;
