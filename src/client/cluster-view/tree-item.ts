import * as vscode from 'vscode';
import type { Row } from '../../cluster/view/row.ts';

/** A row as the editor takes it. */
export function treeItem(row: Row): vscode.TreeItem {
  const { id, label, description, tooltip, icon, expands, menu, spoken, action } = row;
  const item = new vscode.TreeItem(label, COLLAPSIBLE[expands]);
  item.id = id;
  item.description = description;
  item.tooltip = tooltip ?? [label, description].filter(Boolean).join(' · ');
  item.contextValue = menu;
  item.accessibilityInformation = { label: spoken ?? [label, description].filter(Boolean).join(', ') };
  if (icon) {
    item.iconPath = new vscode.ThemeIcon(
      icon.name,
      icon.colour ? new vscode.ThemeColor(icon.colour) : undefined,
    );
  }
  if (action) {
    item.command = { title: label, command: 'calicoInstallation.mendClusterView', arguments: [id, action] };
  }
  return item;
}

const COLLAPSIBLE = {
  no: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;
