import type { Request, RequestStatus } from '../../shared/domain/request.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';
import { useNow } from './use-now.ts';
import { untilWords } from './words.ts';

type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'error' | 'info';

const looks: Record<RequestStatus, { word: string; icon: IconName; tone: Tone }> = {
  Processing: { word: 'Processing', icon: 'refresh', tone: 'info' },
  PendingMFA: { word: 'Waiting for the call', icon: 'phone', tone: 'warning' },
  PendingApproval: { word: 'Waiting for approval', icon: 'person', tone: 'warning' },
  Scheduled: { word: 'Scheduled', icon: 'calendar', tone: 'info' },
  Active: { word: 'Active', icon: 'success', tone: 'success' },
  Closing: { word: 'Closing', icon: 'refresh', tone: 'info' },
  Closed: { word: 'Closed', icon: 'check', tone: 'neutral' },
  Expired: { word: 'Expired', icon: 'clock', tone: 'neutral' },
  Rejected: { word: 'Rejected', icon: 'stop', tone: 'error' },
};

/** The words of a state, the same everywhere. */
export function statusWord(status: RequestStatus): string {
  return looks[status].word;
}

export interface StatusChipProps {
  request: Pick<Request, 'status' | 'expiresAt' | 'requestedTime' | 'statusReason'>;
  /** True shows the reason after `Rejected` on the page; else it is the chip's description. */
  withReason?: boolean;
}

/** A request's state: a word, its icon, and until when. */
export function StatusChip({ request, withReason = false }: StatusChipProps) {
  const now = useNow();
  const { icon, tone } = looks[request.status];
  const word = sentence(request, now);
  const reason = request.status === 'Rejected' && request.statusReason !== '' ? request.statusReason : null;
  return (
    <span className="status-with-reason">
      <span className="chip" data-tone={tone} {...(reason !== null && !withReason ? { title: reason } : {})}>
        <Icon name={icon} size={14} />
        <span className="chip-text">{word}</span>
      </span>
      {reason !== null && withReason && <span>{reason}</span>}
    </span>
  );
}

function sentence(request: StatusChipProps['request'], now: number): string {
  const { word } = looks[request.status];
  if (request.status === 'Active' && request.expiresAt !== null)
    return `Active until ${untilWords(request.expiresAt, now)}`;
  if (request.status === 'Scheduled' && request.requestedTime !== null)
    return `Scheduled for ${untilWords(request.requestedTime, now)}`;
  return word;
}
