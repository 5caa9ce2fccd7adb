import { visibleLine, visibleText } from '../../cluster/text/foreign-text.ts';

/**
 * Where all that a command prints leaves it. What files, arguments and clusters hold can neither command the terminal
 * nor begin a line: see `foreign-text.ts`.
 */
export interface Printer {
  /** One line, whatever it quotes. */
  line(text: string): void;
  /** A text of many lines that ends its last one: YAML, a difference, a page, JSON. */
  text(text: string): void;
}

export function createPrinter(write: (text: string) => void): Printer {
  return {
    line: (text) => write(`${visibleLine(text)}\n`),
    text: (text) => write(visibleText(text)),
  };
}
