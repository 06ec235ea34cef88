import type {
  ForwardTargetId,
  ForwardTargetValues,
  ForwardTargetView,
} from '../../../../shared/domain/forwarding.ts';

/** The form's values: numbers as they are typed. A target uses those that it has. */
export interface ForwardFormValues {
  on: boolean;
  host: string;
  port: string;
  transport: 'tls' | 'tcp';
  serverName: string;
  caFile: string;
  certificateFile: string;
  keyFile: string;
  passphrase: string;
  facility: string;
  path: string;
  rotateAt: string;
  refuse: boolean;
  minutes: string;
  entries: string;
  fromStart: boolean;
  reason: string;
}

/** 6514 is the port that RFC 5425 gives syslog over TLS. */
const empty: ForwardFormValues = {
  on: true,
  host: '',
  port: '6514',
  transport: 'tls',
  serverName: '',
  caFile: '',
  certificateFile: '',
  keyFile: '',
  passphrase: '',
  facility: '13',
  path: '',
  rotateAt: '100',
  refuse: false,
  minutes: '15',
  entries: '1000',
  fromStart: false,
  reason: '',
};

export function forwardValuesOf(target: ForwardTargetView | undefined): ForwardFormValues {
  if (target === undefined) return empty;
  const { on, policy } = target;
  const texts = Object.entries({ ...target.settings, ...policy }).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(value) : value,
  ]);
  return { ...empty, on, ...(Object.fromEntries(texts) as Partial<ForwardFormValues>) };
}

/** What the form says, not checked yet: a number that is none is NaN, which the contract's schema refuses in words. */
export function forwardTargetOf(id: ForwardTargetId, values: ForwardFormValues): ForwardTargetValues {
  const { on, refuse, host, transport, serverName, caFile, certificateFile, keyFile, path } = values;
  const policy = { refuse, minutes: number(values.minutes), entries: number(values.entries) };
  if (id === 'cef-file') return { id, on, policy, settings: { path, rotateAt: number(values.rotateAt) } };
  const [port, facility] = [number(values.port), number(values.facility)];
  const settings = { host, port, transport, serverName, caFile, certificateFile, keyFile, facility };
  return { id, on, policy, settings };
}

function number(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN;
}

/** The field that an issue's path names: `target.settings.host`, `policy.minutes`. */
export function forwardFieldOf(path: string): keyof ForwardFormValues | undefined {
  const name = path.split('.').at(-1) ?? '';
  return Object.hasOwn(empty, name) ? (name as keyof ForwardFormValues) : undefined;
}
