import { type Ref, useEffect, useRef } from 'react';
import { callStatus } from '../../../shared/domain/call-status.ts';
import type { CallView } from '../../../shared/domain/call.ts';
import { Chip } from '../../components/Chip.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { useNow } from '../../components/use-now.ts';
import { exactWords } from '../../components/words.ts';
import { beganAt, callClock, providerWords, stateWords } from './call-words.ts';
import './calls.css';
import { EndWithStatus } from './EndWithStatus.tsx';
import { HandsetKey } from './HandsetKey.tsx';
import { type Handset, useHandset } from './use-handset.ts';

/** A call in progress: who is called, on what number, by which provider; the handset; the states as they come; the result. */
export function CallPanel({ call: pushed, who }: { call: CallView; who: string }) {
  // On the request's own page the person's name is known; the call itself carries the account.
  const call = { ...pushed, userName: who };
  const hash = useRef<HTMLButtonElement>(null);
  // After answering, # is the next key.
  const handset = useHandset(call, () => hash.current?.focus());
  const result = useRef<HTMLDivElement>(null);
  const state = useRef(call.state);
  // The keys go when the call ends: who pressed the last one goes on at the result.
  useEffect(() => {
    const before = state.current;
    state.current = call.state;
    if (before !== 'ended' && call.state === 'ended' && document.activeElement === document.body)
      result.current?.focus();
  }, [call.state]);
  return (
    <section className="call-panel" aria-label={`Call to ${call.userName}`}>
      <div className="handset" data-state={call.state} data-verified={call.outcome?.verified ?? false}>
        <CallDisplay call={call} />
        {call.simulated && call.state !== 'ended' && <Keys handset={handset} hash={hash} />}
      </div>
      <div className="call-side">
        {call.outcome !== null && <Result call={call} ref={result} />}
        <ol className="call-log" aria-label="The call so far">
          {call.log.map((line, at) => (
            <li key={`${String(line.at)} ${String(at)}`}>
              <time
                className="figures soft"
                dateTime={new Date(line.at).toISOString()}
                title={exactWords(line.at)}
              >
                {offsetWords(line.at - beganAt(call))}
              </time>
              <span>{line.text}</span>
            </li>
          ))}
        </ol>
        {handset.error !== null && <ErrorNotice error={handset.error} title="The handset did not do that" />}
        {call.simulated && call.state !== 'ended' && <EndWithStatus handset={handset} />}
      </div>
    </section>
  );
}

function CallDisplay({ call }: { call: CallView }) {
  const now = useNow(1000);
  return (
    <div className="handset-display">
      <div className="handset-top">
        <span>{call.simulated ? 'Simulated phone' : providerWords(call.provider)}</span>
        <span className="figures" aria-hidden={call.state !== 'ended'}>
          {callClock(call, now)}
        </span>
      </div>
      <div className="handset-call">
        <span className="handset-wave" aria-hidden="true">
          <Icon name={iconOf(call)} size={22} />
        </span>
        <div>
          <div className="handset-state">
            {call.outcome?.verified === true ? 'Verified' : stateWords[call.state]}
          </div>
          <div className="handset-number figures">{call.number}</div>
          <div className="handset-who">
            {call.userName} <span>to activate {call.roleName}</span>
          </div>
        </div>
      </div>
    </div>
  );
}

function Keys({ handset, hash }: { handset: Handset; hash: Ref<HTMLButtonElement> }) {
  const { press, offBecause } = handset;
  return (
    <div className="handset-keys" role="group" aria-label="Handset">
      <HandsetKey
        icon="phone"
        tone="take"
        offBecause={offBecause('answer')}
        onPress={() => press({ kind: 'answer' })}
      >
        Answer
      </HandsetKey>
      <HandsetKey sign="#" ref={hash} offBecause={offBecause('hash')} onPress={() => press({ kind: 'hash' })}>
        Press #
      </HandsetKey>
      <HandsetKey
        icon="close"
        tone="end"
        offBecause={offBecause('hang-up')}
        onPress={() => press({ kind: 'hang-up' })}
      >
        Hang up
      </HandsetKey>
      <HandsetKey
        sign="7"
        wide
        offBecause={offBecause('wrong-key')}
        onPress={() => press({ kind: 'wrong-key' })}
      >
        Wrong key
      </HandsetKey>
      <HandsetKey
        icon="clock"
        wide
        offBecause={offBecause('ignore')}
        onPress={() => press({ kind: 'ignore' })}
      >
        Let it ring
      </HandsetKey>
    </div>
  );
}

function Result({ call, ref }: { call: CallView; ref: Ref<HTMLDivElement> }) {
  const { outcome } = call;
  if (outcome === null) return null;
  return (
    <div className="call-result" tabIndex={-1} ref={ref} data-tone={outcome.verified ? 'success' : 'error'}>
      <Icon name={outcome.verified ? 'success' : 'error'} size={20} />
      <div>
        <strong>
          {call.userName} is {outcome.verified ? '' : 'not '}verified
        </strong>
        <p>
          {outcome.code !== null && (
            <>
              <Chip>Status {outcome.code}</Chip>{' '}
            </>
          )}
          {outcome.code === null ? outcome.words : callStatus(outcome.code).words}
        </p>
        {outcome.nextStep !== '' && <p>{outcome.nextStep}</p>}
      </div>
    </div>
  );
}

function iconOf(call: CallView): 'phone' | 'check' | 'stop' {
  if (call.state !== 'ended') return 'phone';
  return call.outcome?.verified === true ? 'check' : 'stop';
}

/** `+0:07`: how long after the call began. */
function offsetWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `+${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}
