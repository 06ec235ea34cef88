import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ForwardTargetValues, SyslogSettings } from '../../shared/domain/forwarding.ts';
import { connect, connectSteps, StepFailure, type ConnectStep } from './connect.ts';
import { failureWords } from './failure-words.ts';
import { sendAll } from './send.ts';
import { framed, testLine, type Sender } from './syslog-line.ts';

export type TestStepId = ConnectStep | 'sent' | 'written';

export interface TestStep {
  id: TestStepId;
  /** `skipped` comes after one that failed. */
  state: 'passed' | 'failed' | 'skipped';
  detail: string;
}

export interface Testing {
  values: ForwardTargetValues;
  passphrase: () => string | null;
  /** Null for a file. */
  sender: Sender | null;
  now: () => number;
}

/** Milliseconds for the whole test. */
const patience = 20_000;

/** Tries a target without delivering an entry: a receiver gets a message that says it is a test, a folder a file that is removed. */
export async function testTarget({ values, passphrase, sender, now }: Testing): Promise<TestStep[]> {
  if (values.id === 'cef-file') return [await testFolder(dirname(values.settings.path))];
  if (sender === null) return [];
  const steps: TestStep[] = [];
  const signal = AbortSignal.timeout(patience);
  const add = (id: TestStepId, state: TestStep['state'], detail: string) => steps.push({ id, state, detail });
  try {
    const socket = await connect({
      settings: values.settings,
      passphrase: passphrase(),
      signal,
      passed: (step, detail) => add(step, 'passed', detail),
    });
    await sendAll(socket, [framed(testLine(now(), sender))], signal);
    add(
      'sent',
      'passed',
      'A message that says it is a test was sent, and the receiver closed the connection in good order.',
    );
  } catch (error) {
    add(stepOf(error), 'failed', sentence(error));
  }
  const known = new Set(steps.map(({ id }) => id));
  for (const id of stepsOf(values.settings))
    if (!known.has(id)) add(id, 'skipped', 'Not tried: a step before it failed.');
  return steps;
}

function stepsOf({ transport }: SyslogSettings): TestStepId[] {
  const all: TestStepId[] = [...connectSteps, 'sent'];
  return transport === 'tls' ? all : all.filter(id => id !== 'tls' && id !== 'name');
}

function stepOf(error: unknown): TestStepId {
  return error instanceof StepFailure ? error.step : 'sent';
}

async function testFolder(folder: string): Promise<TestStep> {
  const path = join(folder, `.bastion-test-${randomUUID()}`);
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile('test\n');
      await file.sync();
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
    return { id: 'written', state: 'passed', detail: `A file was written to ${folder} and removed again.` };
  } catch (error) {
    return { id: 'written', state: 'failed', detail: `${folder} cannot be written: ${failureWords(error)}.` };
  }
}

/** With a capital and a full stop, whichever way the failure was told. */
function sentence(error: unknown): string {
  if (error instanceof StepFailure) return error.message;
  const text = error instanceof DOMException ? 'It took longer than 20 seconds.' : failureWords(error);
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}
