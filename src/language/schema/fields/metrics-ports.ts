import { integer } from '../field.ts';

export const nodeMetricsPort = integer({ doc: 'TODO nodeMetricsPort.' });

export const typhaMetricsPort = integer({ doc: 'TODO typhaMetricsPort.' });
