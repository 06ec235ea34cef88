import { IconButton } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { CallView } from '../../../shared/domain/call.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useNow } from '../../components/use-now.ts';
import { callAnnouncement, callClock, dockedCalls, resultWords, stateWords } from './call-words.ts';
import { useCalls } from './use-calls.ts';
import { useHandset } from './use-handset.ts';
import './calls.css';
import './dock.css';

/**
 * The calls that are live, on every page: a bar at the lower edge of the frame, one line a call, with the handset's next keys
 * and a way to the request. A call whose request is open on the page is shown there and not here. It also tells a screen
 * reader of each state, so it stays mounted. Draws nothing while there is no call.
 */
export function CallDock() {
  const calls = useCalls();
  const now = useNow(1000);
  const { pathname } = useLocation();
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  useCallAnnouncements(calls);
  const shown = dockedCalls(calls, dismissed, now).filter(call => !pathname.endsWith(`/${call.requestId}`));
  if (shown.length === 0) return null;
  return (
    <section className="call-dock" aria-label="Calls in progress">
      {shown.map(call => (
        <DockedCall
          key={call.id}
          call={call}
          now={now}
          onDismiss={() => setDismissed(before => new Set([...before, call.id]))}
        />
      ))}
    </section>
  );
}

function DockedCall({ call, now, onDismiss }: { call: CallView; now: number; onDismiss: () => void }) {
  const { press, offBecause } = useHandset(call);
  const ended = call.state === 'ended';
  const key = (label: string, kind: 'answer' | 'hash' | 'hang-up') => (
    <button type="button" className="dock-key" data-kind={kind} onClick={() => press({ kind })}>
      {label}
    </button>
  );
  return (
    <div className="docked-call" data-state={call.state} data-verified={call.outcome?.verified ?? false}>
      <span className="handset-wave" aria-hidden="true">
        <Icon name={ended ? (call.outcome?.verified === true ? 'success' : 'error') : 'phone'} />
      </span>
      <span className="docked-words">
        <strong>{ended ? resultWords(call) : `${stateWords[call.state]}: ${call.userName}`}</strong>
        <span>
          {call.number} for {call.roleName}
        </span>
      </span>
      <span className="figures docked-clock">{callClock(call, now)}</span>
      <span className="docked-keys">
        {call.simulated && offBecause('answer') === null && key('Answer', 'answer')}
        {call.simulated && offBecause('hash') === null && key('Press #', 'hash')}
        {call.simulated && offBecause('hang-up') === null && key('Hang up', 'hang-up')}
        <Link to={`/requests/${call.requestId}`}>{ended ? 'Open the request' : 'Open the call'}</Link>
        {ended && (
          <IconButton aria-label={`Put the ended call to ${call.userName} away`} onClick={onDismiss}>
            <Icon name="close" size={14} />
          </IconButton>
        )}
      </span>
    </div>
  );
}

/** Says each new state of each call once; what was there when the window opened is not news. */
function useCallAnnouncements(calls: readonly CallView[]): void {
  const announce = useAnnounce();
  const said = useRef<Map<string, string> | null>(null);
  useEffect(() => {
    const before = said.current;
    said.current = new Map(calls.map(call => [call.id, call.state]));
    if (before === null) return;
    for (const call of calls) if (before.get(call.id) !== call.state) announce(callAnnouncement(call));
  }, [calls, announce]);
}
