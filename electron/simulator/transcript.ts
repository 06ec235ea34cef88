import { createHash } from 'node:crypto';
import { simulationLimits, type Simulation } from '../../shared/domain/simulation.ts';

/** One record of a run: what the hash is made of, and the sentence that the history would show. */
export interface TranscriptLine {
  at: number;
  event: number;
  /** The request's number in the run, from 1. */
  request: number;
  account: string;
  role: string;
  status: string;
  /** What the event says beside: a call's code, the gates that refused, who decided, the end of the activation. */
  detail: string;
  message: string;
}

export interface Transcript {
  add(line: TranscriptLine): void;
  end(): Pick<Simulation, 'lines' | 'hash' | 'transcript'>;
}

/** The first line of every transcript: another layout of the lines needs another number. */
export const transcriptHead = 'Bastion Console transcript 1\n';
/** Text is handed to the hash in pieces of about this many characters: fewer and larger ones cost less. */
const piece = 65_536;

/**
 * Hashes the canonical lines (fields between tabs, UTF-8, a line feed after each) and keeps the first for reading. The sentences are
 * not hashed: other words for the same happening are no other happening.
 */
export function createTranscript(): Transcript {
  const hash = createHash('sha256');
  const first: Simulation['transcript'] = [];
  let waiting = transcriptHead;
  let lines = 0;
  return {
    add(line) {
      lines += 1;
      waiting += canonicalLine(lines, line);
      if (waiting.length > piece) {
        hash.update(waiting, 'utf8');
        waiting = '';
      }
      if (first.length < simulationLimits.transcript) {
        const { at, event, request, message } = line;
        first.push({ at, event, request, message });
      }
    },
    end: () => ({ lines, hash: hash.update(waiting, 'utf8').digest('hex'), transcript: first }),
  };
}

/** A line as it is hashed. `number` counts the lines from 1. */
export function canonicalLine(number: number, line: TranscriptLine): string {
  const { at, event, request, account, role, status, detail } = line;
  return `${number}\t${at}\t${event}\t${request}\t${account}\t${role}\t${status}\t${detail}\n`;
}
