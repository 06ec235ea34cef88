import type { Output } from '../../shared/contract/registry.ts';
import { occasionWords } from '../../shared/domain/explanation.ts';
import { gateNames, gateVerdictWords, outcomeWords } from '../../shared/domain/gate.ts';
import { wallClock } from '../../shared/domain/time-zone.ts';
import type { UserName } from '../../shared/domain/user.ts';
import { durationInWords } from '../../shared/domain/words.ts';

type Told = Output<'activation.explainNamed'>;

/** For scripts: as the engine answers, each moment as ISO 8601 UTC. */
export function explainedForScripts(told: Told): Record<string, unknown> {
  const { window, rights } = told;
  return {
    ...told,
    startsAt: iso(told.startsAt),
    endsAt: iso(told.endsAt),
    memberUntil: iso(told.memberUntil),
    lapsesAt: iso(told.lapsesAt),
    window: window && { ...window, closesAt: iso(window.closesAt), opensAt: iso(window.opensAt) },
    rights: rights && {
      ...rights,
      membership: iso(rights.membership),
      ticket: {
        ...rights.ticket,
        until: iso(rights.ticket.until),
        untilByDefault: iso(rights.ticket.untilByDefault),
      },
    },
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** For people: the answer, then each part of it under its heading, with times on the forest's clock. */
export function explainedInText(told: Told): string {
  return [answer(told), gates(told), times(told), call(told), approvers(told), steps(told), events(told)]
    .filter(part => part !== '')
    .join('\n\n');
}

function answer({ role, user, ttl, outcome, summary }: Told): string {
  const asks = ttl === 0 ? `to end ${role.displayName}` : `${role.displayName} for ${durationInWords(ttl)}`;
  return `${fullName(user)} asks ${ttl === 0 ? '' : 'for '}${asks}.\n${outcomeWords[outcome]}. ${summary}`;
}

function gates({ gates: list }: Told): string {
  return part(
    'Gates',
    list.map(({ id, verdict, reason }) => [gateVerdictWords[verdict], gateNames[id], reason]),
  );
}

function times({ startsAt, endsAt, rights, window, limits, outcome, timeZone }: Told): string {
  const at = (moment: number) => clock(moment, timeZone);
  const rows: string[][] = [];
  if (outcome !== 'refused' && outcome !== 'closed') {
    rows.push(['Start', at(startsAt)], ['End', at(endsAt)]);
  }
  if (rights !== null) {
    rows.push(['Membership ends', at(rights.membership)], ['Ticket ends', rights.ticket.sentence]);
  }
  const from = limits.mostFrom === 'role' ? 'the role’s TTL' : 'RoleMaximalDuration of the configuration';
  rows.push([
    'Duration',
    `${durationInWords(limits.least)} to ${durationInWords(limits.most)}; the longest is ${from}`,
  ]);
  if (window !== null) {
    const { from: opens, to, open, closesAt, opensAt } = window;
    const now = open
      ? `open at the start${closesAt === null ? '' : ` until ${at(closesAt)}`}`
      : 'closed at the start';
    const next = opensAt === null ? '' : `; opens next at ${at(opensAt)}`;
    rows.push(['Window', `${opens ?? '00:00'}–${to ?? '24:00'} (${timeZone}), ${now}${next}`]);
  }
  return part('Times', rows);
}

function call({ call: dialled, provider }: Told): string {
  if (dialled === null) return '';
  const by = `${provider.name}${provider.simulated ? ' (no telephone is called)' : ''}`;
  return part('Phone call', [
    ['Number', dialled.shown],
    ['Dialled as', dialled.number],
    ['Provider', by],
  ]);
}

function approvers({ approvers: list }: Told): string {
  return part(
    'Who decides',
    list.map(({ user, may, reason }) => [
      may ? 'may' : 'may not',
      user === null ? 'a removed user' : fullName(user),
      reason,
    ]),
  );
}

function steps({ rights }: Told): string {
  return part(
    'What the person does',
    (rights?.steps ?? []).map(({ when, text, command }) => [
      when,
      command === null ? `${text}.` : `${text}: ${command}`,
    ]),
  );
}

function events({ events: list }: Told): string {
  return part(
    'Events that will be written',
    list.map(({ id, title, occasion }) => [String(id), title, occasionWords[occasion]]),
  );
}

function clock(at: number, timeZone: string): string {
  const { date, time } = wallClock(timeZone, at);
  return `${date} ${time} (${timeZone})`;
}

function fullName({ sourceDisplayName, privAccountName }: UserName): string {
  return sourceDisplayName === '' ? privAccountName : `${sourceDisplayName} (${privAccountName})`;
}

/** A heading with its rows, the columns one below the other; '' where there are none. */
function part(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const width = (column: number) => Math.max(...rows.map(row => (row[column] ?? '').length));
  const lines = rows.map(row =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(width(column)))).join('  '),
  );
  return [title, ...lines.map(line => `  ${line}`)].join('\n');
}
